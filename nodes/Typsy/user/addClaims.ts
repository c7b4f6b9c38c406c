import { z } from 'zod';

import { defineOperation } from '../../engine/declare/types';
import { claims } from '../lists';
import { claimProperties } from './properties';
import { accountHeader, accountIdentifier, email, userReference, userSubmission } from './user';

export const addClaims = defineOperation({
	value: 'addClaims',
	name: 'Add Claims',
	action: 'Add claims to a user',
	description: 'Add one or more claims to a user',
	effect: 'set',
	properties: [accountIdentifier, email, ...claimProperties],
	schema: z.object({ ...userReference, claims: claims() }),
	request: (input) => ({
		method: 'POST',
		path: '/v2/users/claims/add',
		headers: accountHeader(input),
		body: { email: input.email, claims: input.claims },
	}),
	...userSubmission,
});
