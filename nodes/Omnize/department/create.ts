import { defineOperation, text } from '../../engine/declare';
import { foundAndSent, ofAccount, oneRecord, records } from '../answers';
import { accountId } from '../fields';
import { isThere } from '../inWords';
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

interface Named {
	accountId: number;
	name: string;
}

const would = ({ name, accountId }: Named) =>
	`create the department ${name} of the account ${accountId}`;

const recognised = {
	by: 'looking',
	describe: ({ name, accountId }: Named) => `department ${name} of account ${accountId}`,
	answer: records,
	keyOf: (department: { name?: unknown }) => department.name,
	wantedKey: ({ name }: Named) => name,
	counts: isThere,
} as const;

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
	existing: {
		...recognised,
		request: (input) => onOmnize.listDepartments(input.accountId),
		update: {
			request({ name, description, ativo, channels }, found) {
				const id = found.id as number | string;
				const change = onOmnize.changeDepartment(id, {
					department: { name, description, ativo },
				});
				return channels === undefined
					? change
					: [change, onOmnize.changeMembers(id, 'add_channels', { channels })];
			},
			output: ({ name, description, ativo }, found) =>
				foundAndSent(found, { name, description, ativo }),
		},
	},
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
	existing: {
		...recognised,
		request: (input) => onZenvia.listDepartments(input.accountId, input.name),
		update: {
			// Members are added by requests of their own, which say that they add: an update may replace them.
			request({ accountId, name, description, agentIds: agents, channels }, found) {
				const id = found.id as number | string;
				return [
					onZenvia.changeDepartment(id, {
						department: { account_id: accountId, name, description },
					}),
					...(agents ? [onZenvia.changeMembers(id, 'add_agents', { agents })] : []),
					...(channels ? [onZenvia.changeMembers(id, 'add_channels', { channels })] : []),
				];
			},
			output: ({ name, description }, { agents, channels, ...found }, answers) =>
				foundAndSent(found, {
					name,
					description,
					...(answers.length === 1 && { agents, channels }),
				}),
		},
	},
});
