import type { Settlement } from '../../declare/settlement';
import type { Change } from './balances';
import type { Member } from './member';

/** The balances that tell of a transfer, in a sentence; `undefined` where they weren't all read. */
export function figures(
	{ inWords, receiver }: Settlement<unknown>,
	group: Member[],
	{ input, before, after }: Member,
	own: Change,
): string | undefined {
	if (before === undefined || after === undefined) return undefined;
	const all = group.reduce((sum, { amount }) => sum + amount, 0n);
	const together =
		group.length > 1 ? ` (with ${group.length} transfers of ${inWords(all)} together)` : '';
	const same = own.before === before && own.after === after;
	const note = same ? ', as if your own were shown for both' : '';
	return `Your own balance was ${inWords(own.before)} and is ${inWords(own.after)}${together}; ${receiver.describe(input)} had ${inWords(before)} and has ${inWords(after)}${note}`;
}
