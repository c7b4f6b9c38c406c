import { defineOperation } from '../../engine/declare';
import { identified } from '../answers';
import { readAccount } from '../requests';
import { accountId, identifiedAccount } from './account';

export const getAccount = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get an account',
	description: 'Get information about an account',
	effect: 'read',
	identifiers: identifiedAccount,
	fields: { accountId },
	request: (input) => readAccount(input.accountId),
	answer: identified,
});
