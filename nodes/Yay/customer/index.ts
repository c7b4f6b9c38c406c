import type { Resource } from '../../engine/declare';
import { allocateCredit } from './allocateCredit';
import { createCustomer } from './create';
import { getAllCustomers } from './getAll';
import { getBalance } from './getBalance';
import { topUpCredit } from './topUpCredit';

export const customer: Resource = {
	value: 'customer',
	name: 'Customer',
	operations: [createCustomer, allocateCredit, topUpCredit, getBalance, getAllCustomers],
};
