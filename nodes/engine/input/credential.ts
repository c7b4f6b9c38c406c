import type { IExecuteFunctions } from 'n8n-workflow';

import { withoutScreenFields } from '../declare/addressFields';
import type { Credential } from '../declare/request';
import type { Vendor } from '../declare/vendor';

/**
 * The credential that a node was given, with all that requests are made of: without a token that n8n keeps in it for
 * its HTTP Request node, which changes while the credential stays the same.
 */
export async function credentialOf(
	context: Pick<IExecuteFunctions, 'getCredentials'>,
	{ credential, token }: Vendor,
): Promise<Credential> {
	const given = withoutScreenFields(await context.getCredentials(credential.name));
	if (token !== undefined) delete given[token.field];
	return given;
}
