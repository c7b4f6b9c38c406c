import type { IDataObject } from 'n8n-workflow';

import type { Settlement } from '../../engine/declare';
import { recordsAnswer, withoutPasswords } from '../answers';
import { asDecimal, balanceAnswer, creditOf, type Thousandths } from '../credit';
import { listCustomers, readBalance } from '../requests';
import { customerUuid, findCustomer, readBalanceOf } from './customer';

interface CreditInput {
	customerUuid: string;
	amount: string;
}

/** Who gets the credit. */
export const creditedCustomer = customerUuid('The customer who gets the credit');

/** An amount that was checked, in thousandths. */
export const entered = ({ amount }: Pick<CreditInput, 'amount'>): Thousandths =>
	creditOf(amount) ?? 0n;

/**
 * How a movement of credit is settled: by the customer as it is listed, and by both balances
 * (yay.md#traps). Nothing else tells of a transfer (yay.md#allocate-credit).
 */
export const creditSettlement: Omit<Settlement<CreditInput>, 'output' | 'missing'> = {
	receiver: {
		describe: ({ customerUuid }) => `customer ${customerUuid}`,
		keyOf: ({ customerUuid }) => customerUuid.toLowerCase(),
		request: listCustomers,
		answer: recordsAnswer,
		pick: (data, { customerUuid }) => findCustomer(data, customerUuid),
		mayChange: ['updated_on'],
		withoutSecrets: withoutPasswords,
	},
	balances: {
		own: () => readBalance(),
		receivers: readBalanceOf,
		answer: balanceAnswer,
	},
	amount: entered,
	inWords: asDecimal,
};

/** What a person does about an outcome that the balances don't prove. */
export const howToCheckCredit = ({ customerUuid }: CreditInput): string =>
	`Look at the balance of the customer ${customerUuid}, in Yay.com's dashboard before you run this item again.`;

/** A customer's balance before and after, where it could be read. */
export const balancesOf = (receivers?: { before: Thousandths; after: Thousandths }): IDataObject =>
	receivers === undefined
		? {}
		: {
				balanceBefore: asDecimal(receivers.before),
				balanceAfter: asDecimal(receivers.after),
			};
