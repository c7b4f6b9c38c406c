import { defineOperation, path } from '../../engine/declare';
import { accountAnswer, accountId, identifiedAccount } from './account';

export const getAccount = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get an account',
	description: 'Get information about an account',
	effect: 'read',
	identifiers: identifiedAccount,
	fields: { accountId },
	request: (input) => ({ method: 'GET', path: path`/api/accounts/${input.accountId}` }),
	answer: accountAnswer,
});
