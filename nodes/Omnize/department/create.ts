import { defineOperation, text } from '../../engine/declare';
import { ofAccount, oneRecord } from '../answers';
import { accountId } from '../fields';
import { accountAgents } from '../pickers';
import { onOmnize, onZenvia, type PartnerApi } from '../requests';
import { channelsField } from './channels';
import {
	agentsFrom,
	ativo,
	departmentInWords,
	description,
	zenviaDepartmentInWords,
} from './department';
import { existingDepartment, existingZenviaDepartment } from './existing';

const facts = {
	value: 'create',
	name: 'Create',
	action: 'Create a department',
	effect: 'create',
	answer: oneRecord,
} as const;

const fields = (api: PartnerApi) => ({
	accountId: accountId(api),
	name: text('Name', { example: 'Support', description: 'The name of the department' }),
});

const channels = channelsField(
	'How customers can reach the department; one that exists and is updated gets these in addition to its own',
);

const would = ({ name, accountId }: { name: string; accountId: number }) =>
	`create the department ${name} of the account ${accountId}`;

export const createDepartment = defineOperation({
	...facts,
	...departmentInWords,
	description: 'Create a department of an account, to which agents can be added',
	fields: fields(onOmnize),
	additionalFields: { ativo, channels, description },
	would,
	wouldAnswer: ({ accountId, name, description, ativo }, later) => ({
		id: later('departmentId', name),
		name,
		description,
		ativo,
		account_id: accountId,
	}),
	request: ({ accountId, name, description, ativo, channels }) =>
		onOmnize.createDepartment({
			department: { account_id: accountId, name, description, ativo, channels },
		}),
	existing: existingDepartment,
});

export const createZenviaDepartment = defineOperation({
	...facts,
	...zenviaDepartmentInWords,
	description: 'Create a department of an account, with its agents and channels',
	fields: fields(onZenvia),
	additionalFields: {
		agentIds: agentsFrom(accountAgents(onZenvia), 'accountId.value', {
			description:
				'Agents who serve its customers; a department that exists and is updated gets these in addition to its own',
		}),
		channels,
		description,
	},
	would,
	wouldAnswer: ({ name, description }, later) => ({
		id: later('departmentId', name),
		name,
		description,
	}),
	request: ({ accountId, name, description, agentIds, channels }) =>
		onZenvia.createDepartment({
			agent_ids: agentIds?.map(Number),
			channels,
			department: { account_id: accountId, name, description },
		}),
	output: ofAccount,
	existing: existingZenviaDepartment,
});
