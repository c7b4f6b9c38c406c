import { path, type RequestSpec } from '../engine/declare';

/** The most records that a page can have; without it there would be one (typsy.md#lists-and-paging). */
const page = { offset: 0, limit: 25 };

/** Names the child account that a request about users is for (typsy.md#child-account). */
export const forAccount = (code: string | undefined) => ({ 'Typsy-Account-Code': code });

/** Who a user is, by one of the two (typsy.md#reading). */
interface Who {
	email?: string;
	ssoUserIdentifier?: string;
}

/** Asks for one user. It only reads, though it is a POST (typsy.md#reading). */
export const askForUser = (
	{ email, ssoUserIdentifier }: Who,
	accountCode: string | undefined,
): RequestSpec => ({
	method: 'POST',
	path: '/v2/users/workspace',
	headers: forAccount(accountCode),
	body: { email, ssoUserIdentifier },
});

/** Asks for all users (typsy.md#reading). */
export const listUsers = (accountCode?: string): RequestSpec => ({
	method: 'GET',
	path: '/v2/users',
	headers: forAccount(accountCode),
	query: page,
});

/** What of a user can be changed (typsy.md#update). */
interface Changes extends Who {
	firstName?: string;
	lastName?: string;
}

/** Changes what a user is, but for accounts, structures, teams and claims (typsy.md#update). */
export const changeUser = (
	identifier: string,
	changes: Changes,
	accountCode: string | undefined,
): RequestSpec => ({
	method: 'PUT',
	path: '/v2/users/workspace/update',
	headers: forAccount(accountCode),
	body: { identifier, ...changes },
});

/** Asks for one account (typsy.md#reading). */
export const askForAccount = (code: string): RequestSpec => ({
	method: 'GET',
	path: path`/v2/accounts/${code}`,
});

/** Asks for all child accounts (typsy.md#reading). */
export const listAccounts = (): RequestSpec => ({
	method: 'GET',
	path: '/v2/accounts',
	query: page,
});
