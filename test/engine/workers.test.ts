import { waysToCount } from '../harness/limits';
import { work } from '../harness/workers';

/** Each is an hour of work in simulated time, and a machine that is busy takes long for it. */
jest.setTimeout(180_000);

const perMinute = 200;

const hardest = { workers: 8, apart: 3_000, asksToWait: false };
const usual = { workers: 2, apart: 0, asksToWait: true };
const cases = Object.keys(waysToCount).flatMap((counts) =>
	[hardest, usual].map((one) => ({ ...one, counts, perMinute })),
);

describe('Workers that share a credential with a limit a minute, and know nothing of each other', () => {
	it.each(cases)(
		'$workers of them, $apart ms apart, keep a $counts (asked to wait: $asksToWait)',
		async (plan) => {
			const items = 10_000;
			const { sent, refused, failed, endedAt, doneAtHalf } = await work({ ...plan, items });
			expect(failed).toBe(0);
			expect(sent - refused).toBe(items);
			expect(refused / sent).toBeLessThan(0.05);
			expect(Math.max(...endedAt)).toBeLessThan((1.2 * items * 60_000) / perMinute);
			// Nobody starves.
			expect(Math.min(...doneAtHalf)).toBeGreaterThan((0.3 * items) / 2 / plan.workers);
		},
	);

	it('gives one alone all of the limit, without a refusal', async () => {
		const plan = { counts: 'sliding window', asksToWait: false, workers: 1, apart: 0, perMinute };
		const { refused, endedAt } = await work({ ...plan, items: 1_000 });
		expect(refused).toBe(0);
		// The first 200 at once, then 200 with each minute.
		expect(endedAt[0]).toBeLessThan(4.5 * 60_000);
	});
});
