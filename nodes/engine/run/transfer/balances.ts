/** A balance before and after, in the smallest unit. */
export interface Change {
	before: bigint;
	after: bigint;
}

/** One transfer of a group: its amount, and the receiver's balance where it could be read. */
export interface Moved {
	amount: bigint;
	receivers?: Change;
}

/**
 * What the balances say of a transfer:
 *
 * - `moved`: the receiver's rose by the amount, and ours fell by what all receivers of the group got
 * - `received`, `given`: only the one did
 * - `unchanged`: the receiver's didn't change, and ours only by what the others got
 * - `unclear`: they changed, but not so
 */
export type Proof = 'moved' | 'received' | 'given' | 'unchanged' | 'unclear';

const sum = (transfers: Moved[]): bigint =>
	transfers.reduce((total, { amount }) => total + amount, 0n);

/**
 * Reads out of our own balance and the receivers', before and after a group of transfers of amounts
 * above 0, what they say of each.
 */
export function proofsOf(own: Change, transfers: Moved[]): Proof[] {
	const rose = ({ receivers }: Moved) => receivers && receivers.after - receivers.before;
	const hasRisen = (transfer: Moved) => rose(transfer) === transfer.amount;
	const rest = own.before - own.after - sum(transfers.filter(hasRisen));
	const others = sum(transfers.filter((transfer) => !hasRisen(transfer)));
	return transfers.map((transfer) => {
		if (hasRisen(transfer)) return rest === 0n || rest === others ? 'moved' : 'received';
		if (rest === others) return 'given';
		return rest === 0n && rose(transfer) === 0n ? 'unchanged' : 'unclear';
	});
}

/** What is to be made of a transfer. */
export type Conclusion = 'done' | 'notMoved' | 'unknown';

/**
 * What the vendor's answer and the balances say together. Without the documented success only both
 * balances prove it; with it one will do, as the other may change by other hands, unless both are asked for.
 */
export function conclude(
	proof: Proof,
	{ success, both }: { success: boolean; both: boolean },
): Conclusion {
	if (proof === 'moved') return 'done';
	if (!success) return 'unknown';
	if (proof === 'unchanged') return 'notMoved';
	return !both && proof !== 'unclear' ? 'done' : 'unknown';
}

/** Whether a receiver's balance can be told from ours: one that is always ours may be no other's at all. */
export const toldApart = (receivers: bigint, ours: bigint[]): boolean => !ours.includes(receivers);
