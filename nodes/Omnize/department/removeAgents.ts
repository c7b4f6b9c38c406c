import { defineOperation, inWords } from '../../engine/declare';
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
	would: ({ departmentId, agentIds }) =>
		`remove the agents ${inWords(agentIds)} from the department ${departmentId}`,
	request: ({ departmentId, agentIds }) =>
		changeMembers(departmentId, 'remove_agents', { agents: agentIds }),
	answer: records,
	output: membersNow('agents'),
});
