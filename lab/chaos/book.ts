import type { Vendor } from '../../sandbox';
import type { Rest } from '../n8n/rest';

/** The n8n data table in which the workflows keep what they did. */
export const bookName = 'Partner customers';

/** The columns that every row has, whatever the partner. */
export const columns = { reference: 'reference', state: 'state' } as const;

/** What a row's state is. */
export const states = {
	done: 'onboarded',
	attention: 'needs attention',
	underWay: 'under way',
} as const;

/** What a partner's column says. */
export const marks = {
	notWanted: 'not wanted',
	sent: 'sent',
	done: 'done',
	attention: 'needs attention',
	left: 'left',
} as const;

/** The columns with what the partners call a customer and theirs. */
export const identifierColumns = {
	wochit: ['wochitOrganizationId'],
	centrapay: ['centrapayAccountId', 'centrapayKeyName'],
	omnize: ['omnizeAccountId', 'omnizeDepartmentId', 'omnizeAgentIds'],
	yay: ['yayCustomerUuid', 'yayCredit'],
	typsy: ['typsyAccountIdentifier'],
} as const satisfies Record<Vendor, readonly string[]>;
export type IdentifierColumn = (typeof identifierColumns)[Vendor][number];

/**
 * The identifiers that a partner tells only in the answer to the creation, and that nothing else is done with.
 * Where that answer got lost, such a cell stays empty.
 */
export const toldOnce: readonly IdentifierColumn[] = ['wochitOrganizationId'];

/** An identifier that nobody knows, as the answer that had it was unclear. */
export const unknownIdentifier = '?';

/** A row of the book, by column; n8n's data tables hold null where nothing was written. */
export type BookRow = Record<string, string | number | boolean | null>;

/** What a cell says; empty where nothing was written. */
export const cell = (row: BookRow, column: string): string => String(row[column] ?? '').trim();

/** Column names that only say when something was written. */
const isTime = (column: string) => /At$/.test(column);

/** The book without when its rows were written, so that two readings can be compared. */
export const timeless = (rows: BookRow[]): BookRow[] =>
	rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !isTime(name))));

interface Page<Entry> {
	data: Entry[];
	count: number;
}

const rowsAPage = 250;

/** Reads the whole book as n8n's editor does; a table that isn't there is an empty book. */
export async function readBook(rest: Rest): Promise<BookRow[]> {
	const filter = encodeURIComponent(JSON.stringify({ name: bookName }));
	const tables = await rest.request<Page<{ id: string; name: string; projectId: string }>>(
		'GET',
		`/rest/data-tables-global?take=${rowsAPage}&filter=${filter}`,
	);
	const table = tables.data.find(({ name }) => name === bookName);
	if (!table) return [];
	const path = `/rest/projects/${table.projectId}/data-tables/${table.id}/rows`;
	const rows: BookRow[] = [];
	for (;;) {
		const query = `take=${rowsAPage}&skip=${rows.length}&sortBy=id:asc`;
		const { data, count } = await rest.request<Page<BookRow>>('GET', `${path}?${query}`);
		rows.push(...data);
		if (data.length === 0 || rows.length >= count) return rows;
	}
}
