import { defineOperation } from '../../engine/declare';
import { namesOf } from '../lists';
import {
	changedTeams,
	createTeamsIfNotExist,
	submit,
	userReference,
	userSubmission,
	userInWords,
} from './user';

export const addTeams = defineOperation({
	value: 'addTeams',
	name: 'Add Teams',
	action: 'Add teams to a user',
	description: 'Add a user to one or more teams',
	effect: 'set',
	fields: { ...userReference, teams: changedTeams },
	options: { createTeamsIfNotExist },
	would: ({ teams, ...user }) => `add the teams ${namesOf(teams)} to ${userInWords(user)}`,
	request: ({ teams, createTeamsIfNotExist, ...user }) =>
		submit('/v2/users/teams/add', user, { teams, options: { createTeamsIfNotExist } }),
	...userSubmission,
});
