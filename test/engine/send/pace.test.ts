import type { Outcome } from '../../../nodes/engine/problem/outcome';
import { Pace } from '../../../nodes/engine/send/pace';
import { TryCount } from '../../../nodes/engine/send/tryCount';
import { ManualClock } from '../../harness/manualClock';

const request = { method: 'POST' as const, path: '/api/things' };
const done: Outcome = { kind: 'done', data: {} };
const overloaded = {
	kind: 'notDone' as const,
	reason: 'too many requests (429)',
	overloaded: true,
};

/** Takes as many places as there are at once, and says how many. */
async function takeAll(places: ReturnType<Pace['placesFor']>, most = 200): Promise<number> {
	let taken = 0;
	for (let place = 0; place < most; place++) void places.take().then(() => taken++);
	await new Promise((resolve) => setImmediate(resolve));
	return taken;
}

describe('The pace of a credential', () => {
	it('begins with ten at once, shared by all executions that use it', async () => {
		const pace = new Pace(new ManualClock());
		const first = await takeAll(pace.placesFor(undefined));
		const second = await takeAll(pace.placesFor(undefined));
		expect([first, second]).toEqual([10, 0]);
	});

	it('leaves nobody without a place because of another who chose many', async () => {
		const pace = new Pace(new ManualClock());
		expect(await takeAll(pace.placesFor(100))).toBe(100);
		expect(await takeAll(pace.placesFor(undefined))).toBe(10);
	});

	it('never has more under way than somebody chose', async () => {
		const pace = new Pace(new ManualClock());
		expect(await takeAll(pace.placesFor(3))).toBe(3);
		expect(await takeAll(pace.placesFor(4))).toBe(4);
	});

	it('lets the next begin where a place becomes free, in the order of asking', async () => {
		const pace = new Pace(new ManualClock());
		const places = pace.placesFor(1);
		const begun: string[] = [];
		await places.take();
		void places.take().then(() => begun.push('first'));
		void places.take().then(() => begun.push('second'));
		await new Promise((resolve) => setImmediate(resolve));
		expect(begun).toEqual([]);
		places.give();
		await new Promise((resolve) => setImmediate(resolve));
		expect(begun).toEqual(['first']);
	});

	it('lets a cancelled execution through, so that it comes to its end', async () => {
		const pace = new Pace(new ManualClock());
		const cancel = new AbortController();
		const places = pace.placesFor(1, cancel.signal);
		await places.take();
		const waiting = places.take();
		cancel.abort();
		await expect(waiting).resolves.toBeUndefined();
	});

	it('halves where the partner refuses for load, also what somebody chose', async () => {
		const pace = new Pace(new ManualClock());
		const places = pace.placesFor(20);
		expect(await takeAll(places, 20)).toBe(20);
		pace.begin(request).ended(overloaded);
		for (let place = 0; place < 20; place++) places.give();
		expect(await takeAll(pace.placesFor(20))).toBe(10);
		expect(pace.limit).toBe(5);
	});
});

describe('The tries of a request', () => {
	async function refusedAfter(others: Outcome | undefined, maxTries: number): Promise<boolean> {
		const clock = new ManualClock();
		const pace = new Pace(clock);
		if (others) pace.begin(request).ended(others);
		await clock.sleep(1_000);
		const tries = new TryCount(pace, maxTries);
		const underWay = pace.begin(request);
		tries.sent++;
		underWay.ended(overloaded);
		return tries.isOnlyInTurn(request, overloaded);
	}

	it('do not count a refusal for load while others of its kind get through', async () => {
		expect(await refusedAfter(done, 5)).toBe(true);
	});

	it('count it where nobody gets through', async () => {
		expect(await refusedAfter(undefined, 5)).toBe(false);
	});

	it('count it where nothing may be sent again', async () => {
		expect(await refusedAfter(done, 1)).toBe(false);
	});

	it('count it in the end, for one that never gets through', () => {
		const pace = new Pace(new ManualClock());
		const tries = new TryCount(pace, 5);
		let uncounted = 0;
		for (let sent = 0; sent < 200; sent++) {
			pace.begin(request).ended(done);
			tries.sent++;
			if (tries.isOnlyInTurn(request, overloaded)) uncounted++;
		}
		expect(uncounted).toBe(50);
		expect(tries.counted).toBe(150);
	});
});
