import { path, type RequestSpec } from '../engine/declare';

type Id = number | string;

/** The paths of the partner API begin otherwise on each of its hosts: all that sets their requests apart. */
type Prefix = '/api/v1' | '/partner/api';

const within = (accountId: Id) => ({ account_id: accountId });

function sendingAt(prefix: Prefix) {
	const sending = (method: RequestSpec['method']) => (relative: string, body?: object) => ({
		method,
		path: prefix + relative,
		...(body && { body }),
	});
	return {
		get: (relative: string, query?: RequestSpec['query']): RequestSpec => ({
			method: 'GET',
			path: prefix + relative,
			...(query && { query }),
		}),
		post: sending('POST'),
		put: sending('PUT'),
		remove: sending('DELETE'),
	};
}

type Sending = ReturnType<typeof sendingAt>;

const accountsBy = ({ get, post, put, remove }: Sending) => ({
	/** The accounts of the partner. */
	listAccounts: (query: { search?: string; limit?: number } = {}) => get('/accounts', query),
	createAccount: (body: object) => post('/accounts', body),
	/** All changes to an account are the same request with another body. */
	changeAccount: (id: Id, body: object) => put(path`/accounts/${id}`, body),
	deleteAccount: (id: Id) => remove(path`/accounts/${id}`),
});

const agentsBy = ({ get, post, put, remove }: Sending) => ({
	/** The agents of an account. */
	listAgents: (accountId: Id, search?: string) => get('/agents', { ...within(accountId), search }),
	getAgent: (accountId: Id, id: Id) => get(path`/agents/${id}`, within(accountId)),
	createAgent: (body: object) => post('/agents', body),
	changeAgent: (id: Id, body: object) => put(path`/agents/${id}`, body),
	/** Changes what an agent may do, and nothing else. */
	changeProfile: (id: Id, profile: string) => put(path`/agents/${id}/profile`, { profile }),
	deleteAgent: (accountId: Id, id: Id) => remove(path`/agents/${id}`, { agent: within(accountId) }),
});

const departmentsBy = ({ get, post, put }: Sending) => ({
	/** The departments of an account. */
	listDepartments: (accountId: Id, search?: string) =>
		get('/departments', { ...within(accountId), search }),
	listDepartmentAgents: (id: Id) => get(path`/departments/${id}/agents`),
	listDepartmentChannels: (id: Id) => get(path`/departments/${id}/channels`),
	createDepartment: (body: object) => post('/departments', body),
	changeDepartment: (id: Id, body: object) => put(path`/departments/${id}`, body),
	/** Changes which agents or channels a department has, and nothing else. */
	changeMembers: (
		id: Id,
		change: 'add_agents' | 'remove_agents' | 'add_channels' | 'remove_channels',
		body: { agents: string[] } | { channels: string[] },
	) => post(path`/departments/${id}/${change}`, body),
});

function partnerApiAt(prefix: Prefix) {
	const sending = sendingAt(prefix);
	return {
		...accountsBy(sending),
		...agentsBy(sending),
		...departmentsBy(sending),
		/** The paths of the lists that come in pages (omnize.md#lists-and-paging). */
		lists: ['/accounts', '/agents', '/departments'].map((list) => prefix + list),
	};
}

/** The requests of the partner API at one of its hosts (omnize.md#requests). */
export type PartnerApi = ReturnType<typeof partnerApiAt>;

/** At the host of before (omnize.md#hosts-and-authentication). */
export const onOmnize = partnerApiAt('/api/v1');

/** At the host of today (omnize.md#hosts-and-authentication). */
export const onZenvia = partnerApiAt('/partner/api');
