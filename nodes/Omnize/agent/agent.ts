import type { INodeProperties } from 'n8n-workflow';

import { chosenWithin } from '../locator';

/** The parameters that say which agent it is. */
export const chosenAgent = chosenWithin({
	displayName: 'Agent',
	name: 'agentId',
	noun: 'agent',
	searchListMethod: 'searchAgents',
	example: '12153',
});

/** The rights of an agent; omnize.md knows two. */
export const profileProperty: INodeProperties = {
	displayName: 'Profile',
	name: 'profile',
	type: 'options',
	options: [
		{ name: 'Admin', value: 'ADMIN', description: 'Can also administer the account' },
		{ name: 'Agent', value: 'AGENT', description: 'Serves customers' },
	],
	default: 'AGENT',
	description: 'What the agent may do',
};

export const textLimitProperty: INodeProperties = {
	displayName: 'Text Limit',
	name: 'textLimit',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 5,
	description: 'The limit of text conversations of the agent (text_limit at Omnize)',
};

/** What Simplify keeps of an agent, of the 17 fields that omnize.md shows. */
export const simplifiedAgent = [
	'id',
	'name',
	'email',
	'profile',
	'administrator',
	'ativo',
	'text_limit',
	'account_id',
	'date_creation',
	'change_date',
];
