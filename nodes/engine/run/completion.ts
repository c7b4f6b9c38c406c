import type { IDataObject } from 'n8n-workflow';

import type { Refusal } from '../declare/answer';
import type { Completion, Progress } from '../declare/completion';
import { notFinished, refused } from '../problem/problem';
import { besides } from '../send/exchange';
import { send } from '../send/send';
import { withinItem } from './withinItem';
import { severalAtOnce } from './concurrency';
import { afterFailure } from './failure';
import type { Accepted, ItemResult } from './result';
import { outputOf } from './output';
import { prepare, type Prepared } from './prepare';
import type { Run } from './run';

/**
 * The wait before the first round of asking for progress, in milliseconds. It doubles up to the longest: a
 * vendor may want to be left alone for a minute after it said "not yet", but is often ready much sooner.
 */
const firstWait = 1_000;
const longestWait = 60_000;

/**
 * How many unfinished requests end a round that comes before the longest wait: those after them were
 * submitted later. The rounds after the longest wait, and the last, ask for all.
 */
const enough = 10;

/** How long after Completion Timeout the last round may go on, in milliseconds. */
const grace = 5_000;

/** Asks how far one of an item's requests is; `undefined` while it is not finished. */
async function askProgress(
	run: Run,
	prepared: Prepared,
	receipt: IDataObject,
	{ becomes, recovered }: Accepted,
): Promise<ItemResult | undefined> {
	const { input } = prepared;
	const { operation, sender } = run;
	const completion = operation.completion!;
	const failed = async (refusal: Refusal) =>
		becomes
			? { problem: refused(sender.vendor.name, refusal) }
			: await afterFailure(run, prepared, refusal, recovered);
	const request = completion.request(receipt, input);
	const sent = await send(sender, besides(operation, 'read', request));
	if ('problem' in sent) {
		const { kind, refusal } = sent.problem;
		if (refusal && completion.hasFailed?.(refusal)) {
			return await failed(refusal);
		}
		const mayPass = kind === 'failed' || kind === 'notDone';
		return mayPass ? undefined : { problem: { ...sent.problem, kind: 'unknown' } };
	}
	const progress: Progress = completion.progress(sent.data);
	if (progress.state === 'pending') return undefined;
	if (progress.state === 'failed') return await failed(progress.refusal);
	return becomes
		? { ...outputOf(run, becomes.data, prepared, becomes.created), updated: true }
		: outputOf(run, progress.data, prepared, operation.effect === 'create' || undefined);
}

/** Asks how far an item's requests are, until one is not finished or has failed: it stays with those after it. */
async function askAll(run: Run, prepared: Prepared, item: Accepted): Promise<ItemResult> {
	for (const [place, receipt] of item.accepted.entries()) {
		const result = await askProgress(run, prepared, receipt, item);
		if (result === undefined) return { ...item, accepted: item.accepted.slice(place) };
		const isLast = place === item.accepted.length - 1;
		if (isLast || !('output' in result)) return result;
	}
	return item;
}

/** Asks how far an accepted item is: what became of it, or what is not finished yet. */
async function progressOf(run: Run, itemIndex: number, accepted: Accepted): Promise<ItemResult> {
	const prepared = prepare(run, itemIndex);
	if ('problem' in prepared) return prepared;
	return await withinItem(run, async () => await askAll(run, prepared, accepted));
}

/** Asks for the progress of requests in the order of their submission: of all, or until enough are unfinished. */
async function askRound(
	run: Run,
	results: Array<ItemResult | undefined>,
	pending: number[],
	asksAll: boolean,
): Promise<void> {
	const { clock, cancelled, deadline = Infinity } = run.sender;
	let unfinished = 0;
	await severalAtOnce(pending, run.places, clock, async (place) => {
		const result = await progressOf(run, place, results[place] as Accepted);
		results[place] = result;
		if ('accepted' in result) unfinished++;
		const goesOn = asksAll || unfinished < enough;
		return goesOn && !cancelled?.aborted && clock.elapsed() < deadline;
	});
}

/** How a person asks later for what is not finished yet. */
const askedLater = ({ askedLater: how }: Completion<unknown>, accepted: IDataObject[]): string =>
	how
		? accepted.map(how).join(', ')
		: `Get Request Status: request ID ${accepted.map(({ requestId }) => String(requestId)).join(', ')}`;

/**
 * Waits for everything that was accepted until it is done, asking in rounds: soon at first, later once a
 * minute. Ends with Completion Timeout, and a few seconds of grace for the last round at most.
 */
export async function waitForCompletion(
	run: Run,
	results: Array<ItemResult | undefined>,
): Promise<void> {
	const { clock, cancelled, vendor } = run.sender;
	const seconds = run.completionTimeout;
	const end = clock.elapsed() + seconds * 1000;
	const asking: Run = { ...run, sender: { ...run.sender, deadline: end + grace } };
	const pendingPlaces = () =>
		results.flatMap((result, place) => (result && 'accepted' in result ? [place] : []));
	let wait = firstWait;
	for (let pending = pendingPlaces(); pending.length > 0; pending = pendingPlaces()) {
		const left = end - clock.elapsed();
		if (left <= 0 || cancelled?.aborted) break;
		await clock.sleep(Math.min(wait, left), cancelled);
		await askRound(asking, results, pending, wait === longestWait || left <= wait);
		wait = Math.min(wait * 2, longestWait);
	}
	for (const place of pendingPlaces()) {
		const { accepted } = results[place] as Accepted;
		const how = askedLater(run.operation.completion!, accepted);
		results[place] = { problem: notFinished(vendor.name, seconds, how) };
	}
}
