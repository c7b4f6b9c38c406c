import { z } from 'zod';

import { flag } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import {
	accountHeader,
	accountIdentifier,
	email,
	switches,
	userReference,
	userSubmission,
} from './user';

export const departUser = defineOperation({
	value: 'depart',
	name: 'Depart',
	action: 'Depart a user',
	description: 'Take the license from a user and prevent them from logging in',
	effect: 'set',
	properties: [
		accountIdentifier,
		email,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Send Farewell Email',
					name: 'sendFarewellEmail',
					type: 'boolean',
					default: false,
					description:
						'Whether to tell the user by email what has happened to their account and learning history',
				},
			],
		},
	],
	schema: z.object({ ...userReference, sendFarewellEmail: flag().optional() }),
	request: (input) => ({
		method: 'POST',
		path: '/v2/users/depart',
		headers: accountHeader(input),
		body: withoutEmpty({
			email: input.email,
			options: switches({ sendFarewellEmail: input.sendFarewellEmail }),
		}),
	}),
	...userSubmission,
});
