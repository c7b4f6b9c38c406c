import type { IDataObject } from 'n8n-workflow';

import { checks, locator, type Settlement } from '../../engine/declare';
import { recordsAnswer, withoutPasswords } from '../answers';
import { uuid, uuidExample } from '../checks';
import { asDecimal, balanceAnswer, creditOf, type Thousandths } from '../credit';
import { customers } from '../pickers';
import { listCustomers, readBalance } from '../requests';

interface CreditInput {
	customerUuid: string;
	amount: string;
}

/** Who gets the credit. */
export const creditedCustomer = locator('Customer', {
	from: customers,
	select: 'a customer',
	example: uuidExample,
	description: 'The customer who gets the credit, from the list of customers or by its ID',
	check: uuid,
});

/** An amount that was checked, in thousandths. */
export const entered = ({ amount }: Pick<CreditInput, 'amount'>): Thousandths =>
	creditOf(amount) ?? 0n;

/** A header loses the spaces around it, and without any it would be about the own account. */
const isSafeName = (name: unknown): name is string =>
	typeof name === 'string' &&
	name !== '' &&
	name.trim() === name &&
	checks.headerText().safeParse(name).success;

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
		pick: (data, { customerUuid }) =>
			(data as IDataObject[]).find(
				(found) => String(found.uuid).toLowerCase() === customerUuid.toLowerCase(),
			),
		mayChange: ['updated_on'],
		withoutSecrets: withoutPasswords,
	},
	balances: {
		own: readBalance,
		receivers: ({ name }) => (isSafeName(name) ? readBalance(name) : undefined),
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
