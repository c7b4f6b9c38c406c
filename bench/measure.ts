import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { N8n } from '../lab/n8n/n8n';
import type { Case } from './plan';
import { measuredNode } from './workflows';

/** What the server saw of a run. */
export interface Seen {
	requests: number;
	/** Of them, those that it refused because it served as many as it can. */
	refused: number;
	mostInFlight: number;
	meanInFlight: number;
	/** How long the server really took to answer, in milliseconds. */
	answeredAfter: number;
	/** The processor time that the server itself used, in milliseconds. */
	serverCpu: number;
}

/** One run of a workflow. */
export interface Run extends Seen {
	/** When the measured node began, in milliseconds since 1970. */
	startedAt: number;
	/** The measured node's wall time in milliseconds. */
	wall: number;
	/** The process's user and system time in milliseconds. */
	cpu: number;
	/** The process's peak memory in megabytes. */
	memory: number;
	/** The processor time of n8n and the server, in milliseconds. */
	ownCpu: number;
}

/** The stand-in that answers after a set time. */
export class LatencyServer {
	private constructor(
		private readonly child: ChildProcess,
		readonly baseUrl: string,
	) {}

	static async start(): Promise<LatencyServer> {
		const child = fork(join(__dirname, 'server.mjs'));
		const [{ port }] = (await once(child, 'message')) as [{ port: number }];
		return new LatencyServer(child, `http://127.0.0.1:${port}`);
	}

	async reset({ latency, serves, listed }: Case): Promise<void> {
		await this.ask({ reset: { latency, serves, listed } });
	}

	async seen(): Promise<Seen> {
		return (await this.ask({ stats: true })) as Seen;
	}

	stop(): void {
		this.child.disconnect();
	}

	private async ask(message: object): Promise<unknown> {
		this.child.send(message);
		const [answer] = (await once(this.child, 'message')) as unknown[];
		return answer;
	}
}

/**
 * Runs a workflow once in a fresh n8n process and says what it took.
 *
 * @param preload a script of ours that n8n's process runs first, and the settings that it reads
 */
export async function measure(
	n8n: N8n,
	server: LatencyServer,
	workflowId: string,
	one: Case,
	preload?: { script: string; settings: Record<string, string> },
): Promise<Run> {
	await server.reset(one);
	const usageFile = join(n8n.folder, 'usage.json');
	const execution = await n8n.execute(workflowId, {
		settings: { BENCH_USAGE_FILE: usageFile, ...preload?.settings },
		nodeOptions: ['usage.cjs', ...(preload ? [preload.script] : [])].flatMap((script) => [
			'--require',
			join(__dirname, script),
		]),
	});
	const usage = JSON.parse(await readFile(usageFile, 'utf8')) as { cpu: number; memory: number };
	const seen = await server.seen();
	const runs = execution.data.resultData.runData[measuredNode] ?? [];
	const [first, last] = [runs.at(0), runs.at(-1)];
	const items = runs.reduce((sum, { data }) => sum + (data?.main?.[0]?.length ?? 0), 0);
	const isAsked = one.serves !== undefined || one.listed !== undefined;
	const isDone = items === one.items && (isAsked || seen.requests === items);
	if (execution.status !== 'success' || !first || !last || !isDone) {
		const reason =
			execution.data.resultData.error?.message ?? `${items} items, ${seen.requests} requests`;
		throw new Error(`${workflowId} did not do its work: ${reason}`);
	}
	const startedAt = first.startTime;
	const wall = last.startTime + last.executionTime - startedAt;
	return { ...seen, ...usage, startedAt, wall, ownCpu: usage.cpu + seen.serverCpu };
}
