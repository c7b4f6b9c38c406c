import type { Resource } from '../../engine/declare';
import { createAccount } from './create';
import { getAccountRequestStatus } from './getRequestStatus';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [createAccount, getAccountRequestStatus],
};
