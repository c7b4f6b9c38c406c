import { z } from 'zod';

import { defineOperation, notice, text } from '../../engine/declare';
import { amount } from '../checks';
import { asDecimal } from '../credit';
import { moveCredit } from '../requests';
import {
	balancesOf,
	creditedCustomer,
	creditSettlement,
	howToCheckCredit,
} from './creditSettlement';

/** The least that can be moved (yay.md#limits), in thousandths. */
const least = 10n;

export const topUpCredit = defineOperation({
	value: 'topUpCredit',
	name: 'Top Up Credit',
	action: "Top up a customer's credit (costs money, can not be undone)",
	description:
		"Bring a customer's calling credit to an amount: what is missing is moved from your prepaid balance, and nothing where nothing is missing. This costs money and can not be undone.",
	effect: 'transfer',
	fields: {
		topUpCreditNotice: notice(
			'This moves money from your prepaid balance to the customer, and Yay.com can not reverse it. Run twice, it moves nothing the second time, unless the customer has used credit meanwhile.',
		),
		customerUuid: creditedCustomer,
		amount: text('Amount', {
			example: '10.00',
			description:
				"The credit that the customer is to have in the end, in your account's currency: from 0.01",
			check: amount,
		}),
	},
	would: ({ amount, customerUuid }) =>
		`move what ${customerUuid} lacks to have ${amount} of credit`,
	request: ({ customerUuid, amount }) => moveCredit(customerUuid, amount),
	answer: z.unknown().refine((result) => result !== undefined),
	settle: {
		...creditSettlement,
		missing: { of: (input, lacking) => ({ ...input, amount: asDecimal(lacking) }), least },
		output: ({ moved, receivers }, { customerUuid }) => ({
			success: true,
			customerUuid,
			allocated: asDecimal(moved),
			...balancesOf(receivers),
		}),
	},
	howToCheck: howToCheckCredit,
});
