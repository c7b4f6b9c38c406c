import type { Line } from './report';

/** How n8n's process treats its agents, with everybody's medians. */
export interface Treatment {
	/** What stands behind a contender's name; nothing for n8n as it is. */
	name: string;
	lines: Line[];
}

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const ratio = (one: number, other: number) => (one / other).toFixed(2);
const head = [
	'',
	'Wall time (s)',
	'to HTTP Request',
	'CPU an item (ms)',
	'to HTTP Request',
	'Connections',
	'Full handshakes',
	'Resumed',
	'Mean in flight',
];

/** A table with a row for everybody; everything is compared with the very first line. */
export function tlsTable(treatments: Treatment[]): string {
	const base = treatments[0]!.lines[0]!;
	const rows = treatments.flatMap(({ name, lines }) =>
		lines.map((line) =>
			row([
				line.contender.name + name,
				(line.wall / 1000).toFixed(2),
				ratio(line.wall, base.wall),
				line.cpuPerItem.toFixed(2),
				ratio(line.cpuPerItem, base.cpuPerItem),
				String(line.connections),
				String(line.connections - line.resumed),
				String(line.resumed),
				line.meanInFlight.toFixed(1),
			]),
		),
	);
	return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}
