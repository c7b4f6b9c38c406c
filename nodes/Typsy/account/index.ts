import type { Resource } from '../../engine/declare';
import { addRole } from './addRole';
import { createAccount, createAccountWithKeys } from './create';
import { getAccount } from './get';
import { getAllAccounts } from './getAll';
import { getAccountRequestStatus, getAccountRequestStatusWithKeys } from './getRequestStatus';
import { removeRole } from './removeRole';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [
		createAccount,
		getAccount,
		getAllAccounts,
		addRole,
		removeRole,
		getAccountRequestStatus,
	],
};

/** Until October 2023 (typsy.md#generations). */
export const accountWithKeys: Resource = {
	value: 'account',
	name: 'Account',
	operations: [createAccountWithKeys, getAccountRequestStatusWithKeys],
};
