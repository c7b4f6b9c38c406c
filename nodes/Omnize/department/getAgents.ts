import { defineOperation } from '../../engine/declare';
import { simplifiedAgent } from '../agent/agent';
import { records } from '../answers';
import { listDepartmentAgents } from '../requests';
import { chosenDepartment } from './department';

export const getDepartmentAgents = defineOperation({
	value: 'getAgents',
	name: 'Get Agents',
	action: 'Get the agents of a department',
	description: 'Get the agents who belong to a department',
	effect: 'read',
	simplified: simplifiedAgent,
	list: true,
	fields: chosenDepartment,
	request: (input) => listDepartmentAgents(input.departmentId),
	answer: records,
});
