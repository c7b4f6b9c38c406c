import Table from 'cli-table3';

import { registered } from '../registered';
import type { Row } from './lab';
import type { Work } from './work';

const titleOf = ({ vendor }: Work) => registered(vendor).vendor.name;

interface Column {
	title: string;
	value(row: Row): string | number;
	/** Left out where rows of several settings are added up. */
	inDetail?: true;
	isNumber?: true;
}

const effectOf = ({ case: { work } }: Row) =>
	work.recognisedBy === undefined
		? work.effect
		: `${work.effect}, recognised by ${work.recognisedBy}`;

const nodeOf = ({ case: { work, by } }: Row) =>
	by === 'ours' ? titleOf(work) : `HTTP Request at ${titleOf(work)}`;

const columns: Column[] = [
	{ title: 'Node', value: nodeOf },
	{ title: 'Operation', value: ({ case: { work } }) => work.name },
	{ title: 'Effect', value: effectOf },
	{ title: 'Faults', value: ({ case: { mix } }) => mix.name },
	{ title: 'Settings in n8n', value: ({ case: { settings } }) => settings.name },
	{ title: 'Seed', value: ({ case: { seed } }) => seed, inDetail: true, isNumber: true },
	{ title: 'Items', value: ({ items }) => items, isNumber: true },
	{ title: 'Requests', value: ({ requests }) => requests, isNumber: true },
	{ title: 'Spoilt', value: ({ faults }) => faults, isNumber: true },
	{ title: 'Done', value: ({ done }) => done, isNumber: true },
	{ title: 'Doubled', value: ({ doubled }) => doubled, isNumber: true },
	{ title: 'Lost', value: ({ lost }) => lost, isNumber: true },
	{ title: 'Outcome unknown', value: ({ unknown }) => unknown, isNumber: true },
	{ title: 'Not done', value: ({ notDone }) => notDone, isNumber: true },
	{
		title: 'Seconds',
		value: ({ seconds }) => seconds.toFixed(1),
		inDetail: true,
		isNumber: true,
	},
];

/** The rows for a terminal. */
export function terminalTable(rows: Row[]): string {
	const table = new Table({
		head: columns.map(({ title }) => title),
		colAligns: columns.map(({ isNumber }) => (isNumber ? 'right' : 'left')),
		style: { head: [], border: [], compact: true },
	});
	for (const row of rows) table.push(columns.map(({ value }) => value(row)));
	return table.toString();
}

function markdown(shown: Column[], rows: Row[]): string {
	const line = (cells: Array<string | number>) => `| ${cells.join(' | ')} |`;
	return [
		line(shown.map(({ title }) => title)),
		line(shown.map(({ isNumber }) => (isNumber ? '--:' : '---'))),
		...rows.map((row) => line(shown.map(({ value }) => value(row)))),
	].join('\n');
}

/** All rows in Markdown. */
export const detailedTable = (rows: Row[]): string => markdown(columns, rows);

function addUp(rows: Row[]): Row {
	const [first, ...rest] = rows as [Row, ...Row[]];
	const sum = { ...first };
	for (const row of rest) {
		sum.items += row.items;
		sum.requests += row.requests;
		sum.faults += row.faults;
		sum.done += row.done;
		sum.doubled += row.doubled;
		sum.lost += row.lost;
		sum.unknown += row.unknown;
		sum.notDone += row.notDone;
	}
	if (rest.length === 0) return sum;
	const settings = { ...first.case.settings, name: `all ${rows.length}` };
	return { ...sum, case: { ...first.case, settings } };
}

/** In Markdown one row an operation with all settings added up, and those of the comparison. */
export function summaryTable(rows: Row[]): string {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const { work, by, mix, settings } = row.case;
		const isCompared = by !== 'ours' || mix.name !== rows[0]!.case.mix.name;
		const key = [by, work.vendor, work.name, mix.name, isCompared ? settings.name : ''].join();
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	const shown = columns.filter(({ inDetail }) => !inDetail);
	return markdown(shown, [...groups.values()].map(addUp));
}
