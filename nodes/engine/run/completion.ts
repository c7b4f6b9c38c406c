import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { follow } from './carryOut';
import type { Job } from './run';
import type { ItemResult } from './memory';
import { notFinished } from '../problem/problem';
import { severalAtOnce } from './concurrency';

/** The first wait between two rounds of asking for progress, in milliseconds; it grows up to the longest. */
const firstPoll = 1_000;
const longestPoll = 15_000;

/** Follows everything that was accepted until it is done, in rounds whose distance grows. */
export async function followAll(
	context: IExecuteFunctions,
	job: Job,
	results: Array<ItemResult | undefined>,
): Promise<void> {
	const { clock, cancelled, vendor } = job.sender;
	const seconds = Number(context.getNodeParameter('completionTimeout', 0, 600));
	const end = clock.now() + seconds * 1000;
	const pendingPlaces = () =>
		results.flatMap((result, place) => (result && 'accepted' in result ? [place] : []));
	let wait = firstPoll;
	for (let pending = pendingPlaces(); pending.length > 0; pending = pendingPlaces()) {
		const left = end - clock.now();
		if (left <= 0 || cancelled?.aborted) break;
		await clock.sleep(Math.min(wait, left), cancelled);
		wait = Math.min(wait * 1.5, longestPoll);
		await severalAtOnce(pending, job.itemsAtOnce, clock, async (place) => {
			const result = results[place] as Extract<ItemResult, { accepted: IDataObject }>;
			results[place] = (await follow(job, place, result)) ?? result;
			return !cancelled?.aborted;
		});
	}
	for (const place of pendingPlaces()) {
		const { accepted } = results[place] as Extract<ItemResult, { accepted: IDataObject }>;
		const reference = `request ID ${String(accepted.requestId)}`;
		results[place] = { problem: notFinished(vendor.name, seconds, reference) };
	}
}
