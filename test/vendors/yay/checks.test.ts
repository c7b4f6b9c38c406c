import fc from 'fast-check';
import type { z } from 'zod';

import { amount, uuid } from '../../../nodes/Yay/checks';

const accepts = (schema: z.ZodTypeAny, value: unknown) => schema.safeParse(value).success;

describe('an amount', () => {
	it.each(['0.01', '0.010', '10', '10.0', '10.000', '999999.999', '1.005', '100'])(
		'%s is sent as it is',
		(value) => expect(amount().parse(value)).toBe(value),
	);

	it.each([
		['0', 'must be at least 0.01'],
		['0.00', 'must be at least 0.01'],
		['0.009', 'must be at least 0.01'],
		['1000000', 'must be less than 1000000'],
		['99999999999999999999', 'must be less than 1000000'],
		...[
			...[
				'-1',
				'+1',
				'1e3',
				'1E-2',
				'1.',
				'.5',
				'010',
				'1,50',
				'1.000,5',
				'1_000',
				'0x10',
				'1.0005',
			],
			...['Infinity', 'NaN', 'ten', '', ' ', '١٠', '1 0', '10 GBP', '£10'],
		].map((value) => [value, 'must be a decimal with up to three decimal places, such as 10.00']),
	])('%j is refused', (value, message) => {
		expect(amount().safeParse(value).error?.issues[0]?.message).toBe(message);
	});

	it.each([[undefined], [null], [true], [{}], [['10']], [10n], [new Date()]])(
		'%p is refused',
		(value) => expect(accepts(amount(), value)).toBe(false),
	);

	it.each([
		[10, '10'],
		[0.01, '0.01'],
		[12.5, '12.5'],
	])('the number %p is taken as %s', (value, text) => expect(amount().parse(value)).toBe(text));

	it.each([0.1 + 0.2, 1e21, 1e-7, 0, -5, NaN, Infinity, 1.23456])(
		'the number %p is refused',
		(value) => expect(accepts(amount(), value)).toBe(false),
	);

	const decimal = fc
		.tuple(fc.nat({ max: 999_999 }), fc.option(fc.stringMatching(/^\d{1,3}$/), { nil: undefined }))
		.map(([whole, fraction]) => (fraction === undefined ? `${whole}` : `${whole}.${fraction}`));

	it('is never changed, and is taken exactly from 0.01 on', () => {
		fc.assert(
			fc.property(decimal, (value) => {
				const [whole = '', fraction = ''] = value.split('.');
				const thousandths = BigInt(whole + fraction.padEnd(3, '0'));
				const checked = amount().safeParse(value);
				expect(checked.success).toBe(thousandths >= 10n);
				if (checked.success) expect(checked.data).toBe(value);
			}),
		);
	});

	it('of any other text is refused, and never anything else', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.double().map(String)), (value) => {
				const checked = amount().safeParse(value);
				if (checked.success) expect(checked.data).toMatch(/^\d{1,6}(\.\d{1,3})?$/);
			}),
		);
	});
});

describe('an identifier', () => {
	it.each(['3951ec81-cca4-4c4a-8efb-4bce76e04032', '3951EC81-CCA4-4C4A-8EFB-4BCE76E04032'])(
		'%s is taken',
		(value) => expect(uuid().parse(value)).toBe(value),
	);

	it.each(['', '3951ec81', '3951ec81-cca4-4c4a-8efb-4bce76e04032/..', '../store', 42])(
		'%p is refused',
		(value) => expect(accepts(uuid(), value)).toBe(false),
	);
});
