import { defineOperation } from '../../engine/declare';
import { membersNow, records } from '../answers';
import { departmentAgents } from '../pickers';
import { changeMembers } from '../requests';
import { agentsFrom, chosenDepartment } from './department';

export const removeDepartmentAgents = defineOperation({
	value: 'removeAgents',
	name: 'Remove Agents',
	action: 'Remove agents from a department',
	description: 'Remove agents from a department, without deleting them',
	effect: 'set',
	fields: { ...chosenDepartment, agentIds: agentsFrom(departmentAgents, 'departmentId.value') },
	request: ({ departmentId, agentIds }) =>
		changeMembers(departmentId, 'remove_agents', { agents: agentIds }),
	answer: records,
	output: membersNow('agents'),
});
