import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { records } from '../answers';
import { chosenDepartment } from './department';
import { simplifiedAgent } from '../agent/agent';

export const getDepartmentAgents = defineOperation({
	value: 'getAgents',
	name: 'Get Agents',
	action: 'Get the agents of a department',
	description: 'Get the agents who belong to a department',
	effect: 'read',
	simplified: simplifiedAgent,
	list: true,
	properties: [...chosenDepartment],
	schema: z.object({ departmentId: numericId() }),
	request: (input) => ({
		method: 'GET',
		path: path`/api/v1/departments/${String(input.departmentId)}/agents`,
	}),
	answer: records,
});
