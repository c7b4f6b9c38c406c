import { defineOperation } from '../../engine/declare';
import { changedClaims, keysOf } from '../lists';
import { userGiven } from './target';
import { today, userInWords, withKeys, type UserApi } from './user';

const addClaimsBy = (api: UserApi) =>
	defineOperation({
		value: 'addClaims',
		name: 'Add Claims',
		action: 'Add claims to a user',
		description: 'Add one or more claims to a user',
		effect: 'set',
		fields: { ...api.reference, claims: changedClaims },
		would: ({ claims, ...user }) => `add the claims ${keysOf(claims)} to ${userInWords(user)}`,
		target: userGiven(api, 'claims'),
		request: ({ claims, ...user }) => api.submit('claims/add', user, { claims }),
		...api.submission,
	});

export const addClaims = addClaimsBy(today);
export const addClaimsWithKeys = addClaimsBy(withKeys);
