import { z } from 'zod';

import { checks, defineOperation, text, withIdentifiers } from '../../engine/declare';
import { partnerId } from '../customer/customer';
import { person } from '../person';

export const createUserToken = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a user token',
	description:
		'Create a token with which a user of a customer opens the editor; creates the user where there is none. It is valid for 24 hours.',
	// Asking again gives the same user a fresh token, which does no harm.
	effect: 'set',
	fields: {
		userId: text('User ID', {
			example: 'user-77',
			description: 'Your own ID for the user, which no other user has',
			check: checks.requiredWord,
		}),
		partnerId,
	},
	additionalFields: person("The user's"),
	would: ({ userId, partnerId }) =>
		`create a token for the user ${userId} of the customer with the partner ID ${partnerId}`,
	wouldAnswer: ({ userId }, later) => ({ value: later('token', userId) }),
	request: ({ userId, partnerId, ...about }) => ({
		method: 'POST',
		host: 'authenticationUrl',
		path: '/api/v1/embedded/users/tokens',
		body: { user: { id: userId, ...about }, organization: { partnerId } },
	}),
	answer: z
		.object({ token: z.object({ value: z.string().min(1) }).passthrough() })
		.transform(({ token }) => token),
	output: withIdentifiers('userId', 'partnerId'),
});
