import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Credential, RequestSpec, Vendor } from '../declare/types';

/** A value in an item that can't be sent as it is. */
export class UnsendableValue extends Error {}

/**
 * Template for a request's path: encodes every value, so that what comes from an item can't change
 * which resource is addressed.
 *
 * @throws UnsendableValue for a value that would change the path even when it is encoded
 */
export function path(fixed: TemplateStringsArray, ...values: string[]): string {
	return fixed.reduce((whole, part, index) => {
		const value = values[index - 1] ?? '';
		if (value === '' || value === '.' || value === '..') {
			throw new UnsendableValue(`"${value}" can't be part of an address`);
		}
		return whole + encodeURIComponent(value) + part;
	});
}

/**
 * A request's whole address.
 *
 * @throws UnsendableValue where the credential's host is not a web address
 */
export function urlOf(request: RequestSpec, credential: Credential, defaultHost: string): string {
	const host = String(credential[request.host ?? defaultHost] ?? '')
		.trim()
		.replace(/\/+$/, '');
	if (!/^https?:\/\/[^\s/]+/i.test(host)) {
		throw new UnsendableValue(
			'The address in the credential is not a web address: it must start with https://',
		);
	}
	return host + request.path;
}

/** A request with the vendor's authentication, as n8n's helper makes it. */
export async function authenticated(
	vendor: Vendor,
	credential: Credential,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { authenticate } = vendor.credential;
	return typeof authenticate === 'function' ? await authenticate(credential, request) : request;
}

/** Leaves out what isn't set, so that a request says nothing that the person didn't. */
export function withoutEmpty<Value>(
	values: Record<string, Value | undefined>,
): Record<string, Value> {
	const kept: Record<string, Value> = {};
	for (const [key, value] of Object.entries(values)) {
		if (value !== undefined) kept[key] = value;
	}
	return kept;
}
