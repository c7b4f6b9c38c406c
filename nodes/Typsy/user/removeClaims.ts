import { defineOperation } from '../../engine/declare';
import { changedClaims, claimsWithoutValue, keysOf } from '../lists';
import { hasNoneOf } from './changes';
import { askWhereOpen, doneAlready, orKnown } from './doneAlready';
import { userWithout } from './target';
import { today, userInWords, withKeys, type UserApi } from './user';

const removedClaims = claimsWithoutValue('The claims that are removed from the user');

/** Today's claims are removed by key and issuer alone (typsy.md#memberships). */
const removeClaimsBy = (api: UserApi, claims: typeof changedClaims | typeof removedClaims) =>
	defineOperation({
		value: 'removeClaims',
		name: 'Remove Claims',
		action: 'Remove claims from a user',
		description: 'Remove one or more claims from a user',
		effect: 'set',
		fields: { ...api.reference, claims: claims as typeof removedClaims },
		would: ({ claims, ...user }) => `remove the claims ${keysOf(claims)} from ${userInWords(user)}`,
		target: userWithout(api, 'claims'),
		request: ({ claims, ...user }) => api.submit('claims/remove', user, { claims }),
		...api.submission,
		output: orKnown('already removed', 'The user does not have the claim.'),
		refusedAsDone: (refusal, { claims, ...user }) =>
			askWhereOpen(
				doneAlready(/claim_not_found$/, refusal, claims.length),
				api,
				user,
				hasNoneOf('claims', claims),
			),
		howToCheck: ({ email }) =>
			`Look in Typsy whether the user ${email} still has one of the claims.`,
	});

export const removeClaims = removeClaimsBy(today, removedClaims);
export const removeClaimsWithKeys = removeClaimsBy(withKeys, changedClaims);
