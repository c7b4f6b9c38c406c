import { z } from 'zod';

import { flag, oneOf, requiredText, text } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { accountAnswer } from './account';

export const createAccount = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Create an account that will own API keys, members, merchants and wallets',
	effect: 'create',
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Centrapay Cafe',
			description: 'The name of the account',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Individual', value: 'individual', description: 'A single person' },
				{ name: 'Organization', value: 'org', description: 'A company or other organization' },
			],
			required: true,
			default: 'org',
			description: 'What kind of account it is',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Owner',
					name: 'owner',
					type: 'string',
					default: '',
					placeholder: 'e.g. da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
					description: 'ID of the user to add as a member with the role account-owner',
				},
				{
					displayName: 'Region',
					name: 'region',
					type: 'options',
					options: [
						{ name: 'Australia', value: 'AU' },
						{ name: 'New Zealand', value: 'NZ' },
						{ name: 'United States', value: 'US' },
					],
					default: 'NZ',
					description: 'Where the organization is; not allowed for an individual',
				},
				{
					displayName: 'Test',
					name: 'test',
					type: 'boolean',
					default: false,
					description: 'Whether this is a test account',
				},
			],
		},
	],
	schema: z
		.object({
			name: requiredText(),
			type: oneOf('org', 'individual'),
			owner: text().optional(),
			region: oneOf('NZ', 'AU', 'US').optional(),
			test: flag().optional(),
		})
		.refine(({ type, region }) => type === 'org' || region === undefined, {
			path: ['region'],
			message: 'is only for organizations: remove it, or set Type to Organization',
		}),
	request: ({ name, type, owner, region, test }) => ({
		method: 'POST',
		path: '/api/accounts',
		body: withoutEmpty({ name, type, owner, region, test }),
	}),
	answer: accountAnswer,
	howToCheck: ({ name }) =>
		`Look in Centrapay's business portal for an account named "${name}" before you run this item again.`,
});
