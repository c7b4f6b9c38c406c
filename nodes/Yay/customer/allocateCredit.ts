import { z } from 'zod';

import { defineOperation, notice, text } from '../../engine/declare';
import { withoutPasswords } from '../answers';
import { amount } from '../checks';
import { moveCredit } from '../requests';
import {
	balancesOf,
	creditedCustomer,
	creditSettlement,
	howToCheckCredit,
} from './creditSettlement';

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
		customerUuid: creditedCustomer,
		amount: text('Amount', {
			example: '10.00',
			description:
				"How much credit to move, in your account's currency: from 0.01 up to your current balance, and sent exactly as entered",
			check: amount,
		}),
	},
	would: ({ amount, customerUuid }) => `move ${amount} of credit to ${customerUuid}`,
	request: ({ customerUuid, amount }) => moveCredit(customerUuid, amount),
	answer: z.unknown().refine((result) => result !== undefined),
	settle: {
		...creditSettlement,
		output: ({ answer, receivers }, { customerUuid, amount }) => ({
			success: true,
			customerUuid,
			amount,
			...balancesOf(receivers),
			...(answer !== undefined && { result: withoutPasswords(answer) }),
		}),
	},
	howToCheck: howToCheckCredit,
});
