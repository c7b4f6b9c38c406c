import type { ICredentialDataDecryptedObject, IHttpRequestMethods } from 'n8n-workflow';

/** A decrypted credential, as n8n hands it over. */
export type Credential = ICredentialDataDecryptedObject;

/**
 * One request, before authentication: what an operation builds from its input. What is `undefined` in
 * its query, headers and body is not sent, nor is an object of which nothing is left, so that a request
 * says nothing that the person didn't.
 */
export interface RequestSpec {
	method: IHttpRequestMethods;
	/** The path from the host on, its values encoded with the `path` template. */
	path: string;
	/** The credential field that holds the host. Default: the vendor's `host`. */
	host?: string;
	query?: Record<string, string | number | undefined>;
	headers?: Record<string, string | undefined>;
	body?: object;
}

/** A value in an item that can't be sent as it is. */
export class UnsendableValue extends Error {}

/**
 * Template for a request's path: encodes every value, so that what comes from an item can't change
 * which resource is addressed.
 *
 * @throws UnsendableValue for a value that would change the path even when it is encoded
 */
export function path(fixed: TemplateStringsArray, ...values: Array<string | number>): string {
	return fixed.reduce((whole, part, index) => {
		const value = String(values[index - 1] ?? '');
		if (value === '' || value === '.' || value === '..') {
			throw new UnsendableValue(`"${value}" can't be part of an address`);
		}
		return whole + encodeURIComponent(value) + part;
	});
}
