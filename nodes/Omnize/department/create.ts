import { defineOperation, text } from '../../engine/declare';
import { foundAndSent, oneRecord, records } from '../answers';
import { accountId } from '../fields';
import { changeDepartment, changeMembers, listDepartments } from '../requests';
import { ativo, channelsField, departmentInWords, description } from './department';

export const createDepartment = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a department',
	description: 'Create a department of an account, to which agents can be added',
	effect: 'create',
	...departmentInWords,
	fields: {
		accountId,
		name: text('Name', { example: 'Support', description: 'The name of the department' }),
	},
	additionalFields: {
		ativo,
		channels: channelsField(
			'How customers can reach the department; one that exists and is updated gets these in addition to its own',
		),
		description,
	},
	would: ({ name, accountId }) => `create the department ${name} of the account ${accountId}`,
	wouldAnswer: ({ accountId, name, description, ativo }, later) => ({
		id: later('departmentId', name),
		name,
		description,
		ativo,
		account_id: accountId,
	}),
	request: ({ accountId, name, description, ativo, channels }) => ({
		method: 'POST',
		path: '/api/v1/departments',
		body: { department: { account_id: accountId, name, description, ativo, channels } },
	}),
	answer: oneRecord,
	existing: {
		by: 'looking',
		describe: ({ name, accountId }) => `department ${name} of account ${accountId}`,
		request: (input) => listDepartments(input.accountId),
		answer: records,
		keyOf: (department) => department.name,
		wantedKey: ({ name }) => name,
		update: {
			request({ name, description, ativo, channels }, found) {
				const id = found.id as number | string;
				const change = changeDepartment(id, { name, description, ativo });
				return channels === undefined
					? change
					: [change, changeMembers(id, 'add_channels', { channels })];
			},
			output: ({ name, description, ativo }, found) =>
				foundAndSent(found, { name, description, ativo }),
		},
	},
});
