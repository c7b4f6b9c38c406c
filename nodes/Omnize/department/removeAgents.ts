import { defineOperation, inWords } from '../../engine/declare';
import { membersNow, records } from '../answers';
import { departmentAgents } from '../pickers';
import type { PartnerApi } from '../requests';
import { agentsFrom, chosenDepartment } from './department';
import { membersToChange } from './target';

export const removeDepartmentAgents = (api: PartnerApi) =>
	defineOperation({
		value: 'removeAgents',
		name: 'Remove Agents',
		action: 'Remove agents from a department',
		description: 'Remove agents from a department, without deleting them',
		effect: 'set',
		fields: {
			...chosenDepartment(api),
			agentIds: agentsFrom(departmentAgents(api), 'departmentId.value'),
		},
		would: ({ departmentId, agentIds }) =>
			`remove the agents ${inWords(agentIds)} from the department ${departmentId}`,
		target: membersToChange(api, 'agents', 'remove'),
		request: ({ departmentId, agentIds }) =>
			api.changeMembers(departmentId, 'remove_agents', { agents: agentIds }),
		answer: records,
		output: membersNow('agents'),
	});
