import { cpus } from 'node:os';

import { markdownTable } from '../lab/documents/markdown';
import type { QuietMachine } from './machine';
import type { Run } from './measure';
import type { PackageCost } from './package';
import type { Case } from './plan';
import { median } from './statistics';
import type { Contender } from './workflows';

/** The medians of a contender in a case. */
export interface Line {
	contender: Contender;
	runs: number;
	wall: number;
	/** Milliseconds of user and system time for each item, without what one item costs n8n itself. */
	cpuPerItem: number;
	memory: number;
	mostInFlight: number;
	meanInFlight: number;
	answeredAfter: number;
	/** The part of its requests that was refused because the server served as many as it can. */
	refused: number;
	notDone: number;
	connections: number;
	/** How many of the connections resumed a TLS session. */
	resumed: number;
}

/** A case with everybody's medians; the first line is what the others are compared with. */
export interface Result {
	one: Case;
	lines: Line[];
}

/** The medians of a contender's runs; `single` are its runs with one item. */
export function lineOf(contender: Contender, items: number, runs: Run[], single: Run[]): Line {
	const of = (key: keyof Run, all = runs) => median(all.map((run) => run[key]));
	return {
		contender,
		runs: runs.length,
		wall: of('wall'),
		cpuPerItem: (of('cpu') - of('cpu', single)) / (items - 1),
		memory: of('memory'),
		mostInFlight: of('mostInFlight'),
		meanInFlight: of('meanInFlight'),
		answeredAfter: of('answeredAfter'),
		refused: median(runs.map(({ refused, requests }) => refused / requests)),
		notDone: median(runs.map(({ refused, requests }) => items - (requests - refused))),
		connections: of('connections'),
		resumed: of('resumed'),
	};
}

const ratio = (one: number, other: number) => (one / other).toFixed(2);

function cappedTableOf({ one, lines }: Result): string {
	const chosen = lines.filter(({ contender }) => contender.atOnce !== undefined);
	const best = Math.min(...chosen.map(({ wall }) => wall));
	const rows = lines.map((line) => [
		line.contender.name,
		(line.wall / 1000).toFixed(2),
		ratio(line.wall, best),
		`${(100 * line.refused).toFixed(1)}%`,
		line.notDone.toFixed(0),
		`${line.mostInFlight} / ${line.meanInFlight.toFixed(1)}`,
	]);
	return [
		`## ${one.work}, ${one.items} items, ${one.latency} ms, at a partner that serves ${one.serves} at once and refuses the rest`,
		'',
		markdownTable(
			[
				'',
				'Wall time (s)',
				'to the best number',
				'Requests refused',
				'Items not done',
				'In flight: most / mean',
			],
			rows,
		),
	].join('\n');
}

function tableOf({ one, lines }: Result): string {
	const base = lines[0]!;
	const rows = lines.map((line) => {
		const { atOnce } = line.contender;
		const ideal = atOnce === undefined ? undefined : (one.items * line.answeredAfter) / atOnce;
		return [
			line.contender.name,
			(line.wall / 1000).toFixed(2),
			ratio(line.wall, base.wall),
			ideal === undefined ? '' : ratio(line.wall, ideal),
			line.cpuPerItem.toFixed(2),
			ratio(line.cpuPerItem, base.cpuPerItem),
			line.memory.toFixed(0),
			ratio(line.memory, base.memory),
			`${line.mostInFlight} / ${line.meanInFlight.toFixed(1)}`,
		];
	});
	return [
		`## ${one.work}, ${one.items} items, ${one.latency} ms`,
		'',
		markdownTable(
			[
				'',
				'Wall time (s)',
				'to HTTP Request',
				'to items × latency ÷ at once',
				'CPU an item (ms)',
				'to HTTP Request',
				'Peak memory (MB)',
				'to HTTP Request',
				'In flight: most / mean',
			],
			rows,
		),
	].join('\n');
}

/** How much an item costs among many, beside what it costs among few. */
function growthOf(results: Result[]): string[] {
	const growths = results.flatMap(({ one, lines }) => {
		const fewer = results.find(
			(other) =>
				other.one.work === one.work &&
				other.one.serves === one.serves &&
				other.one.latency === one.latency &&
				other.one.items < one.items,
		);
		if (fewer === undefined) return [];
		return lines.flatMap(({ contender, cpuPerItem }) => {
			const before = fewer.lines.find((line) => line.contender === contender);
			const what = `${one.work}, ${one.latency} ms, ${one.items} to ${fewer.one.items} items`;
			return before ? [[what, contender.name, ratio(cpuPerItem, before.cpuPerItem)]] : [];
		});
	});
	if (growths.length === 0) return [];
	return [
		'## CPU an item, among many to among few',
		'',
		markdownTable(['', 'Contender', 'Ratio'], growths),
		'',
	];
}

function packageTable(cost: PackageCost): string {
	const head = [
		'Packed (kB)',
		'Unpacked (kB)',
		'Loading all nodes (ms)',
		'More memory in an idle n8n (MB)',
	];
	const figures = [cost.packed, cost.unpacked, cost.load, cost.memory];
	return markdownTable(head, [figures.map((figure) => figure.toFixed(0))]);
}

/**
 * The report as Markdown.
 *
 * @param cost what the package itself costs, where that was measured
 */
export function report(
	results: Result[],
	cost: PackageCost | undefined,
	about: { date: string; package: string; n8n: string; runs: number; machine: QuietMachine },
): string {
	return [
		'# Bench',
		'',
		`Measured on ${about.date} with version ${about.package} in n8n ${about.n8n}, on ${cpus().length} cores. ` +
			`Medians of ${about.runs} runs taken in turn. Made by \`npm run bench\`. ${about.machine.toString()}`,
		'',
		"The same request by request, to a local server that answers after a set time: ours, and n8n's HTTP Request node set up as a user would " +
			'(header credential, JSON body by expression). CPU an item is the n8n process with all items less the same with one item. ' +
			'One at a time was measured with 1,000 items at 50 ms only: it says nothing new elsewhere.',
		'',
		...results.flatMap((result) => [
			result.one.serves === undefined ? tableOf(result) : cappedTableOf(result),
			'',
		]),
		...growthOf(results),
		...(cost
			? [
					'![Wall time by items at once](scaling.svg)',
					'',
					'## The package',
					'',
					packageTable(cost),
					'',
				]
			: []),
	].join('\n');
}
