import type { Settlement } from '../../declare/settlement';
import type { Problem } from '../../problem/problem';
import { notMoved, notToldApart } from '../../problem/transfer';
import { toldApart } from './balances';

/** What is known before anything is moved. Amounts are in the smallest unit. */
export interface Known {
	/** Whether the receiver is in the list. */
	isListed: boolean;
	/** What the receiver has, where it could be read. */
	receivers?: bigint;
	/** Our own balance as it was read before the receiver's and after it. */
	own: bigint[];
	/** What is left of our own balance for this transfer. */
	left: bigint;
}

/** How much is to be moved for an item, or why nothing can be. */
export function toMove(
	{ amount, missing, inWords, receiver }: Settlement<unknown>,
	input: unknown,
	{ isListed, receivers, own, left }: Known,
): { amount: bigint } | { problem: Problem } {
	const entered = amount(input);
	if (missing === undefined) return { amount: entered };
	const who = receiver.describe(input);
	if (receivers === undefined) {
		const problem = isListed
			? notMoved(`The balance of ${who} can't be asked for`, "Its name can't be sent as it is.")
			: notMoved(`There is no ${who} in the list`, 'Choose one from the list.');
		return { problem };
	}
	const isOurs = !toldApart(receivers, own);
	if (isOurs && left >= missing.least) return { problem: notToldApart(who, inWords(receivers)) };
	const lacking = entered - receivers;
	if (!isOurs && lacking < missing.least) return { amount: 0n };
	if (!isOurs && lacking <= left) return { amount: lacking };
	const message = isOurs
		? `There is nothing to move: your own balance is ${inWords(left)}`
		: `Your own balance of ${inWords(left)} is less than what ${who} lacks: ${inWords(lacking)}`;
	return { problem: notMoved(message, 'Top up your own balance, then run this item again.') };
}
