import type { IDataObject } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';

import type { RequestSpec } from './request';

/** A list that has the things of many items. */
export interface ListOfAll {
	/** A `read` request for it. */
	request: RequestSpec;
	/** Checks the unwrapped list. */
	answer: ZodTypeAny;
	/** Set where it tells less of a thing than asking for it alone: it only says then which things aren't there. */
	tellsLess?: boolean;
}

/** A thing that can be found at the vendor: in a list, by its key. */
export interface Findable<Input> {
	/** The thing in words for the person who runs the workflow, for example `e-mail a@b.c`. */
	describe(input: Input): string;
	/** A `read` request that answers with a list that has the thing. */
	request(input: Input): RequestSpec;
	/** Checks the unwrapped data, a list: only one that fits may say that something isn't there. */
	answer: ZodTypeAny;
	/**
	 * The list of all, where `request` asks for the item's thing alone: a plan of several items reads it once.
	 * `undefined` where none is known to have the item's.
	 */
	all?(input: Input): ListOfAll | undefined;
	/**
	 * What tells one listed thing from the others: the list is looked through once, and all items that share
	 * it find theirs by this. The first of several with the same key that count is taken.
	 */
	keyOf(record: IDataObject): unknown;
	/**
	 * Set where nothing keeps several from having the same key, and taking the wrong one would do harm: none is
	 * taken then, and a creation that may have been carried out stays unknown.
	 */
	mayBeSeveral?: boolean;
	/** The key of an item's thing. */
	wantedKey(input: Input): unknown;
	/** Whether what has the key counts as there, where the key doesn't say it all: a user may have departed. */
	counts?(found: IDataObject, input: Input): boolean;
}
