import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { amount, uuid } from '../fields';
import { withoutPasswords } from '../answers';

export const allocateCredit = defineOperation({
	value: 'allocateCredit',
	name: 'Allocate Credit',
	action: 'Allocate credit to a customer (costs money, can not be undone)',
	description:
		'Move calling credit from your prepaid balance to a customer. This costs money and can not be undone.',
	effect: 'transfer',
	properties: [
		{
			displayName:
				'This moves money from your prepaid balance to the customer, and Yay.com can not reverse it. Make sure that the customer has paid.',
			name: 'allocateCreditNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Customer',
			name: 'customerUuid',
			type: 'resourceLocator',
			required: true,
			default: { mode: 'list', value: '' },
			description: 'The customer who gets the credit, from the list of customers or by its ID',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a customer...',
					typeOptions: { searchListMethod: 'searchCustomers', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 3951ec81-cca4-4c4a-8efb-4bce76e04032',
				},
			],
		},
		{
			displayName: 'Amount',
			name: 'amount',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 10.00',
			description:
				'How much credit to move, as a decimal from 0.01 up to your current balance; it is sent exactly as entered',
		},
	],
	schema: z.object({ customerUuid: uuid(), amount: amount() }),
	// The documented exception: this PUT does not replace the customer.
	request: (input) => ({
		method: 'PUT',
		path: path`/account/reseller/${input.customerUuid}`,
		body: { balance: input.amount },
	}),
	answer: z.unknown().refine((result) => result !== undefined),
	output: (data, input): IDataObject => ({
		success: true,
		customerUuid: input.customerUuid,
		amount: input.amount,
		result: withoutPasswords(data),
	}),
	howToCheck: (input) =>
		`Look at the balance of the customer ${input.customerUuid}, in Yay.com's dashboard or with GET /account/balance and the customer's name in X-Auth-For, before you run this item again.`,
});
