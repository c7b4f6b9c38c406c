import type { Resource } from '../../shared/types';
import { createAccount } from './create';
import { getAccountRequestStatus } from './getRequestStatus';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [createAccount, getAccountRequestStatus],
};
