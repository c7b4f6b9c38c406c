import { defineOperation } from '../../engine/declare';
import { changedTeams, namesOf } from '../lists';
import { createTeamsIfNotExist } from './fields';
import { today, userInWords, withKeys, type UserApi } from './user';

const addTeamsBy = ({ reference, submit, submission }: UserApi) =>
	defineOperation({
		value: 'addTeams',
		name: 'Add Teams',
		action: 'Add teams to a user',
		description: 'Add a user to one or more teams',
		effect: 'set',
		fields: { ...reference, teams: changedTeams },
		options: { createTeamsIfNotExist },
		would: ({ teams, ...user }) => `add the teams ${namesOf(teams)} to ${userInWords(user)}`,
		request: ({ teams, createTeamsIfNotExist, ...user }) =>
			submit('teams/add', user, { teams, options: { createTeamsIfNotExist } }),
		...submission,
	});

export const addTeams = addTeamsBy(today);
export const addTeamsWithKeys = addTeamsBy(withKeys);
