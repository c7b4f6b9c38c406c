import { z } from 'zod';

import { identifier, oneOf, requiredText } from '../../shared/fields';
import { path } from '../../shared/request';
import { defineOperation } from '../../shared/types';
import { accountId } from '../account/account';

export const addMember = defineOperation({
	value: 'add',
	name: 'Add',
	action: 'Add a member',
	description: 'Add a user to an account, or update the membership that is there',
	effect: 'set',
	properties: [
		accountId,
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
			description: 'The ID of the user to add to the account',
		},
		{
			displayName: 'Role',
			name: 'role',
			type: 'options',
			options: [{ name: 'Account Owner', value: 'account-owner' }],
			required: true,
			default: 'account-owner',
			description: 'What the member may do; Centrapay supports one role today',
		},
	],
	schema: z.object({
		accountId: identifier(),
		userId: requiredText(),
		role: oneOf('account-owner'),
	}),
	request: (input) => ({
		method: 'POST',
		path: path`/api/accounts/${input.accountId}/members`,
		body: { userId: input.userId, role: input.role },
	}),
	answer: z.object({ userId: z.string() }).passthrough(),
});
