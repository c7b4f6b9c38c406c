/**
 * `npm run bench:scale`: imports files of Typsy users with the workflow **Bulk import** in n8n's queue
 * mode, and prints users a minute, and CPU and peak memory of each process.
 * `-- --users 10000,100000 --workers 1,2` chooses.
 */
import Table from 'cli-table3';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { credentialsFor } from '../lab/demo/credentials';
import { build } from '../lab/demo/environment';
import { callWebhook } from '../lab/demo/webhook';
import { packPackage } from '../lab/n8n/communityPackage';
import type { WorkflowToImport } from '../lab/n8n/n8n';
import { Cluster } from '../lab/queue/cluster';
import { startSandbox } from '../sandbox';

const rowsInBlock = 1_000;
const pollMs = 500;
const columns = ['firstName', 'lastName', 'email', 'structure'];

const { values } = parseArgs({
	options: {
		users: { type: 'string', default: '10000' },
		workers: { type: 'string', default: '1,2' },
		concurrency: { type: 'string', default: '2' },
	},
});

interface Usage {
	process: string;
	/** Seconds of user and system time. */
	cpu: number;
	/** Peak in megabytes. */
	memory: number;
}

interface Measured {
	users: number;
	workers: number;
	seconds: number;
	created: number;
	failed: number;
	usage: Usage[];
}

function bulkImport(): WorkflowToImport {
	const file = join(__dirname, '..', 'workflows', 'bulk-import.json');
	return JSON.parse(readFileSync(file, 'utf8')) as WorkflowToImport;
}

async function writeUsers(folder: string, users: number): Promise<string> {
	const rows = Array.from(
		{ length: users },
		(_, index) => `First ${index},Last ${index},user${index}@example.com,Head Office`,
	);
	const file = join(folder, 'users.csv');
	await writeFile(file, `${[columns.join(','), ...rows].join('\n')}\n`);
	return file;
}

async function readUsage(folder: string, process: string): Promise<Usage> {
	const file = join(folder, `${process}.json`);
	const { cpu, memory } = JSON.parse(readFileSync(file, 'utf8')) as { cpu: number; memory: number };
	return { process, cpu: cpu / 1000, memory };
}

async function measure(tarball: string, users: number, workers: number): Promise<Measured> {
	const folder = await mkdtemp(join(tmpdir(), 'partner-provisioning-scale-'));
	const sandbox = await startSandbox({ recordLimit: 0 });
	const file = await writeUsers(folder, users);
	const cluster = await Cluster.start({
		tarball,
		workers,
		concurrency: Number(values.concurrency),
		credentials: credentialsFor(sandbox.credentials),
		workflows: () => [bulkImport()],
		files: [{ from: file, name: 'users.csv' }],
		settings: (process) => ({
			NODE_OPTIONS: `--require ${join(__dirname, 'usage.cjs')}`,
			BENCH_USAGE_FILE: join(folder, `${process}.json`),
		}),
		log: () => undefined,
	});
	try {
		const started = Date.now();
		const { filesFolder, url } = cluster.n8n;
		const body = { file: join(filesFolder, 'users.csv'), columns, fromLine: 2 };
		await callWebhook(url, 'bulk-import', body);
		const blocks = Math.ceil(users / rowsInBlock);
		const results = () =>
			readdirSync(filesFolder).filter((name) => /^users\.csv\.\d+\.csv$/.test(name));
		while (results().length < blocks) await sleep(pollMs);
		const seconds = (Date.now() - started) / 1000;
		const failed = results()
			.flatMap((name) => readFileSync(join(filesFolder, name), 'utf8').trim().split('\n').slice(1))
			.filter((row) => !/,success,/.test(row)).length;
		const { created } = sandbox.counts().typsy;
		await cluster.stop();
		const processes = ['main', ...cluster.workers.map(({ name }) => name)];
		const usage = await Promise.all(
			processes
				.filter((process) => existsSync(join(folder, `${process}.json`)))
				.map((process) => readUsage(folder, process)),
		);
		return { users, workers, seconds, created: created.users!, failed, usage };
	} finally {
		await cluster.stop();
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	}
}

const numbers = (text: string) => text.split(',').map(Number);

async function main(): Promise<void> {
	build();
	const packFolder = await mkdtemp(join(tmpdir(), 'partner-provisioning-pack-'));
	const tarball = await packPackage(packFolder);
	const table = new Table({
		head: ['Users', 'Workers', 'Seconds', 'Users a minute', 'Process', 'CPU s', 'Peak MB'],
		style: { head: [], border: [], compact: true },
	});
	try {
		for (const users of numbers(values.users)) {
			for (const workers of numbers(values.workers)) {
				const run = await measure(tarball, users, workers);
				const { seconds, created, failed, usage } = run;
				console.log(`${users} users, ${workers} workers: ${created} created, ${failed} failed`);
				if (created !== users || failed > 0) process.exitCode = 1;
				const perMinute = Math.round((60 * users) / seconds);
				usage.forEach(({ process: name, cpu, memory }, index) => {
					const figures = [users, workers, Math.round(seconds), perMinute];
					const shown = index === 0 ? figures : figures.map(() => '');
					table.push([...shown, name, cpu.toFixed(1), Math.round(memory)]);
				});
			}
		}
		console.log(table.toString());
	} finally {
		await rm(packFolder, { recursive: true, force: true });
	}
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
void main();
