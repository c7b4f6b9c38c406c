import type { INodeProperties } from 'n8n-workflow';

import { list, numericId, oneOf } from '../../shared/fields';
import { locator } from '../locator';

export const departmentId = locator({
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

export const agentIdsProperty: INodeProperties = {
	displayName: 'Agent IDs',
	name: 'agentIds',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123, 456',
	description: 'The IDs of the agents, with commas between them; or a list by expression',
};

/** Identifiers of agents, which this request wants as text (omnize.md). */
export const agentIdList = () => list(numericId().transform(String));
