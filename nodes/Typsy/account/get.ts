import { defineOperation } from '../../engine/declare';
import { accountAnswer, unwrapOne } from '../answers';
import { chosenAccount } from '../pickers';
import { askForAccount } from '../requests';

export const getAccount = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get an account',
	description: 'Get a child account with its structures and teams',
	effect: 'read',
	identifiers: { accountCode: 'code' },
	fields: { accountCode: chosenAccount },
	request: ({ accountCode }) => askForAccount(accountCode),
	unwrap: unwrapOne(
		'Typsy has no account with that code within yours',
		'Check the Account: it is found by the Code that it was created with.',
	),
	answer: accountAnswer,
});
