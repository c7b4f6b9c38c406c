import { defineOperation } from '../../engine/declare';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';
import { listMembers } from '../requests';

export const getAllMembers = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many members',
	description: 'Get many of the members of an account, with their names and e-mail addresses',
	effect: 'read',
	list: true,
	fields: { accountId },
	request: (input) => listMembers(input.accountId),
	answer: listAnswer,
});
