import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort, type N8n } from '../n8n/n8n';
import type { Supervised } from '../n8n/supervised';

const START_TIMEOUT_MS = 120_000;

/** One of n8n's processes besides the main one. */
export interface Companion {
	name: string;
	logPath: string;
	program: Supervised;
	/** Where it says how it is. */
	address: string;
}

async function startCompanion(
	n8n: N8n,
	name: string,
	args: string[],
	port: number,
	settings: Record<string, string>,
): Promise<Companion> {
	const logPath = join(n8n.folder, `${name.replace(' ', '-')}.log`);
	const program = await n8n.spawn(args, { logPath, settings });
	return { name, logPath, program, address: `http://127.0.0.1:${port}` };
}

/** Starts a process that takes executions. */
export async function startWorker(
	n8n: N8n,
	name: string,
	concurrency: number,
	settings: Record<string, string> = {},
): Promise<Companion> {
	const port = await freePort();
	return await startCompanion(n8n, name, ['worker', `--concurrency=${concurrency}`], port, {
		...settings,
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
	});
}

/** Starts a process that takes the calls of webhooks and forms. */
export async function startWebhookProcessor(n8n: N8n, port: number): Promise<Companion> {
	return await startCompanion(n8n, 'webhook', ['webhook'], port, { N8N_PORT: String(port) });
}

/** Waits until a process does its work. */
export async function ready({ name, address, program, logPath }: Companion): Promise<void> {
	let ended = false;
	void program.exited.then(() => (ended = true));
	const end = Date.now() + START_TIMEOUT_MS;
	while (!(await fetch(`${address}/healthz/readiness`).catch(() => undefined))?.ok) {
		if (ended || Date.now() > end) {
			throw new Error(`${name} didn't start:\n${await readFile(logPath, 'utf8')}`);
		}
		await sleep(200);
	}
}
