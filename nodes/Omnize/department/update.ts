import { defineOperation, recordOrSuccess, text } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountAgents } from '../pickers';
import { onOmnize, onZenvia } from '../requests';
import { channelsField, inUpdate } from './channels';
import {
	agentsFrom,
	ativo,
	chosenDepartment,
	departmentInWords,
	departmentOfAccount,
	description,
	zenviaDepartmentInWords,
} from './department';
import { readingOf, withThoseThatThereAre, type Members } from './members';
import { departmentToChange } from './target';

const facts = {
	value: 'update',
	name: 'Update',
	action: 'Update a department',
	effect: 'set',
	answer: recordIfAny,
	output: recordOrSuccess('departmentId'),
} as const;

const name = text('Name', { example: 'Support', description: 'The new name of the department' });

export const updateDepartment = defineOperation({
	...facts,
	...departmentInWords,
	description: 'Change the name or description of a department, or whether it is active',
	fields: chosenDepartment(onOmnize),
	updateFields: { ativo, description, name },
	would: ({ departmentId }) => `change the department ${departmentId}`,
	request: ({ departmentId, name, description, ativo }) =>
		onOmnize.changeDepartment(departmentId, { department: { name, description, ativo } }),
});

export const updateZenviaDepartment = defineOperation({
	...facts,
	...zenviaDepartmentInWords,
	description:
		'Change the name or description of a department, or give it more agents and channels. Those that it has stay.',
	fields: departmentOfAccount(onZenvia),
	updateFields: {
		agentIds: agentsFrom(accountAgents(onZenvia), 'accountId.value', {
			label: 'Additional Agent Names or IDs',
			description: 'Agents who come to those that the department has',
		}),
		channels: channelsField(
			'How customers can reach the department too, beside the channels that it has',
			'Additional Channels',
		),
		description,
		name,
	},
	would: ({ departmentId, accountId }) =>
		`change the department ${departmentId} of the account ${accountId}`,
	target: departmentToChange,
	request: ({ accountId, departmentId, name, description, agentIds, channels }) =>
		onZenvia.changeDepartment(departmentId, {
			agent_ids: agentIds?.map(Number),
			channels: channels?.map(inUpdate),
			department: { account_id: accountId, name, description },
		}),
	readFirst: {
		reads: ({ departmentId, agentIds, channels }) =>
			readingOf(departmentId, { agents: agentIds, channels }),
		complete: (request, answers) => ({
			...request,
			body: withThoseThatThereAre(request.body as Members, answers),
		}),
	},
	output: (department, input) => ({
		accountId: input.accountId,
		...facts.output(department, input),
	}),
});
