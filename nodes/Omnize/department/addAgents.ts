import { defineOperation, inWords } from '../../engine/declare';
import { membersNow, records } from '../answers';
import { accountAgents } from '../pickers';
import type { PartnerApi } from '../requests';
import { agentsFrom, chosenDepartment } from './department';
import { membersToChange } from './target';

export const addDepartmentAgents = (api: PartnerApi) =>
	defineOperation({
		value: 'addAgents',
		name: 'Add Agents',
		action: 'Add agents to a department',
		description: 'Add agents to a department, so that they serve its customers',
		effect: 'set',
		fields: {
			...chosenDepartment(api),
			agentIds: agentsFrom(accountAgents(api), 'accountId.value'),
		},
		would: ({ departmentId, agentIds }) =>
			`add the agents ${inWords(agentIds)} to the department ${departmentId}`,
		target: membersToChange(api, 'agents', 'add'),
		request: ({ departmentId, agentIds }) =>
			api.changeMembers(departmentId, 'add_agents', { agents: agentIds }),
		answer: records,
		output: membersNow('agents'),
	});
