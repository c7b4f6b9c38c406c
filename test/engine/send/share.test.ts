import fc from 'fast-check';

import { Share } from '../../../nodes/engine/send/share';

const limit = 200;
const minute = 60_000;
/** Between two where a minute's worth goes out as fast as it may. */
const spacing = minute / 6 / limit;

/** Refuses until the share shows that others use the limit; what got through before is left. */
function shared(gotThrough: number): Share {
	const share = new Share(limit);
	for (let count = 0; count < gotThrough; count++) share.gotThrough(count, count + 1);
	for (const at of [1_000, 2_000, 3_000]) share.refused(at, at + 1);
	return share;
}

/** How many go out in a minute from then on, if each is sent as soon as it may be. */
function inMinuteFrom(share: Share, start: number): number {
	let now = start;
	let sent = 0;
	for (; now < start + minute; sent++) {
		share.sent(now);
		share.gotThrough(now, now);
		now += Math.max(1, Math.ceil(share.untilNext(now)));
	}
	return sent;
}

describe('The share of a limit that others use too', () => {
	it('is all of it until that shows', () => {
		const share = new Share(limit);
		share.refused(1_000, 1_001);
		share.refused(2_000, 2_001);
		expect(inMinuteFrom(share, 60_000)).toBeGreaterThan(limit);
	});

	it('is what got through in the last minute, evenly spread', () => {
		const sent = inMinuteFrom(shared(50), minute);
		expect(sent).toBeGreaterThanOrEqual(48);
		expect(sent).toBeLessThanOrEqual(55);
	});

	it('is a tenth of the limit where nothing got through', () => {
		expect(inMinuteFrom(shared(0), minute)).toBeGreaterThanOrEqual(limit / 10 - 1);
	});

	it('shows at once where the partner asks for a long wait', () => {
		const share = new Share(limit);
		share.gotThrough(0, 1);
		expect(share.refused(1_000, 1_001, 50_000)).toBe(minute - 1_001);
	});

	it('waits until the first of the last minute counts no more, where the partner says nothing', () => {
		const share = new Share(limit);
		share.gotThrough(500, 501);
		const waits = [1_000, 2_000, 3_000].map((at) => share.refused(at, at));
		expect(waits).toEqual([0, 0, minute - 2_500]);
	});

	it('comes back to all of the limit once others have ended', () => {
		const share = shared(50);
		for (let at = minute; at < 20 * minute; at += 1_000) share.gotThrough(at, at);
		expect(inMinuteFrom(share, 20 * minute)).toBeGreaterThan(limit);
	});

	it('remembers no more than a minute, however long it is used', () => {
		const share = new Share(limit);
		for (let at = 0; at < 100 * minute; at += 1_000) share.gotThrough(at, at);
		expect(JSON.stringify(share).length).toBeLessThan(2_000);
	});

	it('never waits for ever, whatever happens', () => {
		const event = fc.record({
			after: fc.integer({ min: 1, max: 20_000 }),
			isRefused: fc.boolean(),
			asked: fc.constantFrom(undefined, 0, 1_000, 60_000),
		});
		fc.assert(
			fc.property(fc.array(event, { maxLength: 100 }), (events) => {
				const share = new Share(limit);
				let now = 0;
				for (const { after, isRefused, asked } of events) {
					share.sent(now);
					const sentAt = now;
					now += after;
					if (isRefused) share.refused(sentAt, now, asked);
					else share.gotThrough(sentAt, now);
					const wait = share.untilNext(now);
					expect(wait).toBeGreaterThanOrEqual(0);
					// What is sent without waiting for its turn is made up for.
					expect(wait).toBeLessThanOrEqual(minute + events.length * spacing);
				}
			}),
		);
	});
});
