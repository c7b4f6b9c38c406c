import { defineOperation } from '../../engine/declare';
import { changedClaims, claimsWithoutValue, keysOf } from '../lists';
import { doneAlready, known } from './doneAlready';
import { today, userInWords, withKeys, withUser, type UserApi } from './user';

const removedClaims = claimsWithoutValue('The claims that are removed from the user');

/** Today's claims are removed by key and issuer alone (typsy.md#memberships). */
const removeClaimsBy = (
	{ reference, submit, submission }: UserApi,
	claims: typeof changedClaims | typeof removedClaims,
) =>
	defineOperation({
		value: 'removeClaims',
		name: 'Remove Claims',
		action: 'Remove claims from a user',
		description: 'Remove one or more claims from a user',
		effect: 'set',
		fields: { ...reference, claims: claims as typeof removedClaims },
		would: ({ claims, ...user }) => `remove the claims ${keysOf(claims)} from ${userInWords(user)}`,
		request: ({ claims, ...user }) => submit('claims/remove', user, { claims }),
		...submission,
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
		howToCheck: ({ email }) =>
			`Look in Typsy whether the user ${email} still has one of the claims.`,
	});

export const removeClaims = removeClaimsBy(today, removedClaims);
export const removeClaimsWithKeys = removeClaimsBy(withKeys, changedClaims);
