import { DateTime } from 'luxon';
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
	createdAt: string;
	isSeen: boolean;
}
type Condition = 'eq' | 'neq' | 'gte';
type Json = Record<string, unknown>;
type Item = { json: Json };

interface Node {
	name: string;
	parameters: {
		jsCode: string;
		filters: {
			conditions: Array<{ keyName: keyof Row; keyValue: string; condition: Condition }>;
		};
	};
}

const reference = 'CUST-1';
const nodes = readWorkflows('').find(({ id }) => id === workflowIds.onboardCustomer)!
	.nodes as unknown as Node[];
const nodeOf = (name: string) => nodes.find((node) => node.name === name)!.parameters;

const startedAt = '2026-11-25T10:00:00.000Z';
/** When a row was entered that others see late. */
const almostAMinuteBefore = '2026-11-25T09:59:01.000Z';
const customer = { reference, company: 'Acme', partners: '', wants: vendors };

/** What the steps of a run have put out. */
type Outputs = Record<string, Json[]>;

const items = (all: Json[] = []): Item[] => all.map((json) => ({ json: { ...json } }));
const nodesOf = (outputs: Outputs) => (name: string) => ({
	all: () => items(outputs[name]),
	first: () => items(outputs[name])[0],
});

/** The code of a node, as a function of the rows that come in and of what was put out before. */
function codeOf(name: string) {
	const code = compileFunction(nodeOf(name).jsCode, ['$', '$input', '$execution']) as (
		...values: unknown[]
	) => Item[];
	return (input: Json[], outputs: Outputs, id: string): Json[] =>
		code(nodesOf(outputs), { all: () => items(input) }, { id }).map(({ json }) => json);
}

const compare: Record<Condition, (cell: unknown, value: unknown) => boolean> = {
	eq: (cell, value) => cell === value,
	neq: (cell, value) => cell !== value,
	gte: (cell, value) => new Date(String(cell)) >= new Date(String(value)),
};

/** The rows that a node's conditions choose among those that can be seen. */
function conditionsOf(name: string) {
	const conditions = nodeOf(name).filters.conditions.map(({ keyName, keyValue, condition }) => ({
		keyName,
		isMet: compare[condition],
		value: compileFunction(`return ${keyValue.replace(/^=\{\{|\}\}$/g, '')}`, [
			'$json',
			'$',
			'$execution',
			'DateTime',
		]),
	}));
	return (json: Json, outputs: Outputs, id: string) =>
		(row: Row): boolean =>
			row.isSeen &&
			conditions.every(({ keyName, isMet, value }) =>
				isMet(row[keyName], value(json, nodesOf(outputs), { id }, DateTime)),
			);
}

const notInTheBook = codeOf('Not in the book yet');
const whatIsMissing = codeOf('What is missing');
const toDo = codeOf('To do');
const found = conditionsOf('Look in the book');
const entered = conditionsOf('Entered since');
const byOthers = conditionsOf('Entered by others');
const removed = conditionsOf('Remove second entry');
const said = conditionsOf('Say what is sent');

type Choice = (row: Row) => boolean;

/** n8n's data table. */
class Book {
	rows: Row[] = [];
	private lastId = 0;

	get = (choice: Choice): Json[] => this.rows.filter(choice).map((row) => ({ ...row }));

	enter(sentBy: string): Row {
		const row = {
			id: ++this.lastId,
			reference,
			revision: 0,
			sentBy,
			createdAt: almostAMinuteBefore,
			isSeen: false,
		};
		this.rows.push(row);
		return row;
	}

	remove(choice: Choice): void {
		this.rows = this.rows.filter((row) => !choice(row));
	}

	/** Gives the rows that it changed, as n8n does. */
	update(choice: Choice, json: Json): Json[] {
		return this.rows.filter(choice).map((row) => ({ ...Object.assign(row, json) }));
	}
}

type Ending = 'goes on' | 'asks to be run again' | 'leaves it to another';

/** One run, which stops wherever another may come in between. */
function* run(book: Book, id: string): Generator<undefined, Ending> {
	const outputs: Outputs = {
		Settings: [{ takeOverAfterMinutes: 10, startedAt }],
		'Can be onboarded?': [customer],
	};
	const rows = (outputs['Look in the book'] = book.get(found(customer, outputs, id)));
	yield;
	if (notInTheBook(rows, outputs, id).length > 0) {
		const row = book.enter(id);
		yield;
		row.isSeen = true;
		yield;
	}
	const planned = whatIsMissing(book.get(entered({}, outputs, id)), outputs, id);
	yield;
	for (const second of planned.filter(({ outcome }) => outcome === 'entered twice')) {
		book.remove(removed(second, outputs, id));
		yield;
	}
	const entry = planned.find(({ outcome }) => outcome === undefined);
	if (!entry) {
		const isGone = planned.some(({ outcome }) => outcome === 'gone');
		return isGone ? 'asks to be run again' : 'leaves it to another';
	}
	outputs['Say what is sent'] = book.update(said(entry, outputs, id), entry);
	yield;
	const [ours] = toDo(book.get(byOthers({}, outputs, id)), outputs, id);
	yield;
	if (ours?.outcome === 'entered twice') {
		book.remove(removed(ours, outputs, id));
		return 'asks to be run again';
	}
	return ours ? 'goes on' : 'leaves it to another';
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
		const isSaid = book.rows.some(({ sentBy, revision }) => sentBy && revision > 0);
		if (goOn(endings) === 1) expect(isSaid).toBe(true);
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
		whatIsMissing(
			[],
			{
				Settings: [{ takeOverAfterMinutes: 10 }],
				'Can be onboarded?': [customer],
				'Look in the book': [first, { ...first, id: 2, ...second }],
			},
			'execution',
		)
			.filter(({ outcome }) => outcome === 'entered twice')
			.map(({ id }) => id);

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
