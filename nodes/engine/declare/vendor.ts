import type { ICredentialType } from 'n8n-workflow';

import type { Answer, Unwrapped } from './answer';
import type { CredentialCheck } from './credentialCheck';
import type { Resource } from './operation';
import type { RequestSpec } from './request';

/** A vendor on one screen: hosts, envelope, limits, resources. */
export interface Vendor {
	/** The vendor's name as people know it. */
	name: string;
	/** The credential type, with the vendor's scheme of authentication. */
	credential: ICredentialType;
	/** The credential field that holds the host of its requests. */
	host: string;
	/** Set where the vendor's documents print `http://`, so that an address may begin with it. */
	mayBePlain?: boolean;
	/** The credential's secret fields. */
	secrets: string[];
	/** The documented limit in requests a minute for a credential; 0 where none is documented. */
	requestsPerMinute: number;
	/**
	 * Takes the data or the refusal out of an answer, whatever its status: data makes a success of a
	 * `404`, too. Only a status from 500 on proves nothing whatever is in it.
	 */
	unwrap(answer: Answer): Unwrapped;
	/** Where lists come in pages: what to add to a request's query for the page after this data, which is a list's. */
	nextPage?(data: unknown, request: RequestSpec): Record<string, string> | undefined;
	/**
	 * Set where a list may as well come whole: a page that is the same as the one before then says that
	 * the vendor knows of no pages, and that this was the whole list.
	 */
	mayKnowNoPages?: boolean;
	credentialCheck: CredentialCheck;
	resources: Resource[];
}
