import fc from 'fast-check';

import {
	conclude,
	proofsOf,
	toldApart,
	type Moved,
	type Proof,
} from '../../../../nodes/engine/run/transfer/balances';

const balance = fc.bigInt({ min: -1_000_000n, max: 1_000_000_000n });
const amount = fc.bigInt({ min: 1n, max: 1_000_000_000n });
const another = fc.bigInt({ min: -1_000n, max: 1_000n }).filter((change) => change !== 0n);

/** A transfer of which it is decided whether it really happens. */
const transfer = fc.record({ amount, before: balance, happens: fc.boolean() });
type Transfer = typeof transfer extends fc.Arbitrary<infer Value> ? Value : never;
const group = fc.array(transfer, { minLength: 1, maxLength: 12 });

const outcomeOf = ({ amount, before, happens }: Transfer): Moved => ({
	amount,
	receivers: { before, after: happens ? before + amount : before },
});
const given = (transfers: Transfer[]) =>
	transfers.reduce((sum, { amount, happens }) => (happens ? sum + amount : sum), 0n);

/** What is said of one transfer alone. */
const proofOf = (own: bigint, receivers: bigint, moved: bigint, [ours, theirs]: [bigint, bigint]) =>
	proofsOf({ before: own, after: ours }, [
		{ amount: moved, receivers: { before: receivers, after: theirs } },
	])[0];

describe('the balances of a group', () => {
	it('tell of each transfer whether it happened, whichever did', () => {
		fc.assert(
			fc.property(balance, group, (own, transfers) => {
				const proofs = proofsOf(
					{ before: own, after: own - given(transfers) },
					transfers.map(outcomeOf),
				);
				expect(proofs).toEqual(transfers.map(({ happens }) => (happens ? 'moved' : 'unchanged')));
			}),
		);
	});

	it('prove nothing where ours changed by another amount than the receivers got, or all of it', () => {
		fc.assert(
			fc.property(balance, group, another, (own, transfers, more) => {
				const all = transfers.reduce((sum, { amount }) => sum + amount, 0n);
				fc.pre(given(transfers) + more !== all);
				const proofs = proofsOf(
					{ before: own, after: own - given(transfers) - more },
					transfers.map(outcomeOf),
				);
				expect(proofs).toEqual(transfers.map(({ happens }) => (happens ? 'received' : 'unclear')));
			}),
		);
	});

	it('prove the others where one can not be read, if ours says which of the two it is', () => {
		fc.assert(
			fc.property(balance, group, transfer, (own, transfers, unread) => {
				const done = transfers.map((one) => ({ ...one, happens: true }));
				const proofs = proofsOf({ before: own, after: own - given([...done, unread]) }, [
					...done.map(outcomeOf),
					{ amount: unread.amount },
				]);
				expect(new Set(proofs.slice(0, -1))).toEqual(new Set(['moved']));
				expect(proofs.at(-1)).toBe(unread.happens ? 'given' : 'unclear');
			}),
		);
	});
});

describe('the balances of one transfer', () => {
	it('prove it where both changed by the amount, and nothing else does', () => {
		fc.assert(
			fc.property(balance, balance, amount, balance, balance, (own, theirs, moved, o, t) => {
				const both = t - theirs === moved && own - o === moved;
				expect(proofOf(own, theirs, moved, [o, t]) === 'moved').toBe(both);
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
			fc.property(balance, balance, amount, another, (own, receivers, moved, more) => {
				const changed = change(own, receivers, moved, more);
				expect(proofOf(own, receivers, moved, changed)).toBe(proof);
			}),
		);
	});

	it('never prove it where one of them is shown for both', () => {
		fc.assert(
			fc.property(balance, balance, amount, (was, is, moved) => {
				const proof = proofOf(was, was, moved, [is, is])!;
				expect(proof).not.toBe('moved');
				expect(conclude(proof, { success: false, both: false })).toBe('unknown');
				expect(conclude(proof, { success: true, both: true })).not.toBe('done');
			}),
		);
	});

	it('never prove it where it went the other way round', () => {
		fc.assert(
			fc.property(balance, balance, amount, (own, theirs, moved) => {
				expect(proofOf(own, theirs, moved, [own + moved, theirs - moved])).toBe('unclear');
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
