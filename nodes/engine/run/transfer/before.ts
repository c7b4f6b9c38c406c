import type { Problem } from '../../problem/problem';
import { toMove } from './amounts';
import { forEach, openOnes, settled, type Member } from './member';
import { readBalance, readOwn } from './readBalances';
import { isAnswered } from './receivers';
import type { Transferring } from './transferring';

/** What is missing can't be known without reading; an amount that was entered can be moved all the same. */
function goOnWithout({ settle }: Transferring, member: Member, problem: Problem): void {
	delete member.ask;
	if (settle.missing !== undefined || !isAnswered(problem)) member.end = { problem };
}

async function findReceivers(transfers: Transferring, members: Member[]): Promise<void> {
	const { receivers, settle } = transfers;
	await receivers.readFor(members.map(({ input }) => input));
	await forEach(transfers, members, (member) => {
		const looked = receivers.find(member.input);
		if ('problem' in looked) return goOnWithout(transfers, member, looked.problem);
		member.receiver = looked.found;
		member.ask = looked.found && settle.balances.receivers(looked.found);
	});
}

/**
 * Reads our own balance and the receivers', and once more our own where theirs must be told from it.
 *
 * @returns our own, as often as it was read
 */
async function readBalances(transfers: Transferring, members: Member[]): Promise<bigint[]> {
	const asked = openOnes(members).filter(({ ask }) => ask !== undefined);
	const own: bigint[] = [];
	const readOurs = async () => {
		const read = await readOwn(transfers);
		if ('balance' in read) own.push(read.balance);
		else openOnes(asked).forEach((member) => goOnWithout(transfers, member, read.problem));
	};
	if (asked.length > 0) await readOurs();
	if (own.length === 0) return own;
	await forEach(transfers, asked, async (member) => {
		const read = await readBalance(transfers, member.ask!);
		if ('problem' in read) goOnWithout(transfers, member, read.problem);
		else member.before = read.balance;
	});
	if (transfers.settle.missing) await readOurs();
	return own;
}

/**
 * Reads who receives and what all have, and decides how much each gets. Who gets nothing, or can't, has an
 * end afterwards.
 *
 * @returns our own balance; `undefined` where it isn't read, or can't be
 */
export async function prepareAll(
	transfers: Transferring,
	members: Member[],
): Promise<bigint | undefined> {
	await findReceivers(transfers, members);
	const own = await readBalances(transfers, members);
	let left = own.at(-1) ?? 0n;
	await forEach(transfers, openOnes(members), (member) => {
		const { input, receiver, before } = member;
		const known = { isListed: receiver !== undefined, receivers: before, own, left };
		const wanted = toMove(transfers.settle, input, known);
		if ('problem' in wanted) member.end = wanted;
		else if (wanted.amount === 0n) member.end = settled({ ...member, after: before });
		else left -= member.amount = wanted.amount;
	});
	return own.at(-1);
}
