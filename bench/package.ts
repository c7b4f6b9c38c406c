import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

import { N8n } from '../lab/n8n/n8n';
import { ensureRuntime, runtimeEnvironment } from '../lab/n8n/runtime';
import { median } from './statistics';

const run = promisify(execFile);

/** What the package costs before it does anything. */
export interface PackageCost {
	/** Kilobytes of the tarball, and of what is in it. */
	packed: number;
	unpacked: number;
	/** Milliseconds to load all nodes and credentials where n8n's modules are loaded already. */
	load: number;
	/** Megabytes that an idle n8n takes more with the package than without. */
	memory: number;
}

const settleMs = 5_000;

async function idleMemory(tarball?: string): Promise<number> {
	const folder = await mkdtemp(join(tmpdir(), 'partner-provisioning-idle-'));
	const usageFile = join(folder, 'usage.json');
	const n8n = await N8n.create({
		tarball,
		settings: {
			BENCH_USAGE_FILE: usageFile,
			NODE_OPTIONS: `--require ${join(__dirname, 'usage.cjs')}`,
		},
	});
	try {
		await n8n.start();
		await wait(settleMs);
		await n8n.stop();
		return (JSON.parse(await readFile(usageFile, 'utf8')) as { resident: number }).resident;
	} finally {
		await n8n.dispose();
		await rm(folder, { recursive: true });
	}
}

async function loadTime(tarball: string): Promise<number> {
	const runtime = await ensureRuntime();
	const folder = await mkdtemp(join(tmpdir(), 'partner-provisioning-load-'));
	try {
		await run('tar', ['-xzf', tarball, '-C', folder]);
		const script = join(folder, 'load.cjs');
		await writeFile(
			script,
			`require('n8n-workflow'); require('zod');
			const { n8n } = require('./package/package.json');
			const start = performance.now();
			for (const file of [...n8n.nodes, ...n8n.credentials]) {
				const [Type] = Object.values(require('./package/' + file));
				new Type();
			}
			console.log(performance.now() - start);`,
		);
		const { stdout } = await run(runtime.node, [script], {
			env: { ...process.env, ...runtimeEnvironment(runtime) },
		});
		return Number(stdout);
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function repeated(times: number, measureOnce: () => Promise<number>): Promise<number> {
	const values: number[] = [];
	for (let count = 0; count < times; count++) values.push(await measureOnce());
	return median(values);
}

/** Measures what the package costs. */
export async function packageCost(tarball: string, runs: number): Promise<PackageCost> {
	const { stdout } = await run('tar', ['-tvzf', tarball]);
	const sizes = stdout
		.trim()
		.split('\n')
		.map((line) => Number(line.split(/\s+/)[2]));
	const withPackage = await repeated(runs, async () => await idleMemory(tarball));
	const without = await repeated(runs, async () => await idleMemory());
	return {
		packed: (await stat(tarball)).size / 1000,
		unpacked: sizes.reduce((sum, size) => sum + size, 0) / 1000,
		load: await repeated(runs, async () => await loadTime(tarball)),
		memory: withPackage - without,
	};
}

/** The version of the package that a tarball holds, and of n8n. */
export async function versions(): Promise<{ package: string; n8n: string }> {
	const runtime = await ensureRuntime();
	const read = async (file: string) =>
		(JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
	return {
		package: await read(join(__dirname, '..', 'package.json')),
		n8n: await read(join(runtime.n8n, '..', '..', 'package.json')),
	};
}
