/** What the two sides of a transfer have, in the smallest unit. */
export interface Balances {
	own: bigint;
	receivers: bigint;
}

/**
 * What four balances say of a transfer between them:
 *
 * - `moved`: the receiver's rose and ours fell, each by the amount
 * - `received`, `given`: only the one did
 * - `unchanged`: neither changed at all
 * - `unclear`: they changed, but not so
 */
export type Proof = 'moved' | 'received' | 'given' | 'unchanged' | 'unclear';

/** Reads out of the balances before and after a transfer of an amount above 0 what they say of it. */
export function proofOf(before: Balances, after: Balances, amount: bigint): Proof {
	const rose = after.receivers - before.receivers;
	const fell = before.own - after.own;
	if (rose === amount) return fell === amount ? 'moved' : 'received';
	if (fell === amount) return 'given';
	return rose === 0n && fell === 0n ? 'unchanged' : 'unclear';
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
