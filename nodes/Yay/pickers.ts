import type { ListSource } from '../engine/declare';
import { recordsAnswer } from './answers';
import { listCustomers, listStores } from './requests';

/** The customers of the reseller (yay.md), chosen by their UUID. */
export const customers: ListSource = {
	method: 'searchCustomers',
	answer: recordsAnswer,
	request: listCustomers,
	entry: ({ uuid, name, contact_name }) => ({
		name: contact_name ? `${String(contact_name)} (${String(name)})` : String(name ?? uuid),
		value: String(uuid),
	}),
};

/** The same customers, chosen by the name with which a command acts on their behalf. */
export const customerNames: ListSource = {
	...customers,
	method: 'searchCustomerNames',
	entry: (customer) => ({ ...customers.entry(customer), value: String(customer.name) }),
};

/** The store fronts of the reseller (yay.md). */
export const stores: ListSource = {
	method: 'searchStores',
	answer: recordsAnswer,
	request: listStores,
	entry: ({ uuid, name }) => ({ name: String(name ?? uuid), value: String(uuid) }),
};
