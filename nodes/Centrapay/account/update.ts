import { z } from 'zod';

import { identifier, requiredText } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { accountAnswer, accountId } from './account';

export const updateAccount = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an account',
	description: 'Change the name of an account',
	effect: 'set',
	properties: [
		accountId,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Shortland St Cafe',
			description: 'The new name of the account',
		},
	],
	schema: z.object({ accountId: identifier(), name: requiredText() }),
	request: (input) => ({
		method: 'PUT',
		path: path`/api/accounts/${input.accountId}`,
		body: { name: input.name },
	}),
	answer: accountAnswer,
});
