import { defineOperation, flag } from '../../engine/declare';
import { doneAlready, known } from './doneAlready';
import { today, userInWords, withKeys, withUser, type UserApi } from './user';

const departUserBy = ({ reference, submit, submission }: UserApi) =>
	defineOperation({
		value: 'depart',
		name: 'Depart',
		action: 'Depart a user',
		description: 'Take the license from a user and prevent them from logging in',
		effect: 'set',
		fields: reference,
		options: {
			sendFarewellEmail: flag('Send Farewell Email', {
				default: false,
				description:
					'Whether to tell the user by email what has happened to their account and learning history',
			}),
		},
		would: (user) => `depart the user ${userInWords(user)}`,
		request: ({ sendFarewellEmail, ...user }) =>
			submit('depart', user, { options: { sendFarewellEmail } }),
		...submission,
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

export const departUser = departUserBy(today);
export const departUserWithKeys = departUserBy(withKeys);
