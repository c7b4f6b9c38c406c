import { defineOperation } from '../../engine/declare';
import { accountInWords, changeOfRole, requestForRole } from './role';

export const removeRole = defineOperation({
	...changeOfRole,
	value: 'removeRole',
	name: 'Remove Role',
	action: 'Remove a role in an account from a user',
	description: 'Let a user no longer be an administrator of an account',
	would: ({ email, role, ...account }) =>
		`let the user ${email} no longer be ${role} of ${accountInWords(account)}`,
	request: (input) => requestForRole('remove', input),
});
