import { defineOperation, email, withIdentifiers } from '../../engine/declare';
import { accountOfUsers, chosenUser } from '../pickers';
import { changeUser } from '../requests';
import { accepted } from '../submission';
import { person, ssoUserIdentifier } from './fields';
import { completionOfUser } from './user';

export const updateUser = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a user',
	description: 'Change the name, the email or the SSO identifier of a user',
	effect: 'set',
	fields: { accountCode: accountOfUsers, userIdentifier: chosenUser },
	updateFields: {
		email: email('Email', {
			description:
				'The new email of the user; from then on, it is the one that the other operations take',
		}),
		...person,
		ssoUserIdentifier,
	},
	would: ({ userIdentifier }) => `update the user ${userIdentifier}`,
	request: ({ userIdentifier, accountCode, ...changes }) =>
		changeUser(userIdentifier, changes, accountCode),
	answer: accepted,
	completion: completionOfUser,
	output: withIdentifiers('userIdentifier', 'accountCode', 'email'),
});
