import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { members, records } from '../answers';
import { agentIdList, accountAgentsProperty, chosenDepartment } from './department';

export const addDepartmentAgents = defineOperation({
	value: 'addAgents',
	name: 'Add Agents',
	action: 'Add agents to a department',
	description: 'Add agents to a department, so that they serve its customers',
	effect: 'set',
	properties: [...chosenDepartment, accountAgentsProperty],
	schema: z.object({ departmentId: numericId(), agentIds: agentIdList() }),
	request: (input) => ({
		method: 'POST',
		path: path`/api/v1/departments/${String(input.departmentId)}/add_agents`,
		body: { agents: input.agentIds },
	}),
	answer: records,
	output: (agents, input) => members(input.departmentId, { agents }),
});
