import type { ICredentialType } from 'n8n-workflow';

import type { Answer, Unwrapped } from './answer';
import type { CredentialCheck } from './credentialCheck';
import type { Generation } from './generations';
import type { Resource } from './operation';
import type { Paging } from './paging';
import type { TokenScheme } from './token';

/** A vendor on one screen: hosts, envelope, limits, resources. Of several generations of its API, this is the newest. */
export interface Vendor extends Generation<Vendor> {
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
	/** Fields of its records that move although nobody changes the thing: Only If Still doesn't compare them. */
	movesByItself?: string[];
	/** Where lists come in pages. */
	paging?: Paging;
	/** Where requests carry a token that has to be fetched first and ends after a while. */
	token?: TokenScheme;
	credentialCheck: CredentialCheck;
	resources: Resource[];
}
