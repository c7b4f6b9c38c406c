import type { Operation, Trigger, WatchedList } from '../engine/declare';
import { getAllCustomers } from './customer/getAll';
import { getAllSipUsers } from './sipUser/getAll';
import { yay } from './yay';

/** Everything at Yay.com has a `uuid` and the day on which it was made (yay.md#lists-and-paging). */
const listOf = (noun: string, operation: Operation): WatchedList => ({
	noun,
	operation,
	identity: ({ uuid }) => uuid,
	age: ({ created_on }) => String(created_on),
	created: ({ created_on }) => created_on,
});

/** What can be noticed at Yay.com by asking. */
export const yayTrigger: Trigger = {
	vendor: yay,
	owner: ['reseller', 'user'],
	events: [
		{
			value: 'newCustomer',
			name: 'New Customer',
			description: 'When there is a new customer, whoever created it',
			list: listOf('customers', getAllCustomers),
			on: ['new'],
		},
		{
			value: 'newSipUser',
			name: 'New SIP User',
			description: 'When you or a customer got a new SIP user, such as a phone',
			list: listOf('SIP users', getAllSipUsers),
			on: ['new'],
		},
	],
};
