import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';

import type { Credential, RequestSpec } from './request';

/** Where the entries of a list on the screen come from. */
export interface ListSource {
	/** What n8n calls the list by, for example `searchAccounts`: one source has it. */
	method: string;
	/** Checks the vendor's list. */
	answer: ZodTypeAny;
	/** Gets the values of the parameters named in `needs`. */
	request(parameters: Record<string, string>, credential: Credential): RequestSpec;
	/** Parameters that must be chosen first: name and label on the screen. */
	needs?: Record<string, string>;
	/** What the list shows of a record, and what is chosen with it. */
	entry(record: IDataObject): INodeListSearchItems;
}

/** A list on the screen, and the kind of function by which n8n reads it. */
export interface OfferedList {
	by: 'listSearch' | 'loadOptions';
	source: ListSource;
}
