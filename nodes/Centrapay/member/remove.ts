import { defineOperation, locator, path } from '../../engine/declare';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';
import { members } from '../pickers';
import { listMembers } from '../requests';
import { memberToChange } from './target';

export const removeMember = defineOperation({
	value: 'remove',
	name: 'Remove',
	action: 'Remove a member',
	description: 'Take a user out of the account of an organization',
	effect: 'set',
	fields: {
		accountId,
		userId: locator('User ID', {
			from: members,
			select: 'a member',
			example: 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
			description: "The member to remove, from the list of the account's members or by ID",
		}),
	},
	would: ({ accountId, userId }) => `remove the user ${userId} from the account ${accountId}`,
	target: memberToChange,
	request: ({ accountId, userId }) => ({
		method: 'DELETE',
		path: path`/api/accounts/${accountId}/members/${userId}`,
	}),
	output: () => ({ deleted: true }),
	// Who is gone already and who may not be removed are refused alike (centrapay.md#envelope-and-errors).
	refusedAsDone: ({ message }, { accountId, userId }) =>
		message === 'Forbidden'
			? {
					request: listMembers(accountId),
					answer: listAnswer,
					isDone: (list) => !list.some((member) => member.userId === userId),
				}
			: undefined,
});
