import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { countries, countryOptions } from '../../engine/declare/countries';
import { headerText, requiredText } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { names } from '../lists';
import { accepted, completion } from '../submission';
import { timeZones } from './timeZones';

export const createAccount = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Create a child account within your account',
	effect: 'create',
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. My Account Pty Ltd',
			description: 'The name of the property',
		},
		{
			displayName: 'Vanity Name',
			name: 'vanityName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. My Account',
			description: 'The name of the property that the users will see',
		},
		{
			displayName: 'Time Zone',
			name: 'timezoneInfoId',
			type: 'options',
			options: Object.entries(timeZones).map(([id, places]) => ({
				name: `${places} (${id})`,
				value: id,
			})),
			required: true,
			default: '',
			description:
				'The time zone in which the property operates; by expression the Windows ID of a time zone, such as AUS Eastern Standard Time',
		},
		{
			displayName: 'Country',
			name: 'country',
			type: 'options',
			options: countryOptions,
			required: true,
			default: '',
			description:
				'The country in which the property is; by expression the two-letter code of ISO 3166, such as AU',
		},
		{
			displayName: 'Identifier',
			name: 'identifier',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. MEL_HOTEL1',
			description:
				'The internal code by which your company knows the property; users are created in the account by it',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Structures',
					name: 'structures',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Structure',
					default: {},
					options: [
						{
							displayName: 'Structure',
							name: 'structure',
							values: [
								{
									displayName: 'Name',
									name: 'name',
									type: 'string',
									default: '',
									placeholder: 'e.g. Hotel Restaurant',
									description: 'The name of a venue, department or group',
								},
							],
						},
					],
					description: 'The venues, departments or groups to create in the account',
				},
				{
					displayName: 'Structures (JSON)',
					name: 'structuresJson',
					type: 'json',
					default: '',
					placeholder: 'e.g. [{ "name": "Hotel Restaurant" }]',
					description: 'The whole list of structures, in place of Structures',
				},
				{
					displayName: 'Teams',
					name: 'teams',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Team',
					default: {},
					options: [
						{
							displayName: 'Team',
							name: 'team',
							values: [
								{
									displayName: 'Name',
									name: 'name',
									type: 'string',
									default: '',
									placeholder: 'e.g. Bartenders',
									description: 'The name of the team',
								},
							],
						},
					],
					description: 'The teams to create in the account',
				},
				{
					displayName: 'Teams (JSON)',
					name: 'teamsJson',
					type: 'json',
					default: '',
					placeholder: 'e.g. [{ "name": "Bartenders" }]',
					description: 'The whole list of teams, in place of Teams',
				},
			],
		},
	],
	schema: z.object({
		name: requiredText(),
		vanityName: requiredText(),
		timezoneInfoId: requiredText().refine(
			(id) => Object.hasOwn(timeZones, id),
			'must be the Windows ID of a time zone, such as AUS Eastern Standard Time',
		),
		country: requiredText()
			.transform((code) => code.toUpperCase())
			.refine(
				(code) => Object.hasOwn(countries, code),
				'must be the two-letter code of a country, such as AU',
			),
		// It is sent as a header later, with every operation on the account's users.
		identifier: requiredText().pipe(headerText()),
		structures: names().optional(),
		teams: names().optional(),
	}),
	request: ({ name, vanityName, timezoneInfoId, country, identifier, structures, teams }) => ({
		method: 'POST',
		path: '/v2/accounts/create',
		body: withoutEmpty<IDataObject[string]>({
			name,
			vanityName,
			timezoneInfoId,
			country,
			identifier,
			structures,
			teams,
		}),
	}),
	answer: accepted,
	output: (data, { identifier }) => ({ identifier, ...(data as IDataObject) }),
	completion: completion('accounts'),
	existing: {
		describe: ({ identifier }) => `account ${identifier}`,
		refusedAsExisting: ({ code }) => code === 'account_already_exists',
		known: ({ identifier }) => ({ identifier, status: 'already exists', success: true }),
	},
	howToCheck: ({ identifier }) =>
		`Look in Typsy for an account with the identifier ${identifier}, or run this item again with If It Already Exists set to Use Existing.`,
});
