import { z } from 'zod';

import { identifier, oneOf, requiredText } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
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
			type: 'resourceLocator',
			required: true,
			// The list can only have those who are members already.
			default: { mode: 'id', value: '' },
			description:
				"The user to add, by ID; to update a membership, choose it from the list of the account's members",
			modes: [
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
				},
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a member...',
					typeOptions: { searchListMethod: 'searchMembers', searchable: true },
				},
			],
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
