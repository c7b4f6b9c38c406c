import type { Vendor } from '../../sandbox';
import { findBook } from '../demo/book';
import type { Row } from '../n8n/dataTable';
import type { Rest } from '../n8n/rest';

/** The columns that every row has, whatever the partner. */
export const columns = {
	reference: 'reference',
	state: 'state',
	sentAt: 'sentAt',
	revision: 'revision',
} as const;

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
 * The identifier that its partner tells only in the answer to the creation, and that nothing else is done
 * with. Where that answer got lost, the cell stays empty.
 */
export const toldOnce: IdentifierColumn = 'wochitOrganizationId';

/** The accounts that can't be asked for: where no clear answer came, nobody knows whether there is one. */
export const accountColumns = {
	centrapay: 'centrapayAccountId',
} as const satisfies Partial<Record<Vendor, IdentifierColumn>>;

/** Stands for such an account in the book. */
export const unknownIdentifier = '?';

/** A row of the book, by column; n8n's data tables hold null where nothing was written. */
export type BookRow = Row;

/** What a cell says; empty where nothing was written. */
export const cell = (row: BookRow, column: string): string => String(row[column] ?? '').trim();

/** Column names that only say when something was written. */
const isTime = (column: string) => /At$/.test(column);

/** The book without when its rows were written, so that two readings can be compared. */
export const timeless = (rows: BookRow[]): BookRow[] =>
	rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !isTime(name))));

/** Reads the whole book; a table that isn't there is an empty book. */
export const readBook = async (rest: Rest): Promise<BookRow[]> =>
	(await (await findBook(rest))?.rows()) ?? [];
