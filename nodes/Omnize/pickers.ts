import type { ListSource } from '../engine/declare';
import { records } from './answers';
import { listAgents, listDepartmentAgents, listDepartments } from './requests';

const accountIsNeeded = { accountId: 'the Account ID' };

const nameOfAgent: ListSource['entry'] = ({ id, name, email }) => ({
	name: `${String(name ?? id)} (${String(email ?? id)})`,
	value: String(id),
});

/** The agents of the chosen account, to choose one. */
export const agents: ListSource = {
	method: 'searchAgents',
	answer: records,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => listAgents(accountId.trim()),
	entry: nameOfAgent,
};

/** The same agents, to choose several. */
export const accountAgents: ListSource = { ...agents, method: 'getAccountAgents' };

/** The departments of the chosen account. */
export const departments: ListSource = {
	method: 'searchDepartments',
	answer: records,
	needs: accountIsNeeded,
	request: ({ accountId = '' }) => listDepartments(accountId.trim()),
	entry: ({ id, name }) => ({ name: String(name ?? id), value: String(id) }),
};

/** The agents of the chosen department, to choose several. */
export const departmentAgents: ListSource = {
	method: 'getDepartmentAgents',
	answer: records,
	needs: { departmentId: 'a department' },
	request: ({ departmentId = '' }) => listDepartmentAgents(departmentId),
	entry: nameOfAgent,
};
