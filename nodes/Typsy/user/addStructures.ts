import { z } from 'zod';

import { flag } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { memberships } from '../lists';
import { membershipProperties } from './properties';
import {
	accountHeader,
	accountIdentifier,
	email,
	switches,
	userReference,
	userSubmission,
} from './user';

export const addStructures = defineOperation({
	value: 'addStructures',
	name: 'Add Structures',
	action: 'Add structures to a user',
	description: 'Add a user to one or more venues, departments or groups',
	effect: 'set',
	properties: [
		accountIdentifier,
		email,
		...membershipProperties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Create Structures If Not Exist',
					name: 'createStructuresIfNotExist',
					type: 'boolean',
					default: true,
					description: 'Whether to create structures that the account does not have yet',
				},
			],
		},
	],
	schema: z.object({
		...userReference,
		structures: memberships(),
		createStructuresIfNotExist: flag().optional(),
	}),
	request: (input) => ({
		method: 'POST',
		path: '/v2/users/structures/add',
		headers: accountHeader(input),
		body: withoutEmpty({
			email: input.email,
			structures: input.structures,
			options: switches({ createStructuresIfNotExist: input.createStructuresIfNotExist }),
		}),
	}),
	...userSubmission,
});
