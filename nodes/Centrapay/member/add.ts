import { z } from 'zod';

import { checks, choice, defineOperation, locator } from '../../engine/declare';
import { accountId } from '../account/account';
import { members } from '../pickers';
import { membersOf } from '../requests';
import { memberToChange } from './target';

export const addMember = defineOperation({
	value: 'add',
	name: 'Add',
	action: 'Add a member',
	description: 'Add a user to an account, or update the membership that is there',
	effect: 'set',
	fields: {
		accountId,
		userId: locator('User ID', {
			from: members,
			// The list can only have those who are members already.
			listLast: true,
			select: 'a member',
			example: 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
			description:
				"The user to add, by ID; to update a membership, choose it from the list of the account's members",
			check: checks.requiredWord,
		}),
		role: choice(
			'Role',
			{ 'account-owner': 'Account Owner' },
			{
				default: 'account-owner',
				description: 'What the member may do; Centrapay supports one role today',
			},
		),
	},
	would: ({ accountId, userId }) => `add the user ${userId} to the account ${accountId}`,
	target: {
		...memberToChange,
		after: ({ role }, found) => ({ ...found, role }),
		made: ({ userId, role }) => ({ userId, role }),
	},
	request: ({ accountId, userId, role }) => ({
		method: 'POST',
		path: membersOf(accountId),
		body: { userId, role },
	}),
	answer: z.object({ userId: z.string() }).passthrough(),
});
