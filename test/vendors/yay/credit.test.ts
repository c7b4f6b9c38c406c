import fc from 'fast-check';

import { asDecimal, balanceAnswer, creditOf } from '../../../nodes/Yay/credit';

const thousandths = fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n });

describe('credit', () => {
	it('is written as it was read, without a thousandth lost', () => {
		fc.assert(fc.property(thousandths, (credit) => creditOf(asDecimal(credit)) === credit));
	});

	it('is the same from a number of JSON and from text', () => {
		fc.assert(
			fc.property(thousandths, (credit) => {
				const number = JSON.parse(asDecimal(credit)) as number;
				expect(creditOf(number)).toBe(credit);
			}),
		);
	});

	it('stays exact where binary numbers that were added do not', () => {
		fc.assert(
			fc.property(fc.nat({ max: 10_000_000 }), fc.nat({ max: 10_000_000 }), (one, other) => {
				const added = one / 1000 + other / 1000;
				expect(creditOf(added)).toBe(BigInt(one) + BigInt(other));
			}),
		);
	});

	it.each([
		['0', 0n],
		['10', 10_000n],
		['10.0', 10_000n],
		['10.000', 10_000n],
		[' 1.5 ', 1_500n],
		['-0.001', -1n],
		['0.0005', 1n],
		['0.00049', 0n],
		['0.30000000000000004', 300n],
		[10, 10_000n],
		[0.1 + 0.2, 300n],
		[-2.7e-17, 0n],
	])('of %p is %p thousandths', (given, expected) => expect(creditOf(given)).toBe(expected));

	it.each(['', ' ', 'ten', '1,5', '1e3', '+1', '.5', '1.', '10 GBP', '0x10', NaN, Infinity, 1e21])(
		'can not be read from %p',
		(given) => expect(creditOf(given)).toBeUndefined(),
	);
});

describe('the answer with a balance', () => {
	it.each([
		[{ balance: 10.0 }, 10_000n],
		[{ balance: '0.010', currency: 'GBP' }, 10n],
	])('%j is read', (answer, credit) => expect(balanceAnswer.parse(answer)).toBe(credit));

	it.each([[{}], [{ balance: null }], [{ balance: 'plenty' }], [[]], [null], [undefined], ['10']])(
		'%j is not taken for one',
		(answer) => expect(balanceAnswer.safeParse(answer).success).toBe(false),
	);
});
