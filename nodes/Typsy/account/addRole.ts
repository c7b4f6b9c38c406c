import { defineOperation } from '../../engine/declare';
import { accountInWords, changeOfRole, requestForRole } from './role';

export const addRole = defineOperation({
	...changeOfRole,
	value: 'addRole',
	name: 'Add Role',
	action: 'Add a role in an account to a user',
	description: 'Make a user an administrator of an account',
	would: ({ email, role, ...account }) =>
		`make the user ${email} ${role} of ${accountInWords(account)}`,
	request: (input) => requestForRole('add', input),
});
