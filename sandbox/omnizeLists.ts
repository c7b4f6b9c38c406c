import { z } from 'zod';

const count = z.string().regex(/^[1-9]\d*$/, 'must be a number');

/** What a list of today may be asked for (omnize.md#lists-and-paging). */
export const listQuery = <Columns extends [string, ...string[]]>(...columns: Columns) => ({
	search: z.string().optional(),
	column: z.enum(columns).optional(),
	direction: z.enum(['asc', 'desc']).optional(),
	page: count.optional(),
	limit: count.optional(),
});

/** How a list of today is asked for. */
export interface ListQuery {
	search?: string;
	column?: string;
	direction?: 'asc' | 'desc';
	page?: string;
	limit?: string;
}

const inOrder = (one: unknown, other: unknown) =>
	typeof one === 'number' && typeof other === 'number'
		? one - other
		: String(one) < String(other)
			? -1
			: 1;

/**
 * The page of a list that is asked for: 20 records, newest ID first. That `search` finds parts of words, in any case, is
 * an assumption (omnize.md#not-said).
 *
 * @param searched the fields that `search` looks into
 * @param knowsPages whether `page` and `limit` are heeded
 */
export function pageOf<Listed extends { id: number }>(
	records: Listed[],
	{ search = '', column = 'id', direction = 'desc', page = '1', limit = '20' }: ListQuery,
	{ searched, knowsPages }: { searched: ReadonlyArray<keyof Listed>; knowsPages: boolean },
): Listed[] {
	const wanted = search.toLowerCase();
	const sign = direction === 'asc' ? 1 : -1;
	const found = records
		.filter((record) =>
			searched.some((field) => String(record[field]).toLowerCase().includes(wanted)),
		)
		.sort(
			(one, other) => sign * inOrder(one[column as keyof Listed], other[column as keyof Listed]),
		);
	if (!knowsPages) return found;
	const end = Number(page) * Number(limit);
	return found.slice(end - Number(limit), end);
}
