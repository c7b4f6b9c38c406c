import { z } from 'zod';

import { defineOperation } from '../../engine/declare/types';
import { claims } from '../lists';
import { claimProperties } from './properties';
import { accountHeader, accountIdentifier, email, userReference, userSubmission } from './user';

export const removeClaims = defineOperation({
	value: 'removeClaims',
	name: 'Remove Claims',
	action: 'Remove claims from a user',
	description: 'Remove one or more claims from a user',
	effect: 'set',
	properties: [accountIdentifier, email, ...claimProperties],
	schema: z.object({ ...userReference, claims: claims() }),
	request: (input) => ({
		method: 'POST',
		path: '/v2/users/claims/remove',
		headers: accountHeader(input),
		body: { email: input.email, claims: input.claims },
	}),
	...userSubmission,
});
