import type { Resource } from '../../engine/declare';
import { onOmnize, onZenvia } from '../requests';
import { createAgent, createZenviaAgent } from './create';
import { deleteZenviaAgent } from './delete';
import { getZenviaAgent } from './get';
import { getAllAgents, getAllZenviaAgents } from './getAll';
import { updateAgent, updateZenviaAgent } from './update';
import { updateAgentProfile } from './updateProfile';

const facts = { value: 'agent', name: 'Agent' };

/** At the host of before. To show and to delete an agent is documented for today's host only (omnize.md#requests). */
export const agent: Resource = {
	...facts,
	operations: [createAgent, getAllAgents, updateAgent, updateAgentProfile(onOmnize)],
};

/** At the host of today. */
export const zenviaAgent: Resource = {
	...facts,
	operations: [
		createZenviaAgent,
		getZenviaAgent,
		getAllZenviaAgents,
		updateZenviaAgent,
		updateAgentProfile(onZenvia),
		deleteZenviaAgent,
	],
};
