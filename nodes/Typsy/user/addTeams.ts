import { defineOperation } from '../../engine/declare';
import { changedTeams, createTeamsIfNotExist, submit, userReference, userSubmission } from './user';

export const addTeams = defineOperation({
	value: 'addTeams',
	name: 'Add Teams',
	action: 'Add teams to a user',
	description: 'Add a user to one or more teams',
	effect: 'set',
	fields: { ...userReference, teams: changedTeams },
	options: { createTeamsIfNotExist },
	request: ({ teams, createTeamsIfNotExist, ...user }) =>
		submit('/v2/users/teams/add', user, { teams, options: { createTeamsIfNotExist } }),
	...userSubmission,
});
