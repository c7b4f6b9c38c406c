import { defineOperation, email, optional, text, withIdentifiers } from '../../engine/declare';
import { unwrapOne, userAnswer } from '../answers';
import { accountOfUsers } from '../pickers';
import { askForUser } from '../requests';

export const getUser = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a user',
	description: 'Get a user by the email or the SSO identifier, with structures, teams and claims',
	effect: 'read',
	identifiers: { userIdentifier: 'identifier' },
	fields: {
		accountCode: accountOfUsers,
		email: optional(email('Email', { description: 'The email of the user, or leave it empty' })),
		ssoUserIdentifier: optional(
			text('SSO User Identifier', {
				example: '123456',
				description: 'Who the user is in single sign-on, in place of the email',
			}),
		),
	},
	check({ email, ssoUserIdentifier }, problem) {
		if ((email === undefined) !== (ssoUserIdentifier === undefined)) return;
		problem('email', 'or SSO User Identifier is required, one of the two');
	},
	request: ({ accountCode, ...who }) => askForUser(who, accountCode),
	unwrap: unwrapOne(
		'Typsy has no user with that email or SSO identifier in the account',
		'Check it. A user of a child account is found only with its Account.',
	),
	answer: userAnswer,
	output: withIdentifiers('accountCode'),
});
