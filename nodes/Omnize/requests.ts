import { path, type RequestSpec } from '../engine/declare';

type Id = number | string;

const within = (accountId: Id) => ({ account_id: accountId });

/** The agents of an account (omnize.md). */
export const listAgents = (accountId: Id): RequestSpec => ({
	method: 'GET',
	path: '/api/v1/agents',
	query: within(accountId),
});

/** The agents of a department (omnize.md). */
export const listDepartmentAgents = (departmentId: Id): RequestSpec => ({
	method: 'GET',
	path: path`/api/v1/departments/${departmentId}/agents`,
});

/** The departments of an account (omnize.md). */
export const listDepartments = (accountId: Id): RequestSpec => ({
	method: 'GET',
	path: '/api/v1/departments',
	query: within(accountId),
});

/** All changes to an account are the same request with another body (omnize.md). */
export const changeAccount = (accountId: Id, body: object): RequestSpec => ({
	method: 'PUT',
	path: path`/api/v1/accounts/${accountId}`,
	body,
});

/** Changes what an agent is, but for its profile (omnize.md). */
export const changeAgent = (agentId: Id, agent: object): RequestSpec => ({
	method: 'PUT',
	path: path`/api/v1/agents/${agentId}`,
	body: { agent },
});

/** Changes what an agent may do (omnize.md). */
export const changeProfile = (agentId: Id, profile: string): RequestSpec => ({
	method: 'PUT',
	path: path`/api/v1/agents/${agentId}/profile`,
	body: { profile },
});

/** Changes what a department is, but for its agents and channels (omnize.md). */
export const changeDepartment = (departmentId: Id, department: object): RequestSpec => ({
	method: 'PUT',
	path: path`/api/v1/departments/${departmentId}`,
	body: { department },
});

/** Changes which agents or channels a department has (omnize.md). */
export const changeMembers = (
	departmentId: Id,
	change: 'add_agents' | 'remove_agents' | 'add_channels' | 'remove_channels',
	body: { agents: string[] } | { channels: string[] },
): RequestSpec => ({
	method: 'POST',
	path: path`/api/v1/departments/${departmentId}/${change}`,
	body,
});
