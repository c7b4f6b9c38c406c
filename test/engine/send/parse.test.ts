import { parse } from '../../../nodes/engine/send/parse';
import type { Body } from '../../../nodes/engine/send/transport';

const megabyte = Buffer.alloc(1_000_000, ' ');

/** A body of so many megabytes that ends as JSON; `read` says how many were taken of it. */
function bodyOf(megabytes: number) {
	const taken = { read: 0 };
	const stream: Body = {
		destroy: () => {},
		async *[Symbol.asyncIterator]() {
			for (; taken.read < megabytes - 1; taken.read++) yield megabyte;
			yield Buffer.concat([megabyte.subarray(2), Buffer.from('[]')]);
		},
	};
	return { taken, response: { status: 200, headers: {}, stream } };
}

const never = new AbortController().signal;

describe('An answer', () => {
	it.each([
		['list', 100],
		['other', 10],
	] as const)('is read up to its size (%s: %p MB), and no further', async (what, most) => {
		expect(await parse(bodyOf(most).response, what, never)).toMatchObject({ body: [] });

		const { taken, response } = bodyOf(10 * most);
		expect(await parse(response, what, never)).toMatchObject({
			unreadable: `the answer was larger than ${most} MB`,
		});
		expect(taken.read).toBe(most);
	});
});
