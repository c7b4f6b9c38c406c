import { path, type RequestSpec } from '../engine/declare';

/** The API keys of an account (centrapay.md). */
export const listApiKeys = (accountId: string): RequestSpec => ({
	method: 'GET',
	path: path`/api/accounts/${accountId}/api-keys`,
});

/** Where the members of an account are (centrapay.md). */
export const membersOf = (accountId: string): string => path`/api/accounts/${accountId}/members`;
