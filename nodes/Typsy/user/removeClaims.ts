import { defineOperation } from '../../engine/declare';
import { changedClaims, submit, userReference, userSubmission } from './user';

export const removeClaims = defineOperation({
	value: 'removeClaims',
	name: 'Remove Claims',
	action: 'Remove claims from a user',
	description: 'Remove one or more claims from a user',
	effect: 'set',
	fields: { ...userReference, claims: changedClaims },
	request: ({ claims, ...user }) => submit('/v2/users/claims/remove', user, { claims }),
	...userSubmission,
});
