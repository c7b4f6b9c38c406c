import type { Resource } from '../../engine/declare';
import { createAgent } from './create';
import { getAllAgents } from './getAll';
import { updateAgent } from './update';
import { updateAgentProfile } from './updateProfile';

export const agent: Resource = {
	value: 'agent',
	name: 'Agent',
	operations: [createAgent, getAllAgents, updateAgent, updateAgentProfile],
};
