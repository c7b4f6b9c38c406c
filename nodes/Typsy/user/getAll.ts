import { defineOperation } from '../../engine/declare';
import { usersAnswer } from '../answers';
import { accountOfUsers } from '../pickers';
import { listUsers } from '../requests';

export const getAllUsers = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many users',
	description: 'Get many users, those who departed among them',
	effect: 'read',
	identifiers: { userIdentifier: 'identifier' },
	list: true,
	fields: { accountCode: accountOfUsers },
	request: ({ accountCode }) => listUsers(accountCode),
	answer: usersAnswer,
});
