import { defineOperation, inWords } from '../../engine/declare';
import { membersNow, records } from '../answers';
import { accountAgents } from '../pickers';
import { changeMembers } from '../requests';
import { agentsFrom, chosenDepartment } from './department';

export const addDepartmentAgents = defineOperation({
	value: 'addAgents',
	name: 'Add Agents',
	action: 'Add agents to a department',
	description: 'Add agents to a department, so that they serve its customers',
	effect: 'set',
	fields: { ...chosenDepartment, agentIds: agentsFrom(accountAgents, 'accountId') },
	would: ({ departmentId, agentIds }) =>
		`add the agents ${inWords(agentIds)} to the department ${departmentId}`,
	request: ({ departmentId, agentIds }) =>
		changeMembers(departmentId, 'add_agents', { agents: agentIds }),
	answer: records,
	output: membersNow('agents'),
});
