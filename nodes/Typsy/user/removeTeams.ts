import { defineOperation, flag } from '../../engine/declare';
import { changedTeams, namesOf } from '../lists';
import { hasNoneOf } from './changes';
import { askWhereOpen, doneAlready, orKnown } from './doneAlready';
import { userWithout } from './target';
import { today, userInWords, withKeys, type UserApi } from './user';

const removeTeamsBy = (api: UserApi) =>
	defineOperation({
		value: 'removeTeams',
		name: 'Remove Teams',
		action: 'Remove teams from a user',
		description: 'Remove a user from one or more teams',
		effect: 'set',
		fields: { ...api.reference, teams: changedTeams },
		options: {
			continueIfNotInTeam: flag('Continue If Not in Team', {
				default: true,
				description: 'Whether to go on with the other teams where the user is not in one of them',
			}),
		},
		would: ({ teams, ...user }) => `remove the teams ${namesOf(teams)} from ${userInWords(user)}`,
		target: userWithout(api, 'teams'),
		request: ({ teams, continueIfNotInTeam, ...user }) =>
			api.submit('teams/remove', user, { teams, options: { continueIfNotInTeam } }),
		...api.submission,
		output: orKnown('already removed', 'The user is not in the team.'),
		refusedAsDone: (refusal, { teams, ...user }) =>
			askWhereOpen(
				doneAlready(/not_in_team$/, refusal, teams.length),
				api,
				user,
				hasNoneOf('teams', teams),
			),
		howToCheck: ({ email }) =>
			`Look in Typsy whether the user ${email} is still in one of the teams.`,
	});

export const removeTeams = removeTeamsBy(today);
export const removeTeamsWithKeys = removeTeamsBy(withKeys);
