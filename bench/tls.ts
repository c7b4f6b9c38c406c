/**
 * `npm run bench:tls`: the same creations over TLS, to a server that is a round trip away, and writes what they took
 * into bench/tls.md. `-- --runs 3 --items 1000 --latency 50 --round-trip 20` chooses. With `--kept-agents` n8n as it is
 * comes beside n8n that keeps its agents, into docs/upstream.md.
 */
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { writeFormatted } from '../lab/documents/markdown';
import { replaceSection } from '../lab/documents/section';
import { makeCertificate } from './certificate';
import { onQuietMachine, type Place } from './environment';
import type { QuietMachine } from './machine';
import { versions } from './package';
import { lineOf } from './report';
import { tlsTable, type Treatment } from './tlsReport';
import { runInTurn, type Bench } from './turns';
import { contenders } from './workflows';

const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '3' },
		items: { type: 'string', default: '1000' },
		latency: { type: 'string', default: '50' },
		'round-trip': { type: 'string', default: '20' },
		'kept-agents': { type: 'boolean', default: false },
	},
});
const items = Number(values.items);
const roundTrip = Number(values['round-trip']);

const compared = ['HTTP Request', 'ours, defaults (automatic)', 'ours, 10 at once'];
const plan: Bench['plan'] = {
	runs: Number(values.runs),
	contendersOf: () => contenders.filter(({ name }) => compared.includes(name)),
};

const keeping = (BENCH_AGENTS: string) => ({
	preload: ['keptAgents.cjs'],
	settings: { BENCH_AGENTS },
});
const asItIs = { name: '', inside: {} };
const treatments = values['kept-agents']
	? [
			asItIs,
			{ name: '; agents kept for their sessions', inside: keeping('sessions') },
			{ name: '; agents kept for their connections', inside: keeping('connections') },
		]
	: [asItIs];

async function measureAll(bench: Bench): Promise<Treatment[]> {
	const measured: Treatment[] = [];
	for (const { name, inside } of treatments) {
		console.log(`n8n${name || ' as it is'}`);
		const one = { work: 'create', latency: Number(values.latency) } as const;
		const single = await runInTurn(bench, { ...one, items: 1 }, inside);
		const runs = await runInTurn(bench, { ...one, items }, inside);
		const lines = [...runs].map(([contender, all]) =>
			lineOf(contender, items, all, single.get(contender)!),
		);
		measured.push({ name, lines });
	}
	return measured;
}

async function write(measured: Treatment[], machine: QuietMachine): Promise<void> {
	const about = await versions();
	const text = [
		`Measured on ${new Date().toISOString().slice(0, 10)} with version ${about.package} in n8n ${about.n8n}, on ${cpus().length} cores. ${machine.toString()} ` +
			`Medians of ${plan.runs} runs taken in turn${measured.length > 1 ? ', one n8n after the other' : ''}, ${items} creations, answers after ${values.latency} ms, ` +
			`a round trip of ${roundTrip} ms. Made by \`npm run bench:tls${values['kept-agents'] ? ' -- --kept-agents' : ''}\`.`,
		'',
		tlsTable(measured),
	].join('\n');
	const [folder, file] = values['kept-agents'] ? ['docs', 'upstream.md'] : ['bench', 'tls.md'];
	const path = join(__dirname, '..', folder, file);
	await writeFormatted(path, replaceSection(await readFile(path, 'utf8'), 'measured', text));
	console.log(`Written to ${folder}/${file}`);
}

/** A round trip away, over TLS with a certificate that n8n is told of. */
async function farAway(folder: string): Promise<Place> {
	const certificate = await makeCertificate(folder);
	const settings = { NODE_EXTRA_CA_CERTS: certificate.certificate };
	return { distance: { certificate, roundTrip }, settings };
}

void onQuietMachine(async ({ machine, n8n, server }) => {
	await write(await measureAll({ n8n, server, machine, plan }), machine);
}, farAway);
