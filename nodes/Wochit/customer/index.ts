import type { Resource } from '../../engine/declare';
import { createCustomer } from './create';
import { updateCustomer } from './update';

export const customer: Resource = {
	value: 'customer',
	name: 'Customer',
	operations: [createCustomer, updateCustomer],
};
