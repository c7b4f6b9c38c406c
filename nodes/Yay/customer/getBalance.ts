import { defineOperation, type Refusal, type RequestSpec } from '../../engine/declare';
import { recordsAnswer } from '../answers';
import { asDecimal, balanceAnswer, type Thousandths } from '../credit';
import { listCustomers, readBalance } from '../requests';
import { customerUuid, findCustomer, readBalanceOf } from './customer';

const notListed = (uuid: string): Refusal => ({
	message: '',
	explanation: `Yay.com lists no active customer with the ID ${uuid}`,
	hint: 'Choose the customer from the list, or take its ID from a step that created or got it.',
});

const notAskable = (name: unknown): Refusal => ({
	message: '',
	explanation: `Yay.com can't be asked for the balance of “${String(name)}”: no header can have this name as it is`,
	hint: "Look at the balance in Yay.com's dashboard.",
});

/** Asks for the balance of a customer, or says why it can't. */
function askFor(customers: unknown, uuid: string): RequestSpec | { refusal: Refusal } {
	const customer = findCustomer(customers, uuid);
	if (customer === undefined) return { refusal: notListed(uuid) };
	return readBalanceOf(customer) ?? { refusal: notAskable(customer.name) };
}

/** While both are the same number, it may be the own one that is shown for both (yay.md#traps). */
const sameForBoth = (balance: string) =>
	`Yay.com gives ${balance} for the customer and for yourself. It may show your own balance for both, so this is not taken for the customer's.`;

export const getBalance = defineOperation({
	value: 'getBalance',
	name: 'Get Balance',
	action: 'Get the balance of a customer',
	description: "Get a customer's calling credit, with your own balance beside it",
	effect: 'read',
	fields: { customerUuid: customerUuid('The customer whose balance to get') },
	request: listCustomers,
	answer: recordsAnswer,
	further: [
		{
			request: ([customers], { customerUuid }) => {
				const asked = askFor(customers, customerUuid);
				return 'refusal' in asked ? asked : readBalance();
			},
			answer: balanceAnswer,
		},
		{
			request: ([customers], { customerUuid }) => askFor(customers, customerUuid),
			answer: balanceAnswer,
		},
		// On both sides of the customer's: the own one may change in between.
		{ request: () => readBalance(), answer: balanceAnswer },
	],
	output: (data, { customerUuid }) => {
		const [customers, before, theirs, after] = data as [unknown, ...Thousandths[]];
		const { name } = findCustomer(customers, customerUuid)!;
		const isOwn = theirs === before || theirs === after;
		const balance = asDecimal(theirs!);
		return {
			customerUuid,
			name,
			balance: isOwn ? null : balance,
			ownBalance: asDecimal(after!),
			...(isOwn && { notice: sameForBoth(balance) }),
		};
	},
});
