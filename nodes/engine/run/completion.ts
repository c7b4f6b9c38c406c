import type { Progress } from '../declare/completion';
import type { Refusal } from '../declare/answer';
import {
	afterUnclear,
	notFinished,
	perhapsMade,
	refused,
	refusedAsThere,
} from '../problem/problem';
import { besides } from '../send/exchange';
import { send } from '../send/send';
import { withinItem } from './withinItem';
import { severalAtOnce } from './concurrency';
import type { Accepted, ItemResult } from './memory';
import { outputOf, perhapsNew } from './output';
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

/** After a failed `set` that may have been accepted before, too. */
function afterRepeatedSet(run: Run, prepared: Prepared, refusal: Refusal): ItemResult {
	const { operation, sender } = run;
	const { name } = sender.vendor;
	const done = operation.refusedAsDone?.(refusal, prepared.input);
	if (done === 'done') return outputOf(run, undefined, prepared);
	if (done === undefined) return { problem: afterUnclear(refused(name, refusal)) };
	const howToCheck = operation.howToCheck?.(prepared.input) ?? '';
	return { problem: perhapsMade(name, refusal, howToCheck) };
}

function afterFailure(
	run: Run,
	prepared: Prepared,
	refusal: Refusal,
	recovered: boolean | undefined,
): ItemResult {
	const { operation, sender } = run;
	const { input, ifExists } = prepared;
	const { existing, effect } = operation;
	const { name } = sender.vendor;
	if (recovered && effect === 'set') return afterRepeatedSet(run, prepared, refusal);
	if (existing?.by !== 'refusal' || !existing.refusedAsExisting(refusal)) {
		return { problem: refused(name, refusal) };
	}
	if (ifExists !== 'fail') {
		const known = existing.known(input);
		return recovered
			? outputOf(run, perhapsNew(known), prepared, null)
			: outputOf(run, known, prepared, false);
	}
	return {
		problem: recovered
			? perhapsMade(name, refusal, operation.howToCheck?.(input) ?? '')
			: refusedAsThere(name, refusal, {
					canUpdate: existing.update !== undefined,
					wasLookedFor: false,
				}),
	};
}

async function askProgress(
	run: Run,
	prepared: Prepared,
	{ accepted, recovered }: Accepted,
): Promise<ItemResult | undefined> {
	const { input } = prepared;
	const { operation, sender } = run;
	const completion = operation.completion!;
	const request = completion.request(accepted, input);
	const sent = await send(sender, besides(operation, 'read', request));
	if ('problem' in sent) {
		const { kind, refusal } = sent.problem;
		if (refusal && completion.hasFailed?.(refusal)) {
			return afterFailure(run, prepared, refusal, recovered);
		}
		const mayPass = kind === 'failed' || kind === 'notDone';
		return mayPass ? undefined : { problem: { ...sent.problem, kind: 'unknown' } };
	}
	const progress: Progress = completion.progress(sent.data);
	if (progress.state === 'pending') return undefined;
	return progress.state === 'done'
		? outputOf(run, progress.data, prepared, operation.effect === 'create' || undefined)
		: afterFailure(run, prepared, progress.refusal, recovered);
}

/** Asks how far an accepted item is; `undefined` while it is not finished. */
async function progressOf(
	run: Run,
	itemIndex: number,
	accepted: Accepted,
): Promise<ItemResult | undefined> {
	const prepared = prepare(run, itemIndex);
	if ('problem' in prepared) return prepared;
	return await withinItem(run, async () => await askProgress(run, prepared, accepted));
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
	await severalAtOnce(pending, run.itemsAtOnce, clock, async (place) => {
		const result = await progressOf(run, place, results[place] as Accepted);
		if (result === undefined) unfinished++;
		else results[place] = result;
		const goesOn = asksAll || unfinished < enough;
		return goesOn && !cancelled?.aborted && clock.elapsed() < deadline;
	});
}

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
		const reference = `request ID ${String(accepted.requestId)}`;
		results[place] = { problem: notFinished(vendor.name, seconds, reference) };
	}
}
