import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { N8n } from '../lab/n8n/n8n';
import type { Certificate } from './certificate';
import type { Case } from './plan';
import { measuredNode } from './workflows';

/** What the server saw of a run. */
export interface Seen {
	requests: number;
	/** Of them, those that it refused because it served as many as it can. */
	refused: number;
	/** The connections over which they came. */
	connections: number;
	/** How many of the connections resumed a TLS session; the others shook hands in full. */
	resumed: number;
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
}

/** What lies between n8n and a stand-in that is not on the same machine. */
export interface Distance {
	certificate: Certificate;
	/** In milliseconds. */
	roundTrip: number;
}

async function start(script: string, args: string[] = []) {
	const child = fork(join(__dirname, script), args);
	const [{ port }] = (await once(child, 'message')) as [{ port: number }];
	return { child, port };
}

/** The stand-in that answers after a set time. */
export class LatencyServer {
	private constructor(
		private readonly child: ChildProcess,
		readonly baseUrl: string,
		private readonly between?: ChildProcess,
	) {}

	/** @param distance without it, requests go to it directly and in plain text */
	static async start(distance?: Distance): Promise<LatencyServer> {
		if (distance === undefined) {
			const { child, port } = await start('server.mjs');
			return new LatencyServer(child, `http://127.0.0.1:${port}`);
		}
		const { certificate, roundTrip } = distance;
		const server = await start('server.mjs', [certificate.key, certificate.certificate]);
		const between = await start('roundTrip.mjs', [String(server.port), String(roundTrip)]);
		return new LatencyServer(server.child, `https://127.0.0.1:${between.port}`, between.child);
	}

	async reset({ latency, serves, listed }: Case): Promise<void> {
		await this.ask({ reset: { latency, serves, listed } });
		await this.cpuBetween();
	}

	async seen(): Promise<Seen> {
		const seen = (await this.ask({ stats: true })) as Seen;
		return { ...seen, serverCpu: seen.serverCpu + (await this.cpuBetween()) };
	}

	stop(): void {
		this.child.disconnect();
		this.between?.disconnect();
	}

	/** The processor time of what lies between, since it was asked last, in milliseconds. */
	private async cpuBetween(): Promise<number> {
		if (this.between === undefined) return 0;
		return (await this.ask({ stats: true }, this.between)) as number;
	}

	private async ask(message: object, child = this.child): Promise<unknown> {
		child.send(message);
		const [answer] = (await once(child, 'message')) as unknown[];
		return answer;
	}
}

/** What is different in the n8n process that is measured. */
export interface Inside {
	/** Further scripts that it loads first. */
	preload?: string[];
	/** n8n's environment variables. */
	settings?: Record<string, string>;
}

/** Runs a workflow once in a fresh n8n process and says what it took. */
export async function measure(
	n8n: N8n,
	server: LatencyServer,
	workflowId: string,
	one: Case & Inside,
): Promise<Run> {
	await server.reset(one);
	const usageFile = join(n8n.folder, 'usage.json');
	const { preload = [], settings } = one;
	const scripts = ['usage.cjs', ...preload].map((script) => join(__dirname, script));
	const execution = await n8n.execute(workflowId, {
		settings: { BENCH_USAGE_FILE: usageFile, ...settings },
		nodeOptions: scripts.flatMap((script) => ['--require', script]),
	});
	// Its time is the measurement's own only once it has ended.
	await n8n.endReading();
	const usage = JSON.parse(await readFile(usageFile, 'utf8')) as { cpu: number; memory: number };
	const seen = await server.seen();
	const runs = execution.data.resultData.runData[measuredNode] ?? [];
	const [first, last] = [runs.at(0), runs.at(-1)];
	const items = runs.reduce((sum, { data }) => sum + (data?.main?.[0]?.length ?? 0), 0);
	// Elsewhere there are fewer requests than items, or more; a list puts out more items than it gets.
	const isOneEach = one.serves === undefined && one.listed === undefined;
	const isDone = (isOneEach ? seen.requests : items) === one.items;
	if (execution.status !== 'success' || !first || !last || !isDone) {
		const reason =
			execution.data.resultData.error?.message ?? `${items} items, ${seen.requests} requests`;
		throw new Error(`${workflowId} did not do its work: ${reason}`);
	}
	const wall = last.startTime + last.executionTime - first.startTime;
	return {
		...seen,
		...usage,
		startedAt: first.startTime,
		wall,
	};
}
