import type { IExecuteFunctions } from 'n8n-workflow';

import { withoutScreenFields } from '../declare/addressFields';
import type { Credential } from '../declare/request';
import type { Vendor } from '../declare/vendor';

/** A credential without a token that n8n keeps in it for its HTTP Request node, and that changes while it stays the same. */
export function withoutKeptToken({ token }: Pick<Vendor, 'token'>, given: Credential): Credential {
	const own = { ...given };
	if (token !== undefined) delete own[token.field];
	return own;
}

/** The credential that a node was given, with all that requests are made of. */
export const credentialOf = async (
	context: Pick<IExecuteFunctions, 'getCredentials'>,
	vendor: Vendor,
): Promise<Credential> =>
	withoutKeptToken(
		vendor,
		withoutScreenFields(await context.getCredentials(vendor.credential.name)),
	);
