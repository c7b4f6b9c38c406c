import { defineOperation } from '../../engine/declare';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';
import { membersOf } from '../requests';

export const getAllMembers = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many members',
	description: 'Get many of the members of an account',
	effect: 'read',
	list: true,
	fields: { accountId },
	request: (input) => ({ method: 'GET', path: membersOf(input.accountId) }),
	answer: listAnswer,
});
