import type { IExecuteFunctions } from 'n8n-workflow';

import { withoutScreenFields } from '../declare/addressFields';
import type { Credential } from '../declare/request';
import type { Vendor } from '../declare/vendor';

/** The credential that a node was given, with all that requests are made of. */
export const credentialOf = async (
	context: Pick<IExecuteFunctions, 'getCredentials'>,
	{ credential }: Vendor,
): Promise<Credential> => withoutScreenFields(await context.getCredentials(credential.name));
