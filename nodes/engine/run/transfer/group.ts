import type { Problem } from '../../problem/problem';
import { notBegun } from '../../problem/transfer';
import type { Sent } from '../../send/exchange';
import { exchangeOf } from '../../send/lookUp';
import { send } from '../../send/send';
import { endByReading, endWithoutReading } from './after';
import { prepareAll } from './before';
import { forEach, openOnes, type Member } from './member';
import type { Transferring } from './transferring';

/** Sends transfers at once; those that were refused, or not carried out for certain, have an end. */
async function sendAll(transfers: Transferring, members: Member[]): Promise<Member[]> {
	const { operation, sender, settle } = transfers;
	await forEach(transfers, members, async (member) => {
		const input = settle.missing?.of(member.input, member.amount) ?? member.input;
		const request = operation.request!(input, sender.credential);
		const sent = await send(sender, exchangeOf(sender, operation, request, input, false));
		if ('problem' in sent && sent.problem.kind !== 'unknown') member.end = sent;
		else member.answer = sent;
	});
	return openOnes(members);
}

/**
 * Carries out transfers that go together, no two to the same receiver, and reads what became of each.
 *
 * @param hinderedBy gives what came of an earlier transfer and keeps this one from being begun
 * @returns for each what it came to
 */
export async function carryOutTogether(
	transfers: Transferring,
	inputs: unknown[],
	hinderedBy: (input: unknown) => Problem | undefined,
): Promise<Sent[]> {
	const members = inputs.map((input): Member => {
		const earlier = hinderedBy(input);
		return { input, amount: 0n, ...(earlier && { end: { problem: notBegun(earlier) } }) };
	});
	const own = await prepareAll(transfers, openOnes(members));
	const canBeRead = ({ ask, before }: Member) => ask !== undefined && before !== undefined;
	const [readable, others] = [
		openOnes(members).filter(canBeRead),
		openOnes(members).filter((member) => !canBeRead(member)),
	];
	await endByReading(transfers, await sendAll(transfers, readable), own ?? 0n);
	// What can't be read goes apart: our own balance would tell of it among those that can.
	await endWithoutReading(transfers, await sendAll(transfers, others));
	return members.map(({ end }) => end!);
}
