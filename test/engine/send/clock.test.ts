import { systemClock } from '../../../nodes/engine/send/clock';

const timersLeft = () =>
	process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

describe('a wait', () => {
	it('ends at once when the signal aborts, and goes on unseen for no longer than a moment', async () => {
		const before = timersLeft();
		const cancel = new AbortController();
		const started = performance.now();
		const wait = systemClock.sleep(120_000, cancel.signal);
		cancel.abort();
		await wait;
		expect(performance.now() - started).toBeLessThan(10_000);
		await systemClock.sleep(1_000);
		expect(timersLeft()).toBeLessThanOrEqual(before);
	});

	it('is measured by a clock that nobody sets', () => {
		const date = jest.spyOn(Date, 'now');
		const before = systemClock.elapsed();
		date.mockReturnValue(0);
		expect(systemClock.elapsed()).toBeGreaterThanOrEqual(before);
		expect(systemClock.elapsed() - before).toBeLessThan(60_000);
		expect(systemClock.now()).toBe(0);
		date.mockRestore();
	});

	it('does not begin where the signal has aborted', async () => {
		const before = timersLeft();
		await systemClock.sleep(120_000, AbortSignal.abort());
		expect(timersLeft()).toBe(before);
	});

	it('lasts as long as it was told to', async () => {
		const started = performance.now();
		await systemClock.sleep(1_200, new AbortController().signal);
		expect(performance.now() - started).toBeGreaterThanOrEqual(1_195);
	});
});
