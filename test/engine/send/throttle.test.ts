import fc from 'fast-check';

import { trafficOf } from '../../../nodes/engine/send/traffic';
import { Throttle } from '../../../nodes/engine/send/throttle';
import { ManualClock } from '../../harness/manualClock';

async function sendTimes(requests: number, perMinute: number): Promise<number[]> {
	const clock = new ManualClock();
	const throttle = new Throttle(clock);
	const times: number[] = [];
	await Promise.all(
		Array.from({ length: requests }, async () => {
			await throttle.turn(perMinute);
			times.push(clock.elapsed());
		}),
	);
	return times;
}

describe('the throttle of a credential', () => {
	it('never lets more than the limit through in any minute, and everything in the end', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 120 }),
				async (perMinute, requests) => {
					const times = await sendTimes(requests, perMinute);
					expect(times).toHaveLength(requests);
					times.forEach((time, index) => {
						const earlier = times[index - perMinute];
						if (earlier !== undefined) expect(time - earlier).toBeGreaterThan(60_000);
					});
				},
			),
			{ numRuns: 30 },
		);
	});

	it('keeps each limit for those who set it, and lets nobody wait for a limit of others', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(1, 3, 20, 0), { minLength: 1, maxLength: 80 }),
				async (limits) => {
					const clock = new ManualClock();
					const throttle = new Throttle(clock);
					const sent: Array<{ at: number; perMinute: number }> = [];
					await Promise.all(
						limits.map(async (perMinute) => {
							await throttle.turn(perMinute);
							sent.push({ at: clock.elapsed(), perMinute });
						}),
					);
					expect(sent).toHaveLength(limits.length);
					sent.forEach(({ at, perMinute }, index) => {
						const before = sent.slice(0, index).filter((one) => at - one.at <= 60_000);
						if (perMinute > 0) expect(before.length).toBeLessThan(perMinute);
						else expect(at).toBe(0);
					});
				},
			),
			{ numRuns: 50 },
		);
	});

	it('does not let 200 a minute wait for who allows 1 a minute', async () => {
		const clock = new ManualClock();
		const throttle = new Throttle(clock);
		const slow = Promise.all([1, 2, 3].map(async () => await throttle.turn(1)));
		await Promise.all(Array.from({ length: 100 }, async () => await throttle.turn(200)));
		expect(clock.elapsed()).toBeLessThan(5_000);
		await slow;
		expect(clock.elapsed()).toBeGreaterThan(120_000);
	});

	it('sends a tenth of the limit at once, and all of it within ten seconds', async () => {
		const times = await sendTimes(200, 200);
		expect(times.filter((time) => time === 0)).toHaveLength(21);
		expect(Math.max(...times)).toBeGreaterThan(8_000);
		expect(Math.max(...times)).toBeLessThan(10_000);
	});

	it('knows no limit at 0', async () => {
		const times = await sendTimes(1_000, 0);
		expect(new Set(times).size).toBe(1);
	});

	it('holds everything back while the vendor asked to wait', async () => {
		const clock = new ManualClock();
		const throttle = new Throttle(clock);
		throttle.pause(5_000);
		throttle.pause(1_000);
		await throttle.turn(0);
		expect(clock.elapsed()).toBe(5_000);
	});

	it.each([-3_600_000, 3_600_000])(
		'waits as long as it has to when the date is set by %p milliseconds',
		async (set) => {
			const clock = new ManualClock();
			const throttle = new Throttle(clock);
			await throttle.turn(1);
			throttle.pause(5_000);
			clock.time += set;
			await throttle.turn(0);
			expect(clock.elapsed()).toBe(5_000);
			await throttle.turn(1);
			expect(clock.elapsed()).toBe(65_500);
		},
	);

	it('tells who has not the patience how long the vendor asked to wait, and lets nobody through', async () => {
		const clock = new ManualClock();
		const throttle = new Throttle(clock);
		throttle.pause(300_000);
		expect(await throttle.turn(0, { patience: 120_000 })).toBe(300_000);
		expect(await throttle.turn(200, { patience: 299_999 })).toBe(300_000);
		expect(clock.slept).toEqual([]);
		expect(await throttle.turn(0, { patience: 300_000 })).toBeUndefined();
		expect(clock.elapsed()).toBe(300_000);
	});

	it('lets go at once when the execution is cancelled', async () => {
		const clock = new ManualClock();
		const throttle = new Throttle(clock);
		throttle.pause(60_000);
		await throttle.turn(10, { signal: AbortSignal.abort() });
		expect(clock.slept).toEqual([]);
	});

	it('lets go at once also behind others, and then counts nothing as sent', async () => {
		const clock = new ManualClock();
		const throttle = new Throttle(clock);
		await throttle.turn(1);
		const ahead = throttle.turn(1);
		const cancel = new AbortController();
		const behind = throttle.turn(1, { signal: cancel.signal });
		cancel.abort();
		await behind;
		expect(clock.elapsed()).toBe(0);
		await ahead;
		await throttle.turn(1);
		expect(clock.slept).toHaveLength(2);
	});

	it('is one for a credential and another for the next', () => {
		const clock = new ManualClock();
		const one = trafficOf({ apiKey: 'one' }, clock);
		expect(trafficOf({ apiKey: 'one' }, clock)).toBe(one);
		expect(trafficOf({ apiKey: 'other' }, clock)).not.toBe(one);
	});
});
