import type { RequestSpec } from '../declare/request';
import type { Settlement } from '../declare/settlement';
import type { Problem } from '../problem/problem';
import { notMoved, notToldApart } from '../problem/transfer';
import { besides } from '../send/exchange';
import { send } from '../send/send';
import { toldApart, type Balances } from './balances';
import type { Run } from './run';

/** One item's transfer. */
export interface Transfer {
	run: Run;
	settle: Settlement<unknown>;
	input: unknown;
}

/** What both sides have; our own is read before and after the receiver's where that must be told from it. */
export interface ReadBalances extends Balances {
	/** Our own as it was read first. */
	ownFirst: bigint;
}

async function readOne(
	{ run, settle }: Transfer,
	request: RequestSpec,
): Promise<{ balance: bigint } | { problem: Problem }> {
	const exchange = besides(run.operation, 'read', request, settle.balances.answer);
	const sent = await send(run.sender, exchange);
	return 'problem' in sent ? sent : { balance: sent.data as bigint };
}

/** Reads what both sides have. */
export async function readBalances(
	transfer: Transfer,
	receivers: RequestSpec,
): Promise<ReadBalances | { problem: Problem }> {
	const { balances, missing } = transfer.settle;
	const first = await readOne(transfer, balances.own());
	if ('problem' in first) return first;
	const theirs = await readOne(transfer, receivers);
	if ('problem' in theirs) return theirs;
	const own = missing ? await readOne(transfer, balances.own()) : first;
	if ('problem' in own) return own;
	return { own: own.balance, receivers: theirs.balance, ownFirst: first.balance };
}

/** The four balances in a sentence. */
export function figures(
	{ settle: { inWords, receiver }, input }: Transfer,
	before: Balances,
	after: Balances,
): string {
	const same = [before, after].every(({ own, receivers }) => own === receivers);
	const note = same ? ', as if your own were shown for both' : '';
	return `Your own balance was ${inWords(before.own)} and is ${inWords(after.own)}; ${receiver.describe(input)} had ${inWords(before.receivers)} and has ${inWords(after.receivers)}${note}`;
}

/** How much is to be moved for an item, or why nothing can be. */
export function toMove(
	{ settle, input }: Transfer,
	balances: ReadBalances | undefined,
	isListed: boolean,
): { amount: bigint } | { problem: Problem } {
	const { missing, inWords, receiver } = settle;
	const entered = settle.amount(input);
	if (missing === undefined) return { amount: entered };
	const who = receiver.describe(input);
	if (balances === undefined) {
		const problem = isListed
			? notMoved(`The balance of ${who} can't be asked for`, "Its name can't be sent as it is.")
			: notMoved(`There is no ${who} in the list`, 'Choose one from the list.');
		return { problem };
	}
	const { own, ownFirst, receivers } = balances;
	const isOurs = !toldApart(receivers, [own, ownFirst]);
	if (isOurs && own >= missing.least) return { problem: notToldApart(who, inWords(receivers)) };
	const lacking = entered - receivers;
	if (!isOurs && lacking < missing.least) return { amount: 0n };
	if (!isOurs && lacking <= own) return { amount: lacking };
	const message = isOurs
		? `There is nothing to move: your own balance is ${inWords(own)}`
		: `Your own balance of ${inWords(own)} is less than what ${who} lacks: ${inWords(lacking)}`;
	return { problem: notMoved(message, 'Top up your own balance, then run this item again.') };
}
