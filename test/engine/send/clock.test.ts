import { systemClock } from '../../../nodes/engine/send/clock';

const timersLeft = () =>
	process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

describe('a wait', () => {
	it('ends at once when the signal aborts, and goes on unseen for no longer than a moment', async () => {
		const before = timersLeft();
		const cancel = new AbortController();
		const started = Date.now();
		const wait = systemClock.sleep(120_000, cancel.signal);
		cancel.abort();
		await wait;
		expect(Date.now() - started).toBeLessThan(10_000);
		await systemClock.sleep(1_000);
		expect(timersLeft()).toBeLessThanOrEqual(before);
	});

	it('does not begin where the signal has aborted', async () => {
		const before = timersLeft();
		await systemClock.sleep(120_000, AbortSignal.abort());
		expect(timersLeft()).toBe(before);
	});

	it('lasts as long as it was told to', async () => {
		const started = Date.now();
		await systemClock.sleep(1_200, new AbortController().signal);
		expect(Date.now() - started).toBeGreaterThanOrEqual(1_195);
	});
});
