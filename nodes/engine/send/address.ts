import type { IHttpRequestOptions } from 'n8n-workflow';

import { UnsendableValue, type Credential, type RequestSpec } from '../declare/request';
import { isPlain, mustBeSecure, withoutSlashesAtEnd } from '../declare/ownAddresses';
import type { Vendor } from '../declare/vendor';

/**
 * A request's whole address.
 *
 * @throws UnsendableValue where the credential's host is not a web address, or everybody on the way could read the key
 */
export function urlOf(request: RequestSpec, credential: Credential, vendor: Vendor): string {
	const host = withoutSlashesAtEnd(String(credential[request.host ?? vendor.host] ?? '').trim());
	if (!/^https?:\/\/[^\s/]+/i.test(host)) {
		throw new UnsendableValue(
			'The address in the credential is not a web address: it must start with https://',
		);
	}
	if (isPlain(host) && !vendor.mayBePlain) throw new UnsendableValue(mustBeSecure);
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
