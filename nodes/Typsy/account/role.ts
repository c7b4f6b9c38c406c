import { choice, email, withIdentifiers, type RequestSpec } from '../../engine/declare';
import { accountOfUsers } from '../pickers';
import { forAccount } from '../requests';
import { accepted, completion } from '../submission';

interface RoleOfUser {
	accountCode?: string;
	email: string;
	role: string;
}

/** What changing who administers an account has in common (typsy.md#account-roles). */
export const changeOfRole = {
	effect: 'set' as const,
	fields: {
		accountCode: accountOfUsers,
		email: email('Email', { description: 'The email of the user' }),
		role: choice(
			'Role',
			{ administrator: 'Administrator' },
			{ default: 'administrator', description: 'What the user is in the account' },
		),
	},
	answer: accepted,
	completion: completion('accounts'),
	output: withIdentifiers('email', 'role', 'accountCode'),
};

/** The request that adds or removes a role. */
export const requestForRole = (
	change: 'add' | 'remove',
	{ accountCode, email, role }: RoleOfUser,
): RequestSpec => ({
	method: 'POST',
	path: `/v2/accounts/roles/${change}`,
	headers: forAccount(accountCode),
	body: { email, role },
});

/** An account in words, for people. */
export const accountInWords = ({ accountCode }: Pick<RoleOfUser, 'accountCode'>): string =>
	accountCode === undefined ? 'your own account' : `the account ${accountCode}`;
