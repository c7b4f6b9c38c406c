import { z } from 'zod';

import { flag, requiredText } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { claims, memberships, names } from '../lists';
import {
	membershipProperties,
	optionalClaims,
	optionalClaimsJson,
	optionalTeams,
	optionalTeamsJson,
} from './properties';
import {
	accountHeader,
	accountIdentifier,
	email,
	identifiersOf,
	userReference,
	userSubmission,
} from './user';

export const createUser = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a user',
	description: 'Create a user and assign a license to them',
	effect: 'create',
	properties: [
		{
			displayName: 'Every user takes one of your licenses, until the user departs',
			name: 'licenseNotice',
			type: 'notice',
			default: '',
		},
		accountIdentifier,
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Nathan',
			description: 'The first name of the user',
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Smith',
			description: 'The last name of the user',
		},
		email,
		...membershipProperties,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				optionalClaims,
				optionalClaimsJson,
				{
					displayName: 'SSO User Identifier',
					name: 'ssoUserIdentifier',
					type: 'fixedCollection',
					default: {},
					options: [
						{
							displayName: 'Identifier',
							name: 'identifier',
							values: [
								{
									displayName: 'Provider Name',
									name: 'providerName',
									type: 'string',
									default: '',
									placeholder: 'e.g. ProviderName',
									description: 'The name of the login provider',
								},
								{
									displayName: 'Provider Key',
									name: 'providerKey',
									type: 'string',
									default: '',
									placeholder: 'e.g. 123456',
									description: 'The ID of the user at the login provider',
								},
							],
						},
					],
					description: 'Who the user is in single sign-on; required for accounts that use it',
				},
				optionalTeams,
				optionalTeamsJson,
			],
		},
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
				{
					displayName: 'Create Teams If Not Exist',
					name: 'createTeamsIfNotExist',
					type: 'boolean',
					default: true,
					description: 'Whether to create teams that the account does not have yet',
				},
				{
					displayName: 'Reactivate If Departed',
					name: 'reactivateIfDeparted',
					type: 'boolean',
					default: false,
					description: 'Whether to bring back a user who departed from the account before',
				},
				{
					displayName: 'Send Invitation',
					name: 'sendInvitation',
					type: 'boolean',
					default: false,
					description:
						'Whether to invite the user to claim the account; not possible with single sign-on',
				},
			],
		},
	],
	schema: z.object({
		...userReference,
		firstName: requiredText(),
		lastName: requiredText(),
		structures: memberships(),
		teams: names().optional(),
		claims: claims().optional(),
		ssoUserIdentifier: z
			.object({ providerName: requiredText(), providerKey: requiredText() })
			.optional(),
		sendInvitation: flag().default(false),
		createStructuresIfNotExist: flag().default(true),
		createTeamsIfNotExist: flag().optional(),
		reactivateIfDeparted: flag().default(false),
	}),
	request: (input) => ({
		method: 'POST',
		path: '/v2/users/create',
		headers: accountHeader(input),
		body: withoutEmpty({
			firstName: input.firstName,
			lastName: input.lastName,
			email: input.email,
			structures: input.structures,
			teams: input.teams,
			claims: input.claims,
			ssoUserIdentifier: input.ssoUserIdentifier,
			// Three of the four belong to the minimum information that typsy.md prints.
			options: withoutEmpty({
				sendInvitation: input.sendInvitation,
				createStructuresIfNotExist: input.createStructuresIfNotExist,
				createTeamsIfNotExist: input.createTeamsIfNotExist,
				reactivateIfDeparted: input.reactivateIfDeparted,
			}),
		}),
	}),
	...userSubmission,
	existing: {
		describe: ({ email: address, accountIdentifier: account }) =>
			account === undefined ? `user ${address}` : `user ${address} of account ${account}`,
		refusedAsExisting: ({ code }) => code === 'user_already_exists',
		known: (input) => ({ ...identifiersOf(input), status: 'already exists', success: true }),
	},
	howToCheck: ({ email: address }) =>
		`Look in Typsy for a user with the email ${address}, or run this item again with If It Already Exists set to Use Existing.`,
});
