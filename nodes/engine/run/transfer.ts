import type { IDataObject } from 'n8n-workflow';

import type { RequestSpec } from '../declare/request';
import type { Settled, Settlement } from '../declare/settlement';
import type { Problem } from '../problem/problem';
import { harmed, notBegun, unsettled, withFigures } from '../problem/transfer';
import type { Sent } from '../send/exchange';
import { exchangeOf } from '../send/lookUp';
import { send } from '../send/send';
import { conclude, proofOf, type Balances, type Conclusion } from './balances';
import { figures, readBalances, toMove, type ReadBalances, type Transfer } from './missing';
import { harmTo, isAnswered } from './receivers';
import type { ItemResult } from './memory';
import { prepare } from './prepare';
import type { Run } from './run';
import { problemsIn, stopsRun } from './stopped';
import { inTurn } from './turns';

/** What is known of both sides before anything is moved. */
interface Before {
	receiver?: IDataObject;
	/** The request for the receiver's balance. */
	ask?: RequestSpec;
	balances?: ReadBalances;
}

/** What is missing can't be known without reading; an amount that was entered can be moved all the same. */
const orWithout = (
	{ settle }: Transfer,
	problem: Problem,
	known: Before,
): Before | { problem: Problem } =>
	settle.missing === undefined && isAnswered(problem) ? known : { problem };

async function readBefore(transfer: Transfer): Promise<Before | { problem: Problem }> {
	const { run, settle, input } = transfer;
	const looked = await run.receivers.find(settle, input);
	if ('problem' in looked) return orWithout(transfer, looked.problem, {});
	const receiver = looked.found;
	const ask = receiver && settle.balances.receivers(receiver);
	if (ask === undefined) return { receiver };
	const balances = await readBalances(transfer, ask);
	if ('problem' in balances) return orWithout(transfer, balances.problem, { receiver });
	return { receiver, ask, balances };
}

interface Became {
	conclusion: Conclusion;
	after?: Balances;
}

/**
 * Reads what became of a transfer that was sent: at once, and where that proves nothing again when the
 * vendor's time to still do it is over.
 */
async function readAfter(
	transfer: Transfer,
	{ ask, balances }: Before,
	amount: bigint,
	success: boolean,
): Promise<Became> {
	const { clock, timeout, cancelled } = transfer.run.sender;
	const both = transfer.settle.missing !== undefined;
	const unread: Became = { conclusion: success && !both ? 'done' : 'unknown' };
	if (balances === undefined || ask === undefined) return unread;
	const look = async (): Promise<Became> => {
		const after = await readBalances(transfer, ask);
		if ('problem' in after) return unread;
		return { conclusion: conclude(proofOf(balances, after, amount), { success, both }), after };
	};
	const first = await look();
	if (first.conclusion === 'done') return first;
	await clock.sleep(timeout * 1000, cancelled);
	return await look();
}

/** What there is to tell of a transfer that isn't proved; `undefined` for one that is. */
function problemOf(
	transfer: Transfer,
	sent: Sent,
	{ balances }: Before,
	{ conclusion, after }: Became,
): Problem | undefined {
	if (conclusion === 'done') return undefined;
	const { run, input } = transfer;
	const all = balances && after ? figures(transfer, balances, after) : undefined;
	if ('problem' in sent) return all ? withFigures(sent.problem, all) : sent.problem;
	return unsettled(run.sender.vendor.name, {
		moved: conclusion === 'unknown',
		figures: all ?? "They can't be read now.",
		howToCheck: run.operation.howToCheck?.(input) ?? '',
	});
}

async function settled(
	transfer: Transfer,
	sent: Sent,
	before: Before,
	amount: bigint,
): Promise<Sent> {
	const { run, settle, input } = transfer;
	const who = settle.receiver.describe(input);
	const became = await readAfter(transfer, before, amount, 'data' in sent);
	let problem = problemOf(transfer, sent, before, became);
	const { receiver, balances } = before;
	const now = receiver && (await run.receivers.findNow(settle, input));
	const harm = receiver && now && harmTo(settle.receiver, receiver, now);
	if (harm) {
		const moved = settle.inWords(amount);
		problem = harmed(run.sender.vendor.name, who, { ...harm, moved, besides: problem });
	}
	if (problem?.stopsRun) run.stoppedBy = problem;
	if (problem?.kind === 'unknown') run.unsettled.set(who, problem);
	if (problem) return { problem };
	const { after } = became;
	const data: Settled = {
		answer: 'data' in sent ? sent.data : undefined,
		moved: amount,
		...(balances && after && { receivers: { before: balances.receivers, after: after.receivers } }),
	};
	return { data };
}

async function carryOutTransfer(transfer: Transfer): Promise<Sent> {
	const { run, settle, input } = transfer;
	const receiver = settle.receiver.describe(input);
	const earlier = run.stoppedBy ?? (settle.missing && run.unsettled.get(receiver));
	if (earlier) return { problem: notBegun(earlier) };
	const before = await readBefore(transfer);
	if ('problem' in before) return before;
	const { balances } = before;
	const wanted = toMove(transfer, balances, before.receiver !== undefined);
	if ('problem' in wanted) return wanted;
	const { amount } = wanted;
	if (amount === 0n) {
		const { receivers } = balances!;
		const data: Settled = {
			answer: undefined,
			moved: amount,
			receivers: { before: receivers, after: receivers },
		};
		return { data };
	}
	const { operation, sender } = run;
	const sending = settle.missing?.of(input, amount) ?? input;
	const request = operation.request!(sending, sender.credential);
	const sent = await send(sender, exchangeOf(sender, operation, request, sending, false));
	if ('problem' in sent && sent.problem.kind !== 'unknown') return sent;
	return await settled(transfer, sent, before, amount);
}

/** Lets a run know what came of the transfers of n8n's earlier tries of it. */
export function recallTransfers(run: Run, results: Array<ItemResult | undefined>): void {
	run.stoppedBy = stopsRun(results);
	const { settle } = run.operation;
	if (settle === undefined) return;
	for (const [place, problem] of problemsIn(results)) {
		const prepared = problem.kind === 'unknown' ? prepare(run, place) : undefined;
		if (prepared === undefined || 'problem' in prepared) continue;
		run.unsettled.set(settle.receiver.describe(prepared.input), problem);
	}
}

/**
 * Moves what an item says, and reads what became of it. Never sent a second time after anything unclear:
 * only the balances may turn that into success.
 */
export async function transferAndSettle(
	run: Run,
	settle: Settlement<unknown>,
	input: unknown,
): Promise<Sent> {
	return await inTurn(run.sender, async () => await carryOutTransfer({ run, settle, input }));
}
