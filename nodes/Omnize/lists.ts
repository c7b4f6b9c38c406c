import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSearch, type ListSource } from '../shared/search';
import { records } from './answers';
import { omnize } from './omnize';

const within = (accountId: string, path: string, entry: ListSource['entry']): ListSource => ({
	answer: records,
	request: () => ({ method: 'GET', path, query: { account_id: accountId } }),
	entry,
});

/** The agents of an account (omnize.md). */
const agentsOf = (accountId: string) =>
	within(accountId, '/api/v1/agents', ({ id, name, email }) => ({
		name: `${String(name ?? id)} (${String(email ?? id)})`,
		value: String(id),
	}));

/** The departments of an account (omnize.md). */
const departmentsOf = (accountId: string) =>
	within(accountId, '/api/v1/departments', ({ id, name }) => ({
		name: String(name ?? id),
		value: String(id),
	}));

/**
 * Omnize lists agents and departments only within an account, and can't list accounts: what is searched
 * for is the account's ID, and after it, if wanted, a part of the name.
 */
function searchWithinAccount(sourceOf: (accountId: string) => ListSource) {
	return async function search(
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const [, accountId, wanted] = /^\s*(\d+)(?:\s+(.*?))?\s*$/.exec(filter) ?? [];
		if (accountId === undefined) return { results: [] };
		return await listSearch(omnize, sourceOf(accountId)).call(this, wanted, paginationToken);
	};
}

export const searchAgents = searchWithinAccount(agentsOf);
export const searchDepartments = searchWithinAccount(departmentsOf);
