import { findBook } from '../demo/book';
import type { DataTable } from '../n8n/dataTable';
import type { Rest } from '../n8n/rest';
import { cell, columns, states, type BookRow } from './book';
import type { Phase } from './phases';

/** The rows that a run is at. */
const atWork = [
	{ columnName: columns.state, condition: 'eq', value: states.underWay },
	{ columnName: columns.revision, condition: 'eq', value: 0 },
];

const takenUp = (row: BookRow) => cell(row, columns.revision);
const isTakenUp = (row: BookRow) => takenUp(row) !== '0';

/** What happened to rows between two looks at those that a run is at. */
export function changesIn(before: Map<string, BookRow>, now: Map<string, BookRow>): Phase[] {
	const changes = [...now].flatMap(([reference, row]): Phase[] => {
		const old = before.get(reference);
		if (!isTakenUp(row)) return old ? [] : ['entering them in the book'];
		if (!old || takenUp(old) !== takenUp(row)) return ['saying in the book what is sent'];
		const isSame = JSON.stringify(old) === JSON.stringify(row);
		return isSame ? [] : ['writing the IDs of accounts down'];
	});
	const gone = [...before.keys()].filter((reference) => !now.has(reference));
	return [...changes, ...gone.map((): Phase => 'writing the results down')];
}

/** Watches the book while runs are under way, from outside. */
export class BookWatch {
	private table?: DataTable;
	private rows = new Map<string, BookRow>();

	/** @param rest n8n, started */
	constructor(private rest: Rest) {}

	/** The customers that a run is at, or was when it was killed. */
	get underWay(): BookRow[] {
		return [...this.rows.values()].filter(isTakenUp);
	}

	/** Goes on with an n8n that was started again. */
	continueWith(rest: Rest): void {
		this.rest = rest;
		this.table = undefined;
	}

	/** Looks, and says what happened since the last time. */
	async look(): Promise<Phase[]> {
		this.table ??= await findBook(this.rest);
		const found = (await this.table?.rows({ type: 'or', filters: atWork })) ?? [];
		const now = new Map(found.map((row) => [cell(row, columns.reference), row]));
		const changes = changesIn(this.rows, now);
		this.rows = now;
		return changes;
	}
}
