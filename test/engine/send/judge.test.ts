import fc from 'fast-check';

import { judge } from '../../../nodes/engine/send/judge';
import { shop } from '../shop';

const asked = (headers: Record<string, string>, now: number) => {
	const answer = { status: 429, headers, body: undefined };
	const request = { method: 'GET' as const, path: '/things' };
	return judge(shop, { effect: 'read', request }, answer, now);
};

const httpDate = (milliseconds: number) => new Date(milliseconds).toUTCString();

/** A second in the years from 2000 on, in milliseconds since 1970. */
const moment = fc.integer({ min: 946_684_800, max: 4_102_444_800 }).map((second) => second * 1000);

describe('a date in Retry-After', () => {
	it("is one of the vendor's own clock, however wrong ours is", () => {
		fc.assert(
			fc.property(moment, fc.nat({ max: 86_400 }), moment, (answeredAt, seconds, ourNow) => {
				const headers = {
					date: httpDate(answeredAt),
					'retry-after': httpDate(answeredAt + seconds * 1000),
				};
				expect(asked(headers, ourNow)).toMatchObject({ retryAfter: seconds * 1000 });
			}),
		);
	});

	it.each([undefined, 'yesterday', '12'])(
		'is one of our clock where the answer has no date of its own: %p',
		(date) => {
			const now = Date.parse('2026-01-01T00:00:00Z');
			const headers = { 'retry-after': httpDate(now + 7_000), ...(date && { date }) };
			expect(asked(headers, now)).toMatchObject({ retryAfter: 7_000 });
		},
	);
});
