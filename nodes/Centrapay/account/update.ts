import { defineOperation, path, text } from '../../engine/declare';
import { identified } from '../answers';
import { readAccount } from '../requests';
import { shownById } from '../shownById';
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
		...shownById('account', (input: { accountId: string }) => input.accountId, readAccount),
		after: ({ name }, found) => ({ ...found, name }),
	},
	request: (input) => ({
		method: 'PUT',
		path: path`/api/accounts/${input.accountId}`,
		body: { name: input.name },
	}),
	answer: identified,
});
