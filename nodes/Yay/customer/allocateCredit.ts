import { z } from 'zod';

import { defineOperation, locator, notice, path, text } from '../../engine/declare';
import { withoutPasswords } from '../answers';
import { amount, uuid, uuidExample } from '../checks';
import { customers } from '../pickers';

export const allocateCredit = defineOperation({
	value: 'allocateCredit',
	name: 'Allocate Credit',
	action: 'Allocate credit to a customer (costs money, can not be undone)',
	description:
		'Move calling credit from your prepaid balance to a customer. This costs money and can not be undone.',
	effect: 'transfer',
	fields: {
		allocateCreditNotice: notice(
			'This moves money from your prepaid balance to the customer, and Yay.com can not reverse it. Make sure that the customer has paid.',
		),
		customerUuid: locator('Customer', {
			from: customers,
			select: 'a customer',
			example: uuidExample,
			description: 'The customer who gets the credit, from the list of customers or by its ID',
			check: uuid,
		}),
		amount: text('Amount', {
			example: '10.00',
			description:
				'How much credit to move, as a decimal from 0.01 up to your current balance; it is sent exactly as entered',
			check: amount,
		}),
	},
	// Printed so by Yay.com's guide; that this PUT keeps the other fields is assumed (yay.md#not-said).
	request: ({ customerUuid, amount }) => ({
		method: 'PUT',
		path: path`/account/reseller/${customerUuid}`,
		body: { balance: amount },
	}),
	answer: z.unknown().refine((result) => result !== undefined),
	output: (data, { customerUuid, amount }) => ({
		success: true,
		customerUuid,
		amount,
		result: withoutPasswords(data),
	}),
	howToCheck: ({ customerUuid }) =>
		`Look at the balance of the customer ${customerUuid}, in Yay.com's dashboard or with GET /account/balance and the customer's name in X-Auth-For, before you run this item again.`,
});
