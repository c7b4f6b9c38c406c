import fc from 'fast-check';

import { Limiter, type Sample } from '../../../nodes/engine/send/limiter';

const bounds = { start: 10, least: 1, most: 50 };

/** Something that became of a request, some time after the one before. */
const event = fc.record({
	after: fc.integer({ min: 0, max: 5_000 }),
	took: fc.integer({ min: 0, max: 60_000 }),
	underWay: fc.integer({ min: 1, max: 200 }),
	wasFull: fc.boolean(),
	kind: fc.constantFrom('GET', 'POST'),
	isRefused: fc.boolean(),
});

function tell(limiter: Limiter, events: Array<Sample & { isRefused: boolean }>): void {
	for (const { isRefused, ...sample } of events) {
		if (isRefused) limiter.refused(sample);
		else limiter.answered(sample);
	}
}

/** A steady stream of answers, as many at once as are allowed. */
function answers(
	limiter: Limiter,
	count: number,
	took: (underWay: number) => number,
	from = 0,
): void {
	for (let place = 0; place < count; place++) {
		const begunAt = from + place;
		const underWay = limiter.limit;
		limiter.answered({
			begunAt,
			endedAt: begunAt + took(underWay),
			underWay,
			wasFull: true,
			kind: 'POST',
		});
	}
}

const refusal = (limiter: Limiter, begunAt: number): Sample => ({
	begunAt,
	endedAt: begunAt + 1,
	underWay: limiter.limit,
	wasFull: true,
	kind: 'POST',
});

describe('A limiter', () => {
	it('keeps its bounds, whatever it is told', () => {
		fc.assert(
			fc.property(fc.array(event), fc.boolean(), (events, watchesTime) => {
				const limiter = new Limiter(bounds, watchesTime);
				let now = 0;
				for (const { after, took, ...rest } of events) {
					now += after;
					tell(limiter, [{ begunAt: now - took, endedAt: now, ...rest }]);
					expect(limiter.limit).toBeGreaterThanOrEqual(bounds.least);
					expect(limiter.limit).toBeLessThanOrEqual(bounds.most);
					expect(Number.isInteger(limiter.limit)).toBe(true);
				}
			}),
		);
	});

	it('never grows by a refusal, and never shrinks by more than one for an answer', () => {
		fc.assert(
			fc.property(fc.array(event), (events) => {
				const limiter = new Limiter(bounds);
				let now = 0;
				for (const { after, took, ...rest } of events) {
					now += after;
					const before = limiter.limit;
					tell(limiter, [{ begunAt: now - took, endedAt: now, ...rest }]);
					if (rest.isRefused) expect(limiter.limit).toBeLessThanOrEqual(before);
					else expect(limiter.limit).toBeGreaterThanOrEqual(before - 1);
				}
			}),
		);
	});

	it('grows with each answer that comes as fast as before', () => {
		const limiter = new Limiter(bounds);
		answers(limiter, 100, () => 50);
		expect(limiter.limit).toBe(bounds.most);
	});

	it('does not grow where less is under way than may be', () => {
		const limiter = new Limiter(bounds);
		for (let place = 0; place < 100; place++) {
			const sample = { begunAt: place, endedAt: place + 50, underWay: 3, wasFull: false, kind: '' };
			limiter.answered(sample);
		}
		expect(limiter.limit).toBe(bounds.start);
	});

	it('stops growing where more only wait at the partner', () => {
		const limiter = new Limiter(bounds);
		// 15 are served at once, the others wait for them.
		answers(limiter, 2_000, (underWay) => 50 * Math.max(1, underWay / 15));
		expect(limiter.limit).toBeGreaterThanOrEqual(15);
		expect(limiter.limit).toBeLessThanOrEqual(24);
	});

	it('grows on where answers have become slower for good', () => {
		const limiter = new Limiter(bounds);
		answers(limiter, 10, () => 50);
		answers(limiter, 3_000, () => 200, 100);
		expect(limiter.limit).toBe(bounds.most);
	});

	it('halves once for what was under way together, and comes back to what was taken', () => {
		const limiter = new Limiter({ ...bounds, start: 16 });
		const together = Array.from({ length: 5 }, () => refusal(limiter, 0));
		for (const one of together) limiter.refused(one);
		expect(limiter.limit).toBe(8);
		answers(limiter, 8, () => 50, 100);
		expect(limiter.limit).toBe(15);
	});

	it('comes down to the least where nothing gets through, and says so', () => {
		const limiter = new Limiter(bounds);
		for (let place = 1; place <= 4; place++) limiter.refused(refusal(limiter, place * 1_000));
		expect(limiter.limit).toBe(1);
		expect(limiter.cutsInARow).toBe(4);
		answers(limiter, 1, () => 50, 10_000);
		expect(limiter.cutsInARow).toBe(0);
	});

	it('leaves a chosen number alone, however slow answers become', () => {
		const limiter = new Limiter({ ...bounds, start: 50 }, false);
		answers(limiter, 500, (underWay) => underWay * 100);
		expect(limiter.limit).toBe(50);
	});
});
