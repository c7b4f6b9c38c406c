import { z } from 'zod';

import { flag } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { names } from '../lists';
import { structureProperties } from './properties';
import {
	accountHeader,
	accountIdentifier,
	email,
	switches,
	userReference,
	userSubmission,
} from './user';

export const removeStructures = defineOperation({
	value: 'removeStructures',
	name: 'Remove Structures',
	action: 'Remove structures from a user',
	description: 'Remove a user from one or more venues, departments or groups',
	effect: 'set',
	properties: [
		accountIdentifier,
		email,
		...structureProperties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{
					displayName: 'Continue If Not in Structure',
					name: 'continueIfNotInStructure',
					type: 'boolean',
					default: true,
					description:
						'Whether to go on with the other structures where the user is not in one of them',
				},
			],
		},
	],
	schema: z.object({
		...userReference,
		structures: names(),
		continueIfNotInStructure: flag().optional(),
	}),
	request: (input) => ({
		method: 'POST',
		path: '/v2/users/structures/remove',
		headers: accountHeader(input),
		body: withoutEmpty({
			email: input.email,
			structures: input.structures,
			// typsy.md prints the first spelling, Typsy's newer document the second (today.md).
			options: switches({
				continueIfNotInStruture: input.continueIfNotInStructure,
				continueIfNotInStructure: input.continueIfNotInStructure,
			}),
		}),
	}),
	...userSubmission,
});
