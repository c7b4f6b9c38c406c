import { defineOperation } from '../../engine/declare';
import { keysOf } from '../lists';
import { changedClaims, submit, userReference, userSubmission, userInWords } from './user';

export const addClaims = defineOperation({
	value: 'addClaims',
	name: 'Add Claims',
	action: 'Add claims to a user',
	description: 'Add one or more claims to a user',
	effect: 'set',
	fields: { ...userReference, claims: changedClaims },
	would: ({ claims, ...user }) => `add the claims ${keysOf(claims)} to ${userInWords(user)}`,
	request: ({ claims, ...user }) => submit('/v2/users/claims/add', user, { claims }),
	...userSubmission,
});
