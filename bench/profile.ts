/**
 * `npm run bench:profile`: where the CPU time of 10,000 creations goes, layer by layer: ours, n8n's, Node.js'. Fails
 * where ours take more of it than they may. `-- --items 1000` chooses.
 */
import type { Profiler } from 'node:inspector';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { writeFormatted } from '../lab/documents/markdown';
import { onQuietMachine, type Environment } from './environment';
import { breakDown, type Breakdown } from './layers';
import { layersPicture } from './layersPicture';
import { layersReport, mostForOurs, sharesOf } from './layersReport';
import { measure, type Run } from './measure';
import { versions } from './package';
import type { Case } from './plan';
import { automatic, workflow } from './workflows';

const { values } = parseArgs({ options: { items: { type: 'string', default: '10000' } } });
const one: Case = { work: 'create', items: Number(values.items), latency: 50 };
const workflowId = 'profiled';
const document = join(__dirname, 'profile.md');

/** What people wrote below the figures. */
async function triedSoFar(): Promise<string> {
	const before = await readFile(document, 'utf8').catch(() => '');
	const [, tried] = before.split(/^(?=## Tried$)/m);
	return tried ?? '';
}

/** What the profiler saw while the measured node ran. */
async function breakDownOf(file: string, { startedAt, wall }: Run): Promise<Breakdown> {
	const { clockStartedAt, ...profile } = JSON.parse(
		await readFile(file, 'utf8'),
	) as Profiler.Profile & { clockStartedAt: number };
	const from = (startedAt - clockStartedAt) * 1000;
	return breakDown(profile, { from, to: from + wall * 1000 });
}

async function profile({ machine, n8n, server, folder }: Environment): Promise<void> {
	await n8n.importWorkflows([workflow(workflowId, automatic, one.work, one.items, server.baseUrl)]);
	const plain = await machine.undisturbed(async () => await measure(n8n, server, workflowId, one));
	const file = join(folder, 'n8n.cpuprofile');
	const inside = { preload: ['profiler.cjs'], settings: { BENCH_PROFILE_FILE: file } };
	const run = await machine.undisturbed(
		async () => await measure(n8n, server, workflowId, { ...one, ...inside }),
	);
	const breakdown = await breakDownOf(file, run);
	const { items, latency } = one;
	const profiled = { breakdown, items, latency, run, plain, machine, about: await versions() };
	await writeFormatted(document, layersReport(profiled, await triedSoFar()));
	const title = `CPU time of ${items.toLocaleString('en')} creations at ${latency} ms`;
	await writeFile(join(__dirname, 'profile.svg'), layersPicture(breakdown, title));
	const { ours } = sharesOf(breakdown);
	console.log(`Ours take ${(100 * ours).toFixed(1)}% of the CPU time`);
	console.log('Written to bench/profile.md and bench/profile.svg');
	if (ours > mostForOurs) process.exitCode = 1;
}

void onQuietMachine(profile);
