import type { IDataObject } from 'n8n-workflow';

import type { RequestSpec } from './request';

/** How a vendor's lists come in pages. */
export interface Paging {
	/** What to add to a request's query for the page after this data, which is a list's, unwrapped. */
	next(data: unknown, request: RequestSpec): Record<string, string> | undefined;
	/** What tells one record of a list from the others: pages overlap where others write meanwhile. */
	identity(record: IDataObject): unknown;
	/** Set where something may slip from a page to one that was read, when others delete meanwhile. */
	mayShift?: boolean;
	/**
	 * Set where a list may as well come whole: a page that is the same as the one before then says that
	 * the vendor knows of no pages, and that this was the whole list.
	 */
	mayKnowNoPages?: boolean;
}
