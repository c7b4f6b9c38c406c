import type { IDataObject } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';

import type { RequestSpec } from './request';

/**
 * For a `create` whose thing has no key of its own, as names may repeat: how the one that an attempt without a clear
 * answer made is told from those that were there. A list that will have it is read before the first attempt; what is
 * new in it afterwards may be the item's.
 */
export interface Newcomer<Input> {
	/** A `read` request for the list; `undefined` where no list will have the item's thing. */
	request(input: Input): RequestSpec | undefined;
	/** Checks the unwrapped list. */
	answer: ZodTypeAny;
	/** What tells one thing from all others, in the list and in the answer to its creation. */
	identity(record: IDataObject): unknown;
	/** What a listed thing has that several may have: one that differs in it is another item's. */
	likeness(record: IDataObject): unknown;
	/** The same of an item's thing. */
	wantedLikeness(input: Input): unknown;
	/** Reads a thing by itself, where the list has only a part of it. */
	whole?: { request(record: IDataObject): RequestSpec; answer: ZodTypeAny };
	/** When a thing was made, in ISO 8601. */
	madeAt(thing: IDataObject): unknown;
	/** Whether the credential may have made it, as far as the thing says by whom it was made. */
	mayBeOurs(thing: IDataObject): boolean;
	/**
	 * Set where the list has a thing once it is there. What is not in it when the vendor's time to make it is over was
	 * not made then, and is sent again; where it isn't set, the outcome stays unknown.
	 */
	listsAll?: boolean;
}
