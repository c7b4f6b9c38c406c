import { defineOperation, flag } from '../../engine/declare';
import { namesOf } from '../lists';
import { doneAlready, known } from './doneAlready';
import { changedTeams, submit, userReference, userSubmission, withUser, userInWords } from './user';

export const removeTeams = defineOperation({
	value: 'removeTeams',
	name: 'Remove Teams',
	action: 'Remove teams from a user',
	description: 'Remove a user from one or more teams',
	effect: 'set',
	fields: { ...userReference, teams: changedTeams },
	options: {
		continueIfNotInTeam: flag('Continue If Not in Team', {
			default: true,
			description: 'Whether to go on with the other teams where the user is not in one of them',
		}),
	},
	would: ({ teams, ...user }) => `remove the teams ${namesOf(teams)} from ${userInWords(user)}`,
	request: ({ teams, continueIfNotInTeam, ...user }) =>
		submit('/v2/users/teams/remove', user, { teams, options: { continueIfNotInTeam } }),
	...userSubmission,
	output: (data, user) =>
		withUser(
			data ??
				known(
					'already removed',
					'The user is not in the team. An attempt before, whose answer got lost, may have done it.',
				),
			user,
		),
	refusedAsDone: (refusal, { teams }) => doneAlready(/not_in_team$/, refusal, teams.length),
	howToCheck: ({ email }) =>
		`Look in Typsy whether the user ${email} is still in one of the teams.`,
});
