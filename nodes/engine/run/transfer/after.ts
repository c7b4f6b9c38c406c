import type { Problem } from '../../problem/problem';
import { harmed, unsettled, withFigures } from '../../problem/transfer';
import { conclude, proofsOf, type Change } from './balances';
import { figures } from './figures';
import { forEach, settled, type Member } from './member';
import { readBalance, readOwn } from './readBalances';
import { harmTo } from './receivers';
import type { Transferring } from './transferring';

const wasAccepted = ({ answer }: Member) => answer !== undefined && 'data' in answer;
const isProved = ({ conclusion }: Member) => conclusion === 'done';

/** Concludes from the answers alone, where the balances can't be read. */
function concludeWithout({ settle }: Transferring, members: Member[]): void {
	for (const member of members) {
		const isDone = wasAccepted(member) && settle.missing === undefined;
		member.conclusion = isDone ? 'done' : 'unknown';
	}
}

/** Concludes from what the balances of the whole group say, for those of it that aren't proved yet. */
function concludeFrom(
	{ settle }: Transferring,
	{ group, open }: { group: Member[]; open: Member[] },
	own: Change,
): void {
	const both = settle.missing !== undefined;
	const changes = group.map(({ amount, before, after }) => ({
		amount,
		...(after !== undefined && { receivers: { before: before!, after } }),
	}));
	const proofs = proofsOf(own, changes);
	group.forEach((member, place) => {
		if (!open.includes(member) || member.after === undefined) return;
		member.conclusion = conclude(proofs[place]!, { success: wasAccepted(member), both });
	});
}

/** Reads our own balance, and the receivers' of those that aren't proved yet. */
async function look(
	transfers: Transferring,
	members: Member[],
	ownBefore: bigint,
): Promise<Change | undefined> {
	const open = members.filter((member) => !isProved(member));
	const ours = await readOwn(transfers);
	await forEach(transfers, open, async (member) => {
		const read = await readBalance(transfers, member.ask!);
		member.after = 'balance' in read ? read.balance : undefined;
	});
	concludeWithout(transfers, open);
	if ('problem' in ours) return undefined;
	const own = { before: ownBefore, after: ours.balance };
	concludeFrom(transfers, { group: members, open }, own);
	return own;
}

/**
 * Reads what became of transfers that were sent: at once, and where that proves nothing again when the
 * vendor's time to still do it is over.
 */
async function readAfter(
	transfers: Transferring,
	members: Member[],
	ownBefore: bigint,
): Promise<Change | undefined> {
	const { clock, timeout, cancelled } = transfers.sender;
	const own = await look(transfers, members, ownBefore);
	if (members.every(isProved)) return own;
	await clock.sleep(timeout * 1000, cancelled);
	return await look(transfers, members, ownBefore);
}

/** What there is to tell of a transfer that isn't proved; `undefined` for one that is. */
function problemOf(transfers: Transferring, member: Member, shown?: string): Problem | undefined {
	const { input, answer, conclusion } = member;
	if (conclusion === 'done') return undefined;
	if (answer && 'problem' in answer) {
		return shown ? withFigures(answer.problem, shown) : answer.problem;
	}
	return unsettled(transfers.sender.vendor.name, {
		moved: conclusion === 'unknown',
		figures: shown ?? "They can't be read now.",
		howToCheck: transfers.operation.howToCheck?.(input) ?? '',
	});
}

/** Ends those that were sent: with what became of the transfer, and of the receiver beside it. */
async function endAll(transfers: Transferring, members: Member[], own?: Change): Promise<void> {
	const { receivers, settle, sender } = transfers;
	if (members.some(({ receiver }) => receiver)) await receivers.readAnew();
	await forEach(transfers, members, (member) => {
		const { input, receiver, amount } = member;
		const shown = own && figures(settle, members, member, own);
		const besides = problemOf(transfers, member, shown);
		const harm = receiver && harmTo(settle.receiver, receiver, receivers.find(input));
		if (harm) {
			const who = settle.receiver.describe(input);
			const moved = settle.inWords(amount);
			member.end = { problem: harmed(sender.vendor.name, who, { ...harm, moved, besides }) };
		} else {
			member.end = besides ? { problem: besides } : settled(member);
		}
	});
}

/** Reads what became of transfers that were sent together, whose balances could be read before. */
export async function endByReading(
	transfers: Transferring,
	members: Member[],
	ownBefore: bigint,
): Promise<void> {
	if (members.length === 0) return;
	await endAll(transfers, members, await readAfter(transfers, members, ownBefore));
}

/** Takes what was answered for what became of transfers whose balances can't be read. */
export async function endWithoutReading(transfers: Transferring, members: Member[]): Promise<void> {
	if (members.length === 0) return;
	concludeWithout(transfers, members);
	await endAll(transfers, members);
}
