import { defineOperation } from '../../engine/declare';
import { keysOf } from '../lists';
import { doneAlready, known } from './doneAlready';
import {
	changedClaims,
	submit,
	userReference,
	userSubmission,
	withUser,
	userInWords,
} from './user';

export const removeClaims = defineOperation({
	value: 'removeClaims',
	name: 'Remove Claims',
	action: 'Remove claims from a user',
	description: 'Remove one or more claims from a user',
	effect: 'set',
	fields: { ...userReference, claims: changedClaims },
	would: ({ claims, ...user }) => `remove the claims ${keysOf(claims)} from ${userInWords(user)}`,
	request: ({ claims, ...user }) => submit('/v2/users/claims/remove', user, { claims }),
	...userSubmission,
	output: (data, user) =>
		withUser(
			data ??
				known(
					'already removed',
					'The user does not have the claim. An attempt before, whose answer got lost, may have done it.',
				),
			user,
		),
	refusedAsDone: (refusal, { claims }) => doneAlready(/claim_not_found$/, refusal, claims.length),
	howToCheck: ({ email }) => `Look in Typsy whether the user ${email} still has one of the claims.`,
});
