import type { INodeProperties } from 'n8n-workflow';

import { list, numericId, oneOf } from '../../engine/declare/checks';
import { chosenWithin } from '../locator';

/** The parameters that say which department it is. */
export const chosenDepartment = chosenWithin({
	displayName: 'Department',
	name: 'departmentId',
	noun: 'department',
	searchListMethod: 'searchDepartments',
	example: '801',
});

export const descriptionProperty: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Questions about invoices',
	description: 'What the department is for',
};

export const activeProperty: INodeProperties = {
	displayName: 'Active',
	name: 'ativo',
	type: 'boolean',
	default: true,
	description: 'Whether the department can be used',
};

export const channelsProperty: INodeProperties = {
	displayName: 'Channels',
	name: 'channels',
	type: 'multiOptions',
	options: [
		{ name: 'Audio', value: 'audio' },
		{ name: 'Chat', value: 'chat' },
		{ name: 'Video', value: 'video' },
	],
	default: [],
	description: 'How customers can reach the department',
};

/** The channels that omnize.md names. */
export const channelList = () => list(oneOf('chat', 'video', 'audio'));

const agentIds = {
	displayName: 'Agent Names or IDs',
	name: 'agentIds',
	type: 'multiOptions',
	required: true,
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
} satisfies INodeProperties;

/** Agents to choose from those of the account. */
export const accountAgentsProperty: INodeProperties = {
	...agentIds,
	typeOptions: { loadOptionsMethod: 'getAccountAgents', loadOptionsDependsOn: ['accountId'] },
};

/** Agents to choose from those of the department. */
export const departmentAgentsProperty: INodeProperties = {
	...agentIds,
	typeOptions: {
		loadOptionsMethod: 'getDepartmentAgents',
		loadOptionsDependsOn: ['departmentId.value'],
	},
};

/** Identifiers of agents, which this request wants as text (omnize.md). */
export const agentIdList = () => list(numericId().transform(String));
