import fc from 'fast-check';

import {
	decide,
	longestWait,
	longestWaitToSettle,
	parseRetryAfter,
	waitBefore,
} from '../../../nodes/engine/send/retryPolicy';
import type { Effect } from '../../../nodes/engine/declare/effect';
import type { Outcome } from '../../../nodes/engine/problem/outcome';

const effect = fc.constantFrom<Effect>('read', 'set', 'create', 'transfer');
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
	fc.record({ kind: fc.constant('done' as const), data: fc.anything() }),
	fc.record({
		kind: fc.constant('refused' as const),
		status: fc.integer({ min: 200, max: 499 }),
		refusal: fc.record({ message: fc.string() }),
	}),
	fc.record(
		{
			kind: fc.constant('notDone' as const),
			reason: fc.string(),
			retryAfter: fc.nat({ max: 600_000 }),
			lasting: fc.boolean(),
		},
		{ requiredKeys: ['kind', 'reason'] },
	),
	fc.record({ kind: fc.constant('unclear' as const), reason: fc.string() }),
);
const attempt = fc
	.record({
		tries: fc.integer({ min: 1, max: 20 }),
		maxTries: fc.integer({ min: 1, max: 20 }),
		reconcilable: fc.boolean(),
		patience: fc.constantFrom(longestWait, longestWaitToSettle),
	})
	.filter(({ tries, maxTries }) => tries <= maxTries);

describe('the retry decision', () => {
	it('never repeats a creation or transfer whose outcome is unclear', () => {
		fc.assert(
			fc.property(
				fc.constantFrom<Effect>('create', 'transfer'),
				outcome.filter(({ kind }) => kind === 'unclear'),
				attempt,
				(theEffect, theOutcome, theAttempt) => {
					const decision = decide(theEffect, theOutcome, theAttempt);
					expect(['reconcile', 'unknown']).toContain(decision);
				},
			),
		);
	});

	it('never reconciles or repeats a transfer that may have happened', () => {
		fc.assert(
			fc.property(attempt, (theAttempt) => {
				expect(decide('transfer', { kind: 'unclear', reason: '' }, theAttempt)).toBe('unknown');
			}),
		);
	});

	it('ends after an answer, whatever the effect', () => {
		fc.assert(
			fc.property(
				effect,
				outcome.filter(({ kind }) => kind === 'done' || kind === 'refused'),
				attempt,
				(theEffect, theOutcome, theAttempt) => {
					expect(decide(theEffect, theOutcome, theAttempt)).toBe('finish');
				},
			),
		);
	});

	it('never goes on past the last try', () => {
		fc.assert(
			fc.property(effect, outcome, fc.integer({ min: 1, max: 20 }), fc.boolean(), (e, o, n, r) => {
				expect(
					decide(e, o, { tries: n, maxTries: n, reconcilable: r, patience: longestWait }),
				).not.toBe('repeat');
			}),
		);
	});

	it('repeats everything that may pass, where repeating does no harm', () => {
		const early = { tries: 1, maxTries: 5, reconcilable: false, patience: longestWait };
		expect(decide('read', { kind: 'unclear', reason: '' }, early)).toBe('repeat');
		expect(decide('set', { kind: 'unclear', reason: '' }, early)).toBe('repeat');
		expect(decide('create', { kind: 'notDone', reason: '' }, early)).toBe('repeat');
		expect(decide('transfer', { kind: 'notDone', reason: '' }, early)).toBe('repeat');
	});

	it('does not wait for who asks for more than the longest wait, nor for what will not pass', () => {
		const early = { tries: 1, maxTries: 5, reconcilable: false, patience: longestWait };
		const retryAfter = longestWait + 1;
		expect(decide('read', { kind: 'notDone', reason: '', retryAfter }, early)).toBe('giveUp');
		expect(decide('read', { kind: 'notDone', reason: '', lasting: true }, early)).toBe('giveUp');
		const settling = { ...early, reconcilable: true, patience: longestWaitToSettle };
		const unclear = { kind: 'unclear' as const, reason: '', retryAfter };
		expect(decide('create', unclear, settling)).toBe('reconcile');
		const tooLong = { ...unclear, retryAfter: longestWaitToSettle + 1 };
		expect(decide('create', tooLong, settling)).toBe('unknown');
	});
});

describe('the wait before the next try', () => {
	it('is what the vendor asked for', () => {
		expect(waitBefore(1, 3_000, 0)).toBe(3_000);
	});

	it.each([0, 1, 20])('is the usual one where the vendor asked for less: %p ms', (retryAfter) => {
		expect([1, 2, 3, 4].map((tries) => waitBefore(tries, retryAfter, 1))).toEqual([
			500, 1_000, 2_000, 4_000,
		]);
	});

	it('doubles, spread by chance, within its bound', () => {
		expect([1, 2, 3, 4].map((tries) => waitBefore(tries, undefined, 1))).toEqual([
			500, 1_000, 2_000, 4_000,
		]);
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 50 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(n, r) => {
					const wait = waitBefore(n, undefined, r);
					expect(wait).toBeGreaterThanOrEqual(250);
					expect(wait).toBeLessThanOrEqual(30_000);
				},
			),
		);
	});
});

describe('Retry-After', () => {
	const now = Date.parse('2026-01-01T00:00:00Z');

	it.each([
		['7', 7_000],
		[' 0 ', 0],
		['1.5', 1_500],
		['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
		['Wed, 31 Dec 2025 23:00:00 GMT', 0],
		['', undefined],
		['soon', undefined],
		['-3', undefined],
		['9'.repeat(400), 86_400_000],
		['Fri, 01 Jan 2100 00:00:00 GMT', 86_400_000],
		[undefined, undefined],
	])('reads %p as %p milliseconds', (header, expected) => {
		expect(parseRetryAfter({ 'retry-after': header }, now)).toBe(expected);
	});
});
