import { cpus } from 'node:os';

import { markdownTable } from '../lab/documents/markdown';
import { layers, type Breakdown, type FunctionTime, type Layer } from './layers';
import type { QuietMachine } from './machine';
import type { Run } from './measure';
import { percent, sum } from './statistics';

/** The most of the CPU time that may be spent in our files. */
export const mostForOurs = 0.15;

const mostFunctions = 10;

/** A profiled run, and the same without the profiler. */
export interface Profiled {
	breakdown: Breakdown;
	items: number;
	latency: number;
	run: Run;
	plain: Run;
	machine: QuietMachine;
	about: { package: string; n8n: string };
}

/** The part of the CPU time that each layer has. */
export function sharesOf({ layers: took }: Breakdown): Record<Layer, number> {
	const all = sum(Object.values(took));
	const shares = Object.entries(took).map(([layer, spent]) => [layer, spent / all]);
	return Object.fromEntries(shares) as Record<Layer, number>;
}

function functionsTable(functions: FunctionTime[], items: number, all: number): string {
	const rows = functions
		.slice(0, mostFunctions)
		.map(({ name, place, took }) => [
			`\`${name}\``,
			`\`${place}\``,
			(took / items).toFixed(3),
			percent(took / all),
		]);
	return markdownTable(['Function', 'Where', 'ms an item', 'Percent'], rows);
}

/**
 * The report as Markdown.
 *
 * @param tried what stands in the last one from its heading Tried on: people write that
 */
export function layersReport(profiled: Profiled, tried: string): string {
	const { breakdown, items, latency, run, plain, machine, about } = profiled;
	const { functions, nodeForOurs } = breakdown;
	const shares = sharesOf(breakdown);
	const all = sum(Object.values(breakdown.layers));
	const names = Object.keys(layers) as Layer[];
	const rows = names.map((layer) => [
		layers[layer],
		(breakdown.layers[layer] / items).toFixed(3),
		percent(shares[layer]),
	]);
	const cpu = ({ cpu: used }: Run) => (used / items).toFixed(2);
	const isOurs = ({ layer }: FunctionTime) => layer === 'ours';
	return [
		'# Where the CPU time goes',
		`Measured on ${new Date().toISOString().slice(0, 10)} with version ${about.package} in n8n ${about.n8n}, on ` +
			`${cpus().length} cores. Made by \`npm run bench:profile\`. ${machine.toString()}`,
		`${items.toLocaleString('en')} creations by one node at its defaults, at a local server that answers after ${latency} ms.`,
		'![The layers as a bar](profile.svg)',
		markdownTable(
			['Layer', 'ms an item', 'Percent'],
			[...rows, ['all', (all / items).toFixed(3), '100%']],
		),
		`**Ours take ${percent(shares.ours)}; the goal is at most ${percent(mostForOurs)}.** Beside that, Node.js spends ` +
			`${percent(nodeForOurs / all)} in what our files call directly, such as reading the answer's body; that is in its own ` +
			`layer. ${percent(shares.native)} couldn't be told: V8 names no file there.`,
		'## Our functions that take most',
		functionsTable(functions.filter(isOurs), items, all),
		"## Others' functions that take most",
		functionsTable(
			functions.filter((one) => !isOurs(one)),
			items,
			all,
		),
		'## How it was made',
		"V8's profiler looks once a millisecond at what the process does. Only what it saw while the node ran counts, from n8n's " +
			'own record of the run, and nothing idle. A function has the time in itself, without what it calls; what V8 does for it ' +
			'in no file, such as `JSON.stringify`, is its own. What other threads do is in no layer. The time is that of a ' +
			'clock: on a machine with other work, waiting for a processor is in it too.',
		`Looking costs something itself: the whole process took ${cpu(run)} ms of CPU an item with the profiler, and ${cpu(plain)} ms ` +
			`without it in a run right before, in which the node took ${(plain.wall / 1000).toFixed(1)} s.`,
		tried,
	].join('\n\n');
}
