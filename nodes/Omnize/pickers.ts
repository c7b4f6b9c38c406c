import { path } from '../engine/send/request';
import type { ListSource } from '../engine/screen/lists';
import { records } from './answers';

const nameOfAgent: ListSource['entry'] = ({ id, name, email }) => ({
	name: `${String(name ?? id)} (${String(email ?? id)})`,
	value: String(id),
});

const accountIsNeeded = { accountId: 'the Account ID' };

/** The agents of the chosen account (omnize.md). */
export const agents: ListSource = {
	answer: records,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => ({
		method: 'GET',
		path: '/api/v1/agents',
		query: { account_id: accountId.trim() },
	}),
	entry: nameOfAgent,
};

/** The departments of the chosen account (omnize.md). */
export const departments: ListSource = {
	answer: records,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => ({
		method: 'GET',
		path: '/api/v1/departments',
		query: { account_id: accountId.trim() },
	}),
	entry: ({ id, name }) => ({ name: String(name ?? id), value: String(id) }),
};

/** The agents of the chosen department (omnize.md). */
export const departmentAgents: ListSource = {
	answer: records,
	needs: { departmentId: 'a department' },
	request: ({ departmentId = '' }) => ({
		method: 'GET',
		path: path`/api/v1/departments/${departmentId}/agents`,
	}),
	entry: nameOfAgent,
};
