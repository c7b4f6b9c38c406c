import { defineOperation, flag } from '../../engine/declare';
import { doneAlready, known } from './doneAlready';
import { submit, userReference, userSubmission, withUser, userInWords } from './user';

export const departUser = defineOperation({
	value: 'depart',
	name: 'Depart',
	action: 'Depart a user',
	description: 'Take the license from a user and prevent them from logging in',
	effect: 'set',
	fields: userReference,
	options: {
		sendFarewellEmail: flag('Send Farewell Email', {
			default: false,
			description:
				'Whether to tell the user by email what has happened to their account and learning history',
		}),
	},
	would: (user) => `depart the user ${userInWords(user)}`,
	request: ({ sendFarewellEmail, ...user }) =>
		submit('/v2/users/depart', user, { options: { sendFarewellEmail } }),
	...userSubmission,
	output: (data, user) =>
		withUser(
			data ??
				known(
					'already departed',
					'The user has departed. An attempt before, whose answer got lost, may have done it.',
				),
			user,
		),
	// That there is no such user may as well mean another email, or another account.
	refusedAsDone: (refusal) => doneAlready(/(?<!not_)departed$/, refusal),
	howToCheck: ({ email }) => `Look in Typsy whether the user ${email} has departed.`,
});
