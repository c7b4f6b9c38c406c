import { randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { headerText, requiredText } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { uuid } from '../fields';
import { recordsAnswer, withoutPasswords } from '../answers';
import { listCustomers } from '../requests';
import {
	addresses,
	addressesProperties,
	toAddress,
	toUser,
	users,
	usersProperties,
} from './customer';

export const createCustomer = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a customer',
	description: 'Create a customer, with its own extensions, call history and credit',
	effect: 'create',
	properties: [
		{
			displayName: 'Contact Name',
			name: 'contactName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Geoff Wilson',
			description: "The name of the customer's contact person",
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. my_customer_name',
			description:
				'Must be unique on the whole platform and is what later commands act on behalf of. Leave it empty to get a random one, as Yay.com recommends.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				...addressesProperties,
				{
					displayName: 'Store',
					name: 'storeFront',
					type: 'resourceLocator',
					default: { mode: 'list', value: '' },
					description: 'The store that the customer belongs to; needs a user and an address',
					modes: [
						{
							displayName: 'From List',
							name: 'list',
							type: 'list',
							placeholder: 'Select a store...',
							typeOptions: { searchListMethod: 'searchStores', searchable: true },
						},
						{
							displayName: 'By ID',
							name: 'id',
							type: 'string',
							placeholder: 'e.g. 3951ec81-cca4-4c4a-8efb-4bce76e04032',
						},
					],
				},
				...usersProperties,
			],
		},
	],
	schema: z
		.object({
			contactName: requiredText(),
			// Made here, so that looking for the customer later asks for the name that was sent.
			name: headerText()
				.optional()
				.transform((name) => name?.trim() || randomUUID()),
			storeFront: uuid().optional(),
			users: users().optional(),
			addresses: addresses().optional(),
		})
		.superRefine((input, context) => {
			if (input.storeFront === undefined) return;
			for (const field of ['users', 'addresses'] as const) {
				if (input[field] !== undefined) continue;
				const message = 'needs at least one entry, because the customer is for a store';
				context.addIssue({ code: 'custom', path: [field], message });
			}
		}),
	request: (input) => ({
		method: 'POST',
		path: '/account/reseller',
		body: withoutEmpty<string | IDataObject[]>({
			name: input.name,
			users: input.users?.map(toUser),
			addresses: input.addresses?.map(toAddress),
			store_front: input.storeFront,
			contact_name: input.contactName,
		}),
	}),
	answer: z.object({ uuid: z.string() }).passthrough(),
	output: (data, { name }) => ({ name, ...withoutPasswords(data) }),
	secrets: ['password'],
	existing: {
		describe: ({ name }) => `customer ${name}`,
		lookup: {
			request: listCustomers,
			answer: recordsAnswer,
			pick: (data, { name }) => (data as IDataObject[]).find((found) => found.name === name),
		},
		refusedAsExisting: ({ message }) =>
			/\bname\b.*(already|taken|unique|duplicat|in use)/i.test(message),
	},
	howToCheck: ({ name }) =>
		`Look with Get Many for a customer named ${name} before you run this item again.`,
});
