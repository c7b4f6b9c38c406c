import type { Resource } from '../../engine/declare';
import { createAccount } from './create';
import { getAccount } from './get';
import { updateAccount } from './update';

export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [createAccount, getAccount, updateAccount],
};
