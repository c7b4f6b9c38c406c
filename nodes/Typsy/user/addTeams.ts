import { z } from 'zod';

import { flag } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { names } from '../lists';
import { teamProperties } from './properties';
import {
	accountHeader,
	accountIdentifier,
	email,
	switches,
	userReference,
	userSubmission,
} from './user';

export const addTeams = defineOperation({
	value: 'addTeams',
	name: 'Add Teams',
	action: 'Add teams to a user',
	description: 'Add a user to one or more teams',
	effect: 'set',
	properties: [
		accountIdentifier,
		email,
		...teamProperties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Create Teams If Not Exist',
					name: 'createTeamsIfNotExist',
					type: 'boolean',
					default: true,
					description: 'Whether to create teams that the account does not have yet',
				},
			],
		},
	],
	schema: z.object({
		...userReference,
		teams: names(),
		createTeamsIfNotExist: flag().optional(),
	}),
	request: (input) => ({
		method: 'POST',
		path: '/v2/users/teams/add',
		headers: accountHeader(input),
		body: withoutEmpty({
			email: input.email,
			teams: input.teams,
			options: switches({ createTeamsIfNotExist: input.createTeamsIfNotExist }),
		}),
	}),
	...userSubmission,
});
