import type { Paging } from '../engine/declare';
import type { PartnerApi } from './requests';

/** How many records a page has where nothing else is asked for (omnize.md#lists-and-paging). */
const recordsInPage = 20;

/**
 * A full page is followed by another one, as no answer says how many there are. A server that ignores `page` answers the
 * next with the same again: that was the whole list then (omnize.md#traps).
 */
export const pagesOf = ({ lists }: PartnerApi): Paging => ({
	next(data, { path, query }) {
		const mayGoOn = lists.includes(path) && Array.isArray(data);
		if (!mayGoOn || data.length !== recordsInPage) return undefined;
		return { page: String(Number(query?.page ?? 1) + 1) };
	},
	identity: ({ id }) => String(id as string | number),
	mayShift: true,
	mayKnowNoPages: true,
});
