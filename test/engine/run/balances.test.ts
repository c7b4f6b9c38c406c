import fc from 'fast-check';

import { conclude, proofOf, toldApart, type Proof } from '../../../nodes/engine/run/balances';

const balance = fc.bigInt({ min: -1_000_000n, max: 1_000_000_000n });
const balances = fc.record({ own: balance, receivers: balance });
const amount = fc.bigInt({ min: 1n, max: 1_000_000_000n });
const another = fc.bigInt({ min: -1_000n, max: 1_000n }).filter((change) => change !== 0n);

describe('four balances', () => {
	it('prove a transfer where both changed by the amount, and nothing else does', () => {
		fc.assert(
			fc.property(balances, balances, amount, (before, after, moved) => {
				const both =
					after.receivers - before.receivers === moved && before.own - after.own === moved;
				expect(proofOf(before, after, moved) === 'moved').toBe(both);
			}),
		);
	});

	it.each<
		[Proof, (own: bigint, receivers: bigint, moved: bigint, more: bigint) => [bigint, bigint]]
	>([
		['moved', (own, receivers, moved) => [own - moved, receivers + moved]],
		['received', (own, receivers, moved, more) => [own - moved + more, receivers + moved]],
		['given', (own, receivers, moved, more) => [own - moved, receivers + moved + more]],
		['unchanged', (own, receivers) => [own, receivers]],
	])('say %s whatever they were', (proof, change) => {
		fc.assert(
			fc.property(balances, amount, another, (before, moved, more) => {
				const [own, receivers] = change(before.own, before.receivers, moved, more);
				expect(proofOf(before, { own, receivers }, moved)).toBe(proof);
			}),
		);
	});

	it('never prove a transfer where one of them is shown for both', () => {
		fc.assert(
			fc.property(balance, balance, amount, (was, is, moved) => {
				const proof = proofOf({ own: was, receivers: was }, { own: is, receivers: is }, moved);
				expect(proof).not.toBe('moved');
				expect(conclude(proof, { success: false, both: false })).toBe('unknown');
				expect(conclude(proof, { success: true, both: true })).not.toBe('done');
			}),
		);
	});

	it('of a transfer the other way round never prove it', () => {
		fc.assert(
			fc.property(balances, amount, (before, moved) => {
				const after = { own: before.own + moved, receivers: before.receivers - moved };
				expect(proofOf(before, after, moved)).toBe('unclear');
			}),
		);
	});
});

describe('what is made of a transfer', () => {
	it.each<[Proof, string, string, string]>([
		// Without the documented success, with it, and with it where both must say so.
		['moved', 'done', 'done', 'done'],
		['received', 'unknown', 'done', 'unknown'],
		['given', 'unknown', 'done', 'unknown'],
		['unclear', 'unknown', 'unknown', 'unknown'],
		['unchanged', 'unknown', 'notMoved', 'notMoved'],
	])('whose balances say %s', (proof, unclear, success, bothNeeded) => {
		expect(conclude(proof, { success: false, both: false })).toBe(unclear);
		expect(conclude(proof, { success: false, both: true })).toBe(unclear);
		expect(conclude(proof, { success: true, both: false })).toBe(success);
		expect(conclude(proof, { success: true, both: true })).toBe(bothNeeded);
	});
});

test("a receiver's balance is told from ours by no value that ours had", () => {
	expect(toldApart(10n, [100n, 95n])).toBe(true);
	expect(toldApart(95n, [100n, 95n])).toBe(false);
	expect(toldApart(100n, [100n, 95n])).toBe(false);
});
