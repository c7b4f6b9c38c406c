import { defineOperation } from '../../engine/declare';
import { accountsAnswer } from '../answers';
import { listAccounts } from '../requests';

export const getAllAccounts = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many accounts',
	description: 'Get many of the child accounts within your account',
	effect: 'read',
	identifiers: { accountCode: 'code' },
	list: true,
	request: listAccounts,
	answer: accountsAnswer,
});
