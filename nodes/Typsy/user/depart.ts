import { defineOperation, flag } from '../../engine/declare';
import { submit, userReference, userSubmission } from './user';

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
	request: ({ sendFarewellEmail, ...user }) =>
		submit('/v2/users/depart', user, { options: { sendFarewellEmail } }),
	...userSubmission,
});
