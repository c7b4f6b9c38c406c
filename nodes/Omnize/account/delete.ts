import { defineOperation, notice, path } from '../../engine/declare';
import { accountId } from '../fields';

/** An assumption: omnize.md has neither what deleting twice answers nor a list of refusals. */
const isGone =
	/\baccount\b.*\b(not found|(not|doesn't) exist|already deleted)|couldn't find account/i;

export const deleteAccount = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete an account (can not be undone)',
	description: "Delete an account for good. This can't be undone; Deactivate can.",
	effect: 'set',
	fields: {
		deleteNotice: notice(
			"Deleting an account can't be undone. To only stop it from being used, choose Deactivate.",
		),
		accountId,
	},
	would: ({ accountId }) => `delete the account ${accountId} for good`,
	request: (input) => ({ method: 'DELETE', path: path`/api/v1/accounts/${input.accountId}` }),
	output: () => ({ deleted: true }),
	refusedAsDone: ({ message }) => (isGone.test(message) ? 'done' : undefined),
});
