import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { countryOptions } from '../../engine/declare/countries';
import { email, list, requiredText, text } from '../../engine/declare/checks';

const withCamelCaseNames = (value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(
				Object.entries(value).map(([name, field]: [string, unknown]) => [
					name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
					field,
				]),
			)
		: value;

/** An entry of a list that is entered whole may have the vendor's names, as in the document's example. */
const entry = <Shape extends z.ZodRawShape>(shape: Shape) =>
	z.preprocess(
		withCamelCaseNames,
		z
			.object(shape, { invalid_type_error: 'must be an object' })
			.strict('has a field that is not known here'),
	);

const user = entry({
	contactFirstName: requiredText(),
	contactLastName: requiredText(),
	name: requiredText(),
	password: requiredText(),
	email: email(),
	roleId: text()
		.refine((role) => role === '3', 'must be 3')
		.optional(),
});

const address = entry({
	streetOne: requiredText(),
	city: requiredText(),
	state: text().optional(),
	zip: requiredText(),
	countryCode: requiredText().refine(
		(code) => /^[A-Z]{2}$/.test(code),
		'must be a two-letter country code such as GB',
	),
});

/** Who can log in to the store, and where the customer is (yay.md, the example for a store). */
export const users = () => list(user);
export const addresses = () => list(address);

/** A user as Yay.com wants it: a store user has the role 3 (yay.md). */
export const toUser = (given: z.output<typeof user>) => ({
	contact_first_name: given.contactFirstName,
	contact_last_name: given.contactLastName,
	name: given.name,
	password: given.password,
	role_id: '3',
	email: given.email,
});

/** An address as Yay.com wants it. */
export const toAddress = (given: z.output<typeof address>) => ({
	street_one: given.streetOne,
	city: given.city,
	...(given.state === undefined ? {} : { state: given.state }),
	zip: given.zip,
	country_code: given.countryCode,
});

const usersExample =
	'[{ "contactFirstName": "Geoff", "contactLastName": "Wilson", "name": "admin", "password": "…", "email": "customer@example.com" }]';
const addressesExample =
	'[{ "streetOne": "Westbury House", "city": "Guildford", "state": "Surrey", "zip": "GU2 4AW", "countryCode": "GB" }]';

export const addressesProperties: INodeProperties[] = [
	{
		displayName: 'Addresses',
		name: 'addresses',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Address',
		default: {},
		description: 'Where the customer is; at least one is needed for a store',
		options: [
			{
				displayName: 'Address',
				name: 'address',
				values: [
					{
						displayName: 'City',
						name: 'city',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. Guildford',
					},
					{
						displayName: 'Country',
						name: 'countryCode',
						type: 'options',
						options: countryOptions,
						required: true,
						default: '',
						description: 'By expression the two letters of the country in upper case, such as GB',
					},
					{
						displayName: 'State',
						name: 'state',
						type: 'string',
						default: '',
						placeholder: 'e.g. Surrey',
						description: 'The state or county',
					},
					{
						displayName: 'Street',
						name: 'streetOne',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. Westbury House',
					},
					{
						displayName: 'Zip',
						name: 'zip',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. GU2 4AW',
						description: 'The zip or postal code',
					},
				],
			},
		],
	},
	{
		displayName: 'Addresses (JSON)',
		name: 'addressesJson',
		type: 'json',
		default: '',
		placeholder: `e.g. ${addressesExample}`,
		description: 'The whole list of addresses, in place of Addresses',
	},
];

export const usersProperties: INodeProperties[] = [
	{
		displayName: 'Users',
		name: 'users',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add User',
		default: {},
		description: 'Who can log in to the store; at least one is needed for a store',
		options: [
			{
				displayName: 'User',
				name: 'user',
				values: [
					{
						displayName: 'Email',
						name: 'email',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. name@email.com',
					},
					{
						displayName: 'First Name',
						name: 'contactFirstName',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. Geoff',
					},
					{
						displayName: 'Last Name',
						name: 'contactLastName',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. Wilson',
					},
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						required: true,
						default: '',
						placeholder: 'e.g. admin',
						description: 'The name to log in with',
					},
					{
						displayName: 'Password',
						name: 'password',
						type: 'string',
						typeOptions: { password: true },
						required: true,
						default: '',
						description: 'The password to log in with',
					},
				],
			},
		],
	},
	{
		displayName: 'Users (JSON)',
		name: 'usersJson',
		type: 'json',
		default: '',
		placeholder: `e.g. ${usersExample}`,
		description: 'The whole list of users, in place of Users',
	},
];
