import { defineOperation, path, text } from '../../engine/declare';
import { identified } from '../answers';
import { readAccount } from '../requests';
import { accountId, identifiedAccount } from './account';

export const updateAccount = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an account',
	description: 'Change the name of an account',
	effect: 'set',
	identifiers: identifiedAccount,
	fields: {
		accountId,
		name: text('Name', {
			example: 'Shortland St Cafe',
			description: 'The new name of the account',
		}),
	},
	would: ({ accountId, name }) => `rename the account ${accountId} to ${name}`,
	target: {
		describe: ({ accountId }) => `account ${accountId}`,
		request: ({ accountId }) => readAccount(accountId),
		answer: identified.transform((account) => [account]),
		keyOf: ({ id }) => id,
		wantedKey: ({ accountId }) => accountId,
		after: ({ name }, found) => ({ ...found, name }),
	},
	request: (input) => ({
		method: 'PUT',
		path: path`/api/accounts/${input.accountId}`,
		body: { name: input.name },
	}),
	answer: identified,
});
