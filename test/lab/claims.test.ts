import { compileFunction } from 'node:vm';

import { readWorkflows, workflowIds } from '../../lab/demo/workflows';
import { vendors } from '../../sandbox';
import { hashToUnit } from '../../sandbox/random';

/**
 * How runs of **Onboard customer** agree on who onboards a customer that all of them got at the same moment:
 * its own code and conditions, in all orders in which several processes can read and write the book. A row's ID
 * is given before the row can be seen, so that rows may come to be seen in another order than that of their IDs.
 */

interface Row {
	id: number;
	reference: string;
	revision: number;
	sentBy?: string;
	isSeen: boolean;
}
type Json = Record<string, unknown>;
type Item = { json: Json };

interface Node {
	name: string;
	parameters: {
		jsCode: string;
		filters: { conditions: Array<{ keyName: keyof Row; keyValue: string }> };
	};
}

const reference = 'CUST-1';
const nodes = readWorkflows('').find(({ id }) => id === workflowIds.onboardCustomer)!
	.nodes as unknown as Node[];
const nodeOf = (name: string) => nodes.find((node) => node.name === name)!.parameters;

const others: Record<string, Json> = {
	Settings: { takeOverAfterMinutes: 10 },
	'Can be onboarded?': {
		reference,
		company: 'Acme',
		partners: '',
		wants: vendors,
	},
};
const items = (...all: Json[]): Item[] => all.map((json) => ({ json }));
const node = (name: string) => ({
	all: () => items(others[name]!),
	first: () => items(others[name]!)[0],
});

/** The code of a node, as a function of the rows that come in. */
function codeOf(name: string) {
	const code = compileFunction(nodeOf(name).jsCode, ['$', '$input', '$execution']) as (
		...values: unknown[]
	) => Item[];
	return (rows: Row[], id: string) =>
		code(node, { all: () => items(...rows.map((row) => ({ ...row }))) }, { id });
}

/** The rows that a node's conditions choose, seen or not. */
function conditionsOf(name: string) {
	const conditions = nodeOf(name).filters.conditions.map(({ keyName, keyValue }) => ({
		keyName,
		value: compileFunction(`return ${keyValue.replace(/^=\{\{|\}\}$/g, '')}`, ['$json']),
	}));
	return (json: Json) => (row: Row) =>
		row.isSeen && conditions.every(({ keyName, value }) => row[keyName] === value(json));
}

const whatIsMissing = codeOf('What is missing');
const toDo = codeOf('To do');
const removed = conditionsOf('Remove second entry');
const said = conditionsOf('Say what is sent');

/** n8n's data table, and what became of the runs. */
class Book {
	rows: Row[] = [];
	private lastId = 0;

	seen = () => this.rows.filter(({ isSeen }) => isSeen);

	enter(): Row {
		const row = { id: ++this.lastId, reference, revision: 0, isSeen: false };
		this.rows.push(row);
		return row;
	}

	remove(json: Json): void {
		const isRemoved = removed(json);
		this.rows = this.rows.filter((row) => !isRemoved(row));
	}

	update(json: Json): void {
		for (const row of this.rows.filter(said(json))) Object.assign(row, json);
	}
}

type Ending = 'goes on' | 'asks to be run again' | 'leaves it to another';

/** One run, which stops wherever another may come in between. */
function* run(book: Book, execution: string): Generator<undefined, Ending> {
	const isNew = book.seen().length === 0;
	yield;
	if (isNew) {
		const row = book.enter();
		yield;
		row.isSeen = true;
		yield;
	}
	const planned = whatIsMissing(book.seen(), execution);
	yield;
	for (const { json } of planned.filter(({ json }) => json.outcome === 'entered twice')) {
		book.remove(json);
		yield;
	}
	const [entry] = planned.filter(({ json }) => json.outcome === undefined);
	if (!entry) {
		const isGone = planned.some(({ json }) => json.outcome === 'gone');
		return isGone ? 'asks to be run again' : 'leaves it to another';
	}
	book.update(entry.json);
	yield;
	const [found] = toDo(book.seen(), execution);
	yield;
	if (found?.json.outcome === 'entered twice') {
		book.remove(found.json);
		return 'asks to be run again';
	}
	return found ? 'goes on' : 'leaves it to another';
}

/** Lets runs take their steps in an order that `next` decides among those that aren't over. */
function interleave(
	count: number,
	next: (runs: number) => number,
): { endings: Ending[]; book: Book } {
	const book = new Book();
	const endings: Ending[] = [];
	const runs = Array.from({ length: count }, (_, index) => run(book, `execution ${index}`));
	while (runs.length > 0) {
		const chosen = runs.length === 1 ? 0 : next(runs.length);
		const step = runs[chosen]!.next();
		if (!step.done) continue;
		endings.push(step.value);
		runs.splice(chosen, 1);
	}
	return { endings, book };
}

/** All orders in which two runs can take their steps. */
function* allOrdersOfTwo(): Generator<() => number> {
	const choices: number[] = [];
	do {
		let step = 0;
		yield () => (choices[step] === undefined ? (choices[step++] = 0) : choices[step++]!);
		choices.length = step;
		while (choices.at(-1) === 1) choices.pop();
		if (choices.length > 0) choices[choices.length - 1] = 1;
	} while (choices.length > 0);
}

const goOn = (endings: Ending[]) => endings.filter((ending) => ending === 'goes on').length;

it('lets one of two runs go on at most, whatever comes when, and says where none did', () => {
	const seen = new Set<string>();
	for (const next of allOrdersOfTwo()) {
		const { endings, book } = interleave(2, next);
		seen.add(endings.sort().join(', '));
		if (goOn(endings) === 1) expect(book.seen().some(({ sentBy }) => sentBy)).toBe(true);
	}
	expect([...seen].sort()).toEqual([
		'asks to be run again, goes on',
		'asks to be run again, leaves it to another',
		'goes on, leaves it to another',
	]);
});

it('lets one of three runs go on at most', () => {
	for (let order = 0; order < 2_000; order++) {
		let step = 0;
		const { endings } = interleave(3, (runs) =>
			Math.floor(hashToUnit(`${order}:${step++}`) * runs),
		);
		expect(goOn(endings)).toBeLessThanOrEqual(1);
		if (goOn(endings) === 0) expect(endings).toContain('asks to be run again');
	}
});

describe('A second row of a customer', () => {
	const first = { id: 1, reference, revision: 3, isSeen: true };
	const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
	const removedOf = (second: Partial<Row> & Json) =>
		whatIsMissing([first, { ...first, id: 2, ...second }], 'execution')
			.filter(({ json }) => json.outcome === 'entered twice')
			.map(({ json }) => json.id);

	it.each([
		['that was only entered is removed', { revision: 0 }, [2]],
		[
			'of a run that was killed before it gave way is removed',
			{ revision: 1, sentBy: 'killed', sentAt: anHourAgo },
			[2],
		],
		['that a person made is left alone', { revision: 1, sentBy: '' }, []],
	])('%s', (_what, second, expected) => expect(removedOf(second)).toEqual(expected));
});
