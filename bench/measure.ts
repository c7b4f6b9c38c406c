import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { N8n } from '../lab/n8n/n8n';
import type { Certificate } from './certificate';
import { measuredNode } from './workflows';

/** What the server saw of a run. */
export interface Seen {
	requests: number;
	/** The connections over which they came. */
	connections: number;
	/** How many of the connections resumed a TLS session; the others shook hands in full. */
	resumed: number;
	mostInFlight: number;
	meanInFlight: number;
	/** How long the server really took to answer, in milliseconds. */
	answeredAfter: number;
}

/** One run of a workflow. */
export interface Run extends Seen {
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

	async reset(latency: number): Promise<void> {
		await this.ask({ reset: { latency } });
	}

	async seen(): Promise<Seen> {
		return (await this.ask({ stats: true })) as Seen;
	}

	stop(): void {
		this.child.disconnect();
		this.between?.disconnect();
	}

	private async ask(message: object): Promise<unknown> {
		this.child.send(message);
		const [answer] = (await once(this.child, 'message')) as unknown[];
		return answer;
	}
}

/** A run of a workflow: with how many items, how long the server takes for each, and in what n8n. */
export interface Measured {
	items: number;
	/** In milliseconds. */
	latency: number;
	/** Further scripts that n8n's process loads first. */
	preload?: string[];
	/** n8n's environment variables for this run. */
	settings?: Record<string, string>;
}

/** Runs a workflow once in a fresh n8n process and says what it took. */
export async function measure(
	n8n: N8n,
	server: LatencyServer,
	workflowId: string,
	{ items, latency, preload = [], settings }: Measured,
): Promise<Run> {
	await server.reset(latency);
	const usageFile = join(n8n.folder, 'usage.json');
	const scripts = ['usage.cjs', ...preload].map((script) => join(__dirname, script));
	const execution = await n8n.execute(workflowId, {
		settings: { BENCH_USAGE_FILE: usageFile, ...settings },
		nodeOptions: scripts.flatMap((script) => ['--require', script]),
	});
	const runs = execution.data.resultData.runData[measuredNode] ?? [];
	const [first, last] = [runs.at(0), runs.at(-1)];
	const seen = await server.seen();
	if (execution.status !== 'success' || !first || !last || seen.requests !== items) {
		const reason = execution.data.resultData.error?.message ?? `${seen.requests} requests`;
		throw new Error(`${workflowId} did not do its work: ${reason}`);
	}
	const usage = JSON.parse(await readFile(usageFile, 'utf8')) as { cpu: number; memory: number };
	return { ...seen, ...usage, wall: last.startTime + last.executionTime - first.startTime };
}
