import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { email, requiredText, text } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { partnerId } from '../customer/customer';

export const createUserToken = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a user token',
	description:
		'Create a token with which a user of a customer opens the editor; creates the user where there is none. It is valid for 24 hours.',
	// Asking again gives the same user a fresh token, which does no harm.
	effect: 'set',
	properties: [
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. user-77',
			description: 'Your own unique identifier of the user',
		},
		partnerId,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Email',
					name: 'email',
					type: 'string',
					placeholder: 'e.g. name@email.com',
					default: '',
					description: "The user's email",
				},
				{
					displayName: 'First Name',
					name: 'firstName',
					type: 'string',
					default: '',
					description: "The user's first name",
				},
				{
					displayName: 'Last Name',
					name: 'lastName',
					type: 'string',
					default: '',
					description: "The user's last name",
				},
			],
		},
	],
	schema: z.object({
		userId: requiredText(),
		partnerId: requiredText(),
		email: email().optional(),
		firstName: text().optional(),
		lastName: text().optional(),
	}),
	request: ({ userId, partnerId: customer, email: address, firstName, lastName }) => ({
		method: 'POST',
		host: 'authenticationUrl',
		path: '/api/v1/embedded/users/tokens',
		body: {
			user: withoutEmpty({ id: userId, email: address, firstName, lastName }),
			organization: { partnerId: customer },
		},
	}),
	answer: z.object({ token: z.object({ value: z.string().min(1) }).passthrough() }),
	output: (data, { userId, partnerId: customer }) => ({
		...(data as { token: IDataObject }).token,
		userId,
		partnerId: customer,
	}),
});
