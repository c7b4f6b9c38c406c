import type { IDataObject } from 'n8n-workflow';

import type { Settlement } from '../../declare/settlement';
import type { Problem } from '../../problem/problem';
import { notThere } from '../../problem/there';
import { readOnce } from '../inSteps';
import type { Prepared } from '../prepare';
import type { Run } from '../run';
import { toldApart } from '../transfer/balances';
import { toMove } from '../transfer/amounts';
import { nothingKnown, refusing, type Plan, type Planned } from './plan';

type Balances = { own: bigint; theirs: bigint } | { unread: string } | { problem: Problem };

/** What the receiver has, and we ourselves; the vendor may not tell it. */
async function balancesOf(
	run: Run,
	{ balances, receiver }: Settlement<unknown>,
	found: IDataObject,
	input: unknown,
): Promise<Balances> {
	const ask = balances.receivers(found);
	const who = receiver.describe(input);
	if (ask === undefined) return { unread: `The balance of ${who} can't be asked for` };
	const read: bigint[] = [];
	for (const request of [balances.own(), ask]) {
		const sent = await readOnce(run, request, balances.answer);
		if ('data' in sent) read.push(sent.data as bigint);
		else return sent.problem.refusal ? { unread: sent.problem.message } : sent;
	}
	const [own, theirs] = read as [bigint, bigint];
	return toldApart(theirs, [own])
		? { own, theirs }
		: { unread: `The balance of ${who} can't be told from your own` };
}

/** What a transfer would do: the receiver, and what it would have, where the vendor tells that. */
export async function planTransfer(
	run: Run,
	{ input }: Prepared,
	settle: Settlement<unknown>,
): Promise<Planned> {
	const { receiver, inWords } = settle;
	const listed = await readOnce(run, receiver.request(), receiver.answer);
	if ('problem' in listed) {
		const { problem } = listed;
		return problem.refusal ? { ...nothingKnown, action: 'send', notice: problem.message } : listed;
	}
	const thing = receiver.describe(input);
	const found = receiver.pick(listed.data, input);
	if (found === undefined) return refusing(notThere(thing), { thing });
	const before = receiver.withoutSecrets(found);
	const balances = await balancesOf(run, settle, found, input);
	if ('problem' in balances) return balances;
	if ('unread' in balances) {
		return { ...nothingKnown, action: 'send', thing, before, notice: balances.unread };
	}
	const { moved, operation, sender } = run;
	const theirs = balances.theirs + (moved.to.get(thing) ?? 0n);
	const left = balances.own - moved.sum;
	const known = { isListed: true, receivers: theirs, own: [balances.own], left };
	const wanted = toMove(settle, input, known);
	if ('problem' in wanted) return refusing(wanted.problem, { thing, before });
	const balance = (amount: bigint) => ({ ...before, balance: inWords(amount) });
	const now: Pick<Plan, 'thing' | 'before'> = { thing, before: balance(theirs) };
	if (wanted.amount === 0n) {
		return { ...now, action: 'none', after: balance(theirs), changes: [] };
	}
	moved.sum += wanted.amount;
	moved.to.set(thing, (moved.to.get(thing) ?? 0n) + wanted.amount);
	const after = theirs + wanted.amount;
	return {
		...now,
		action: 'update',
		after: balance(after),
		changes: [{ field: 'balance', from: inWords(theirs), to: inWords(after) }],
		updates: (given) => {
			const sent = settle.missing?.of(given, wanted.amount) ?? given;
			return [operation.request!(sent, sender.credential)];
		},
	};
}
