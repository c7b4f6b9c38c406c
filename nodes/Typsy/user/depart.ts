import { defineOperation, flag } from '../../engine/declare';
import { askWhereOpen, doneAlready, orKnown } from './doneAlready';
import { hasDeparted } from './existing';
import { userToChange } from './target';
import { today, userInWords, withKeys, type UserApi } from './user';

const departUserBy = (api: UserApi) =>
	defineOperation({
		value: 'depart',
		name: 'Depart',
		action: 'Depart a user',
		description: 'Take the license from a user and prevent them from logging in',
		effect: 'set',
		fields: api.reference,
		options: {
			sendFarewellEmail: flag('Send Farewell Email', {
				default: false,
				description:
					'Whether to tell the user by email what has happened to their account and learning history',
			}),
		},
		would: (user) => `depart the user ${userInWords(user)}`,
		target: userToChange(api, (_user, workspace) => ({
			status: hasDeparted({ workspace }) ? workspace.status : 'Departed',
		})),
		request: ({ sendFarewellEmail, ...user }) =>
			api.submit('depart', user, { options: { sendFarewellEmail } }),
		...api.submission,
		output: orKnown('already departed', 'The user has departed.'),
		// That there is no such user may as well mean another email, or another account.
		refusedAsDone: (refusal, user) =>
			askWhereOpen(doneAlready(/(?<!not_)departed$/, refusal), api, user, hasDeparted),
		howToCheck: ({ email }) => `Look in Typsy whether the user ${email} has departed.`,
	});

export const departUser = departUserBy(today);
export const departUserWithKeys = departUserBy(withKeys);
