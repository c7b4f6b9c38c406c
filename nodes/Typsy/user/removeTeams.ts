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

export const removeTeams = defineOperation({
	value: 'removeTeams',
	name: 'Remove Teams',
	action: 'Remove teams from a user',
	description: 'Remove a user from one or more teams',
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
					displayName: 'Continue If Not in Team',
					name: 'continueIfNotInTeam',
					type: 'boolean',
					default: true,
					description: 'Whether to go on with the other teams where the user is not in one of them',
				},
			],
		},
	],
	schema: z.object({ ...userReference, teams: names(), continueIfNotInTeam: flag().optional() }),
	request: (input) => ({
		method: 'POST',
		path: '/v2/users/teams/remove',
		headers: accountHeader(input),
		body: withoutEmpty({
			email: input.email,
			teams: input.teams,
			options: switches({ continueIfNotInTeam: input.continueIfNotInTeam }),
		}),
	}),
	...userSubmission,
});
