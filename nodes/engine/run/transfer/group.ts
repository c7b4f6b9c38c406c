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

/** What the transfers of a group are to know of earlier ones, and later ones of them. */
export interface Learning {
	/** What came of an earlier transfer and keeps this one from being begun. */
	hinderedBy(input: unknown): Problem | undefined;
	/** Hears of a problem. */
	learn(problem: Problem, input: unknown): void;
}

/** Ends those that must not be begun after what came of earlier ones. */
function endHindered(members: Member[], { hinderedBy }: Learning): void {
	for (const member of openOnes(members)) {
		const earlier = hinderedBy(member.input);
		if (earlier) member.end = { problem: notBegun(earlier) };
	}
}

function learnFrom(members: Member[], { learn }: Learning): void {
	for (const { end, input } of members) if (end && 'problem' in end) learn(end.problem, input);
}

/**
 * Carries out transfers that go together, no two to the same receiver, and reads what became of each.
 *
 * @returns for each what it came to
 */
export async function carryOutTogether(
	transfers: Transferring,
	inputs: unknown[],
	learning: Learning,
): Promise<Sent[]> {
	const members = inputs.map((input): Member => ({ input, amount: 0n }));
	endHindered(members, learning);
	const own = await prepareAll(transfers, openOnes(members));
	const canBeRead = ({ ask, before }: Member) => ask !== undefined && before !== undefined;
	const readable = openOnes(members).filter(canBeRead);
	await endByReading(transfers, await sendAll(transfers, readable), own ?? 0n);
	learnFrom(readable, learning);
	// What can't be read goes apart: our own balance would tell of it among those that can.
	endHindered(members, learning);
	await endWithoutReading(transfers, await sendAll(transfers, openOnes(members)));
	learnFrom(members, learning);
	return members.map(({ end }) => end!);
}
