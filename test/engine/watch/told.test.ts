import type { IDataObject } from 'n8n-workflow';

import { Told } from '../../../nodes/engine/watch/told';

const day = 86_400_000;
const now = 1_700_000_000_000;

/** What one process remembers of a node whose data n8n keeps. */
function remembering(scope = 'workflow node') {
	const data: IDataObject = {};
	const underWay = new Map<string, number>();
	return {
		data,
		underWay,
		isNew: (identity: unknown, at = now, sameFor?: number) =>
			new Told(data, underWay, scope).isNew(identity, at, sameFor),
	};
}

const remembered = ({ data }: { data: IDataObject }) => Object.keys(data.told as object);

describe('an event', () => {
	it('is new once, whatever it is known by', () => {
		const { isNew } = remembering();
		for (const identity of ['a', 1, ['a', 1], undefined, { a: 1 }]) {
			expect([isNew(identity), isNew(identity)]).toEqual([true, false]);
		}
	});

	it('is known after a restart, by the data that n8n has kept', () => {
		const { isNew, data } = remembering();
		isNew('a');
		const kept = JSON.parse(JSON.stringify(data)) as IDataObject;
		expect(new Told(kept, new Map(), 'workflow node').isNew('a', now + day)).toBe(false);
		expect(new Told(kept, new Map(), 'workflow node').isNew('b', now + day)).toBe(true);
	});

	it('is known to a call at the same moment, whose data does not have it yet', () => {
		const { isNew, underWay } = remembering();
		isNew('a');
		expect(new Told({}, underWay, 'workflow node').isNew('a', now)).toBe(false);
	});

	it('of another node is another one', () => {
		const { isNew, underWay } = remembering();
		isNew('a');
		expect(new Told({}, underWay, 'workflow other').isNew('a', now)).toBe(true);
	});

	it('is new again when it has been the same for as long as is said', () => {
		const { isNew } = remembering();
		const minute = 60_000;
		expect(isNew('a', now, 10 * minute)).toBe(true);
		expect(isNew('a', now + 10 * minute - 1, 10 * minute)).toBe(false);
		expect(isNew('a', now + 10 * minute, 10 * minute)).toBe(true);
	});

	it('is new again after a month, and forgotten then', () => {
		const test = remembering();
		test.isNew('a');
		expect(test.isNew('a', now + 31 * day - 1)).toBe(false);
		test.isNew('b', now + 31 * day);
		expect(remembered(test)).toHaveLength(1);
		expect(test.isNew('a', now + 31 * day)).toBe(true);
	});

	it('is remembered as one of 20,000, the oldest of which is forgotten', () => {
		const times = Object.fromEntries(
			Array.from({ length: 20_000 }, (_, index) => [`key ${index}`, now + index]),
		);
		const data: IDataObject = { told: times };
		new Told(data, new Map(), 'workflow node').isNew('a', now + 20_000);
		const keys = remembered({ data });
		expect(keys).toHaveLength(20_000);
		expect(keys).not.toContain('key 0');
		expect(keys).toContain('key 1');
	});

	it('leaves no more in the process than can come again', () => {
		const test = remembering();
		test.isNew('a');
		test.isNew('b', now + 40 * day);
		expect(test.underWay.size).toBe(1);
	});
});
