import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/*
 * The lists of a user, in fields or whole. There are two ways to enter each because n8n doesn't keep
 * an expression that stands for a group of fields.
 */

const membership: INodePropertyCollection = {
	displayName: 'Structure',
	name: 'structure',
	values: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Venue A',
			description: 'The name of a venue, department or group',
		},
		{
			displayName: 'Role',
			name: 'role',
			type: 'options',
			options: [
				{ name: 'Manager', value: 'manager' },
				{ name: 'Member', value: 'member' },
			],
			default: 'member',
			description: 'What the user is in the structure',
		},
	],
};

const structure: INodePropertyCollection = {
	displayName: 'Structure',
	name: 'structure',
	values: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Venue A',
			description: 'The name of a venue, department or group',
		},
	],
};

const team: INodePropertyCollection = {
	displayName: 'Team',
	name: 'team',
	values: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Team A',
			description: 'The name of the team',
		},
	],
};

const claim: INodePropertyCollection = {
	displayName: 'Claim',
	name: 'claim',
	values: [
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			default: '',
			placeholder: 'e.g. external_id',
			description: 'What the claim is about',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12345678910',
			description: 'What is claimed',
		},
		{
			displayName: 'Issuer',
			name: 'issuer',
			type: 'string',
			default: '',
			placeholder: 'e.g. IssuerName',
			description: 'Who issued the claim, often the name of your account',
		},
	],
};

const waysToSpecify = [
	{ name: 'Using Fields Below', value: 'fields' },
	{ name: 'Using JSON', value: 'json' },
];

/** Optional teams, for a collection: in fields. */
export const optionalTeams: INodeProperties = {
	displayName: 'Teams',
	name: 'teams',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Team',
	default: {},
	options: [team],
	description: 'The teams of the user',
};

/** Optional teams, for a collection: whole. */
export const optionalTeamsJson: INodeProperties = {
	displayName: 'Teams (JSON)',
	name: 'teamsJson',
	type: 'json',
	default: '',
	placeholder: 'e.g. [{ "name": "Team A" }]',
	description: 'The whole list of teams, in place of Teams',
};

/** Optional claims, for a collection: in fields. */
export const optionalClaims: INodeProperties = {
	displayName: 'Claims',
	name: 'claims',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Claim',
	default: {},
	options: [claim],
	description: 'The claims about the user, such as the ID in another system',
};

/** Optional claims, for a collection: whole. */
export const optionalClaimsJson: INodeProperties = {
	displayName: 'Claims (JSON)',
	name: 'claimsJson',
	type: 'json',
	default: '',
	placeholder: 'e.g. [{ "key": "external_id", "value": "12345678910", "issuer": "IssuerName" }]',
	description: 'The whole list of claims, in place of Claims',
};

/** Required structures with the user's role in each. */
export const membershipProperties: INodeProperties[] = [
	{
		displayName: 'Specify Structures',
		name: 'specifyStructures',
		type: 'options',
		options: waysToSpecify,
		default: 'fields',
		description: 'How to enter the structures',
	},
	{
		displayName: 'Structures',
		name: 'structures',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { specifyStructures: ['fields'] } },
		placeholder: 'Add Structure',
		required: true,
		default: {},
		options: [membership],
		description: 'The venues, departments or groups that the user is added to',
	},
	{
		displayName: 'Structures (JSON)',
		name: 'structuresJson',
		type: 'json',
		displayOptions: { show: { specifyStructures: ['json'] } },
		required: true,
		default: '',
		placeholder: 'e.g. [{ "name": "Venue A", "role": "member" }]',
		description:
			'The whole list of structures; the role is member or manager, and member where it is left out',
	},
];

/** Required structures, without roles. */
export const structureProperties: INodeProperties[] = [
	{
		displayName: 'Specify Structures',
		name: 'specifyStructures',
		type: 'options',
		options: waysToSpecify,
		default: 'fields',
		description: 'How to enter the structures',
	},
	{
		displayName: 'Structures',
		name: 'structures',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { specifyStructures: ['fields'] } },
		placeholder: 'Add Structure',
		required: true,
		default: {},
		options: [structure],
		description: 'The venues, departments or groups that the user is removed from',
	},
	{
		displayName: 'Structures (JSON)',
		name: 'structuresJson',
		type: 'json',
		displayOptions: { show: { specifyStructures: ['json'] } },
		required: true,
		default: '',
		placeholder: 'e.g. [{ "name": "Venue A" }]',
		description: 'The whole list of structures',
	},
];

/** Required teams. */
export const teamProperties: INodeProperties[] = [
	{
		displayName: 'Specify Teams',
		name: 'specifyTeams',
		type: 'options',
		options: waysToSpecify,
		default: 'fields',
		description: 'How to enter the teams',
	},
	{
		displayName: 'Teams',
		name: 'teams',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { specifyTeams: ['fields'] } },
		placeholder: 'Add Team',
		required: true,
		default: {},
		options: [team],
		description: 'The teams that the user is added to or removed from',
	},
	{
		displayName: 'Teams (JSON)',
		name: 'teamsJson',
		type: 'json',
		displayOptions: { show: { specifyTeams: ['json'] } },
		required: true,
		default: '',
		placeholder: 'e.g. [{ "name": "Team A" }]',
		description: 'The whole list of teams',
	},
];

/** Required claims. */
export const claimProperties: INodeProperties[] = [
	{
		displayName: 'Specify Claims',
		name: 'specifyClaims',
		type: 'options',
		options: waysToSpecify,
		default: 'fields',
		description: 'How to enter the claims',
	},
	{
		displayName: 'Claims',
		name: 'claims',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { specifyClaims: ['fields'] } },
		placeholder: 'Add Claim',
		required: true,
		default: {},
		options: [claim],
		description: 'The claims that are added to or removed from the user',
	},
	{
		displayName: 'Claims (JSON)',
		name: 'claimsJson',
		type: 'json',
		displayOptions: { show: { specifyClaims: ['json'] } },
		required: true,
		default: '',
		placeholder: 'e.g. [{ "key": "external_id", "value": "12345678910", "issuer": "IssuerName" }]',
		description: 'The whole list of claims',
	},
];
