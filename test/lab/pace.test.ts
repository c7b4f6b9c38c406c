import { partners } from '../../lab/pace/partners';
import { simulate, type Outcome } from '../../lab/pace/simulate';
import { Limiter } from '../../nodes/engine/send/limiter';
import { hashToUnit } from '../../sandbox/random';

const items = 1_000;
const numbers = [1, 2, 3, 5, 8, 10, 12, 15, 18, 20, 25, 30, 40, 50];

/** The same chances in each run. */
function chances(): () => number {
	let drawn = 0;
	return () => hashToUnit(String(drawn++));
}

function run(partner: string, governor: Parameters<typeof simulate>[2]): Outcome {
	const random = chances();
	return simulate(partners[partner]!(random), items, governor, random);
}

function automatic(partner: string): Outcome {
	const limiter = new Limiter({ start: 10, least: 1, most: 50 });
	return run(partner, { limit: () => limiter.limit, limiter });
}

const bestOf = (partner: string): number =>
	Math.min(...numbers.map((number) => run(partner, { limit: () => number }).wall));

/** How near the automatic number comes to the best of all, and how much may be refused meanwhile. */
const kinds: Array<[partner: string, within: number, refused: number]> = [
	['fast (5 ms)', 1.05, 0],
	['50 ms', 1.15, 0],
	['slow (1 s)', 1.3, 0],
	['50 ms with a long tail', 1.2, 0],
	['serves 5 at once, refuses the rest', 1.15, 0.04],
	['serves 15 at once, refuses the rest', 1.15, 0.03],
	['serves 15 at once, queues the rest', 1.1, 0],
	['falls over at 20', 2.5, 0.03],
	['slows down for good', 1.3, 0],
	['20 a second, 40 in a burst', 1.05, 0.07],
];

describe('The automatic number, simulated', () => {
	it.each(kinds)(
		'at a partner that is %s comes within %p of the best',
		(partner, within, share) => {
			const { wall, refused, sent } = automatic(partner);
			expect(wall / bestOf(partner)).toBeLessThanOrEqual(within);
			expect(refused / sent).toBeLessThanOrEqual(share);
		},
	);

	it('has a case for each partner', () => {
		expect(kinds.map(([partner]) => partner)).toEqual(Object.keys(partners));
	});
});
