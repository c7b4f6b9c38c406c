import { defineOperation } from '../../engine/declare';
import { changedClaims, keysOf } from '../lists';
import { today, userInWords, withKeys, type UserApi } from './user';

const addClaimsBy = ({ reference, submit, submission }: UserApi) =>
	defineOperation({
		value: 'addClaims',
		name: 'Add Claims',
		action: 'Add claims to a user',
		description: 'Add one or more claims to a user',
		effect: 'set',
		fields: { ...reference, claims: changedClaims },
		would: ({ claims, ...user }) => `add the claims ${keysOf(claims)} to ${userInWords(user)}`,
		request: ({ claims, ...user }) => submit('claims/add', user, { claims }),
		...submission,
	});

export const addClaims = addClaimsBy(today);
export const addClaimsWithKeys = addClaimsBy(withKeys);
