import { randomUUID } from 'crypto';
import { z } from 'zod';

import { checks, defineOperation, locator, text, withDefault } from '../../engine/declare';
import { recordsAnswer, withoutPasswords } from '../answers';
import { uuid, uuidExample } from '../checks';
import { stores } from '../pickers';
import { listCustomers } from '../requests';
import { aboutCustomer, customerInWords, identifiedCustomer } from './customer';
import { addresses, addressOf, userOf, users } from './storeFields';

export const createCustomer = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a customer',
	description: 'Create a customer, with its own extensions, call history and credit',
	effect: 'create',
	identifiers: identifiedCustomer,
	readable: customerInWords,
	fields: {
		contactName: text('Contact Name', {
			example: 'Geoff Wilson',
			description: "The name of the customer's contact person",
		}),
		// Made here, so that looking for the customer later asks for the name that was sent.
		name: withDefault(
			text('Name', {
				example: 'my_customer_name',
				description:
					"The customer's name at Yay.com, by which later steps find it. Nobody else at Yay.com may have the same, not even another reseller's customer: leave it empty to get a random one, as Yay.com recommends. To use a customer that is there already, enter its name.",
				check: checks.headerText,
			}),
			randomUUID,
		),
	},
	additionalFields: {
		addresses,
		...aboutCustomer,
		storeFront: locator('Store', {
			from: stores,
			select: 'a store',
			example: uuidExample,
			description: 'The store that the customer belongs to; needs a user and an address',
			check: uuid,
		}),
		users,
	},
	check(input, problem) {
		if (input.storeFront === undefined) return;
		for (const field of ['users', 'addresses'] as const) {
			if (input[field] !== undefined) continue;
			problem(field, 'needs at least one entry, because the customer is for a store');
		}
	},
	would: ({ contactName, name }) => `create the customer ${name} (${contactName})`,
	wouldAnswer: ({ contactName, name }, later) => ({
		uuid: later('customerUuid', name),
		name,
		contact_name: contactName,
	}),
	request: (input) => ({
		method: 'POST',
		path: '/account/reseller',
		body: {
			name: input.name,
			users: input.users?.map(userOf),
			addresses: input.addresses?.map(addressOf),
			store_front: input.storeFront,
			contact_name: input.contactName,
			phone: input.phone,
			allow_outbound: input.allowOutbound,
		},
	}),
	answer: z.object({ uuid: z.string() }).passthrough(),
	output: (data, { name }) => ({ name, ...withoutPasswords(data) }),
	existing: {
		by: 'looking',
		describe: ({ name }) => `customer ${name}`,
		request: listCustomers,
		answer: recordsAnswer,
		keyOf: (customer) => customer.name,
		wantedKey: ({ name }) => name,
		randomUnlessEntered: 'name',
		refusedAsExisting: ({ message }) =>
			/\bname\b.*(already|taken|unique|duplicat|in use)/i.test(message),
	},
	howToCheck: ({ name }) =>
		`Look with Get Many for a customer named ${name} before you run this item again.`,
});
