import { defineOperation, flag } from '../../engine/declare';
import { changedTeams, namesOf } from '../lists';
import { doneAlready, known } from './doneAlready';
import { today, userInWords, withKeys, withUser, type UserApi } from './user';

const removeTeamsBy = ({ reference, submit, submission }: UserApi) =>
	defineOperation({
		value: 'removeTeams',
		name: 'Remove Teams',
		action: 'Remove teams from a user',
		description: 'Remove a user from one or more teams',
		effect: 'set',
		fields: { ...reference, teams: changedTeams },
		options: {
			continueIfNotInTeam: flag('Continue If Not in Team', {
				default: true,
				description: 'Whether to go on with the other teams where the user is not in one of them',
			}),
		},
		would: ({ teams, ...user }) => `remove the teams ${namesOf(teams)} from ${userInWords(user)}`,
		request: ({ teams, continueIfNotInTeam, ...user }) =>
			submit('teams/remove', user, { teams, options: { continueIfNotInTeam } }),
		...submission,
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

export const removeTeams = removeTeamsBy(today);
export const removeTeamsWithKeys = removeTeamsBy(withKeys);
