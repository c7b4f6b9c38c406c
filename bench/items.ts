/**
 * `npm run bench:items`: many items in one node, up to 100,000: what each costs among few and among many, where all
 * are created, and where all are there already. `-- --items 10000,100000 --runs 3` chooses. With `-- --plans` what a plan
 * of them costs, beside creating them.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { markdownTable, writeFormatted } from '../lab/documents/markdown';
import { onQuietMachine, type Environment } from './environment';
import { measure, type Run } from './measure';
import { versions } from './package';
import type { Case } from './plan';
import { median } from './statistics';
import { automatic, repeating, workflow, type Work } from './workflows';

const { values } = parseArgs({
	options: {
		items: { type: 'string', default: '10000,25000,50000,100000' },
		runs: { type: 'string', default: '3' },
		plans: { type: 'boolean', default: false },
	},
});
const numbers = values.items.split(',').map(Number);
const latency = 50;

/** What is measured: creations, and the same customers once more, or planned. */
const works: Work[] = values.plans ? ['create', 'plan', 'planThere'] : ['create', 'repeat'];

const cases: Case[] = numbers.flatMap((items) =>
	works.map((work) => ({
		work,
		items,
		latency,
		...(work !== 'create' && { listed: work === 'plan' ? 0 : items }),
	})),
);

const titles: Partial<Record<Work, string>> = {
	create: 'Created, one request each',
	repeat: 'Created again with Use Existing, where a list of as many has them all',
	plan: 'Planned, where none is there',
	planThere: 'Planned, where a list of as many has them all',
};

function tableOf(work: Work, runs: Map<Case, Run[]>): string {
	const rows = [...runs]
		.filter(([one]) => one.work === work)
		.map(([{ items }, all]) => {
			const of = (key: 'wall' | 'cpu' | 'memory') => median(all.map((run) => run[key]));
			return [
				items.toLocaleString('en'),
				(of('wall') / 1000).toFixed(1),
				(of('wall') / items).toFixed(2),
				(of('cpu') / items).toFixed(2),
				of('memory').toFixed(0),
				median(all.map(({ requests }) => requests)).toLocaleString('en'),
			];
		});
	const head = [
		'Items',
		'Wall time (s)',
		'an item (ms)',
		"CPU of n8n's process an item (ms)",
		'Peak memory (MB)',
		'Requests',
	];
	return `## ${titles[work]}\n\n${markdownTable(head, rows)}`;
}

async function measureAll({ machine, n8n, server }: Environment): Promise<void> {
	const idOf = ({ work, items }: Case) => `${work}${items}`;
	const contenderOf = ({ work }: Case) => (work === 'create' ? automatic : repeating);
	await n8n.importWorkflows(
		cases.map((one) => workflow(idOf(one), contenderOf(one), one.work, one.items, server.baseUrl)),
	);
	const runs = new Map(cases.map((one) => [one, [] as Run[]]));
	for (let round = 1; round <= Number(values.runs); round++) {
		for (const one of cases) {
			const run = await machine.undisturbed(async () => await measure(n8n, server, idOf(one), one));
			runs.get(one)!.push(run);
			console.log(`${one.work}, ${one.items} items, run ${round}: ${run.wall / 1000} s`);
		}
	}
	const about = await versions();
	const text = [
		values.plans ? '# A plan of many items' : '# Many items in one node',
		`Measured on ${new Date().toISOString().slice(0, 10)} with version ${about.package} in n8n ${about.n8n}. ` +
			`Medians of ${values.runs} runs taken in turn. Made by \`npm run bench:items${values.plans ? ' -- --plans' : ''}\`. ${machine.toString()}`,
		`A local server answers after ${latency} ms; Items at Once is automatic. The process's time and memory are all that ` +
			'n8n takes from start to end, saving the execution with all of its data included.',
		...works.map((work) => tableOf(work, runs)),
	].join('\n\n');
	const file = values.plans ? 'plans.md' : 'items.md';
	await writeFormatted(join(__dirname, file), text);
	console.log(`Written to bench/${file}`);
}

void onQuietMachine(measureAll);
