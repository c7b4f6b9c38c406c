import { defineOperation } from '../../engine/declare';
import { changedTeams, namesOf } from '../lists';
import { createTeamsIfNotExist } from './fields';
import { userGiven } from './target';
import { today, userInWords, withKeys, type UserApi } from './user';

const addTeamsBy = (api: UserApi) =>
	defineOperation({
		value: 'addTeams',
		name: 'Add Teams',
		action: 'Add teams to a user',
		description: 'Add a user to one or more teams',
		effect: 'set',
		fields: { ...api.reference, teams: changedTeams },
		options: { createTeamsIfNotExist },
		would: ({ teams, ...user }) => `add the teams ${namesOf(teams)} to ${userInWords(user)}`,
		target: userGiven(api, 'teams'),
		request: ({ teams, createTeamsIfNotExist, ...user }) =>
			api.submit('teams/add', user, { teams, options: { createTeamsIfNotExist } }),
		...api.submission,
	});

export const addTeams = addTeamsBy(today);
export const addTeamsWithKeys = addTeamsBy(withKeys);
