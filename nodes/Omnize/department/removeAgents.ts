import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { members, records } from '../answers';
import { agentIdList, departmentAgentsProperty, chosenDepartment } from './department';

export const removeDepartmentAgents = defineOperation({
	value: 'removeAgents',
	name: 'Remove Agents',
	action: 'Remove agents from a department',
	description: 'Remove agents from a department, without deleting them',
	effect: 'set',
	properties: [...chosenDepartment, departmentAgentsProperty],
	schema: z.object({ departmentId: numericId(), agentIds: agentIdList() }),
	request: (input) => ({
		method: 'POST',
		path: path`/api/v1/departments/${String(input.departmentId)}/remove_agents`,
		body: { agents: input.agentIds },
	}),
	answer: records,
	output: (agents, input) => members(input.departmentId, { agents }),
});
