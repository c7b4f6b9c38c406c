import fc from 'fast-check';
import type { z } from 'zod';

import { YayApi } from '../../../credentials/YayApi.credentials';
import { createCustomer } from '../../../nodes/Yay/customer/create';
import { amount, uuid } from '../../../nodes/Yay/checks';
import { withoutPasswords } from '../../../nodes/Yay/answers';
import { yay } from '../../../nodes/Yay/yay';
import type { RecognisedByLooking } from '../../../nodes/engine/declare/existing';

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

describe('a name that is left out', () => {
	const read = (input: object) =>
		createCustomer.schema().parse({ contactName: 'Geoff Wilson', ...input }) as { name: string };

	it('is made at random, once for an input', () => {
		const existing = createCustomer.existing as RecognisedByLooking<unknown>;
		const made = Array.from({ length: 100 }, () => read({}));
		expect(new Set(made.map(({ name }) => name)).size).toBe(100);
		for (const input of made) {
			expect(accepts(uuid(), input.name)).toBe(true);
			const thing = { uuid: '1', name: input.name };
			expect(createCustomer.request!(input, {}).body).toMatchObject({ name: input.name });
			expect(createCustomer.request!(input, {}).body).toMatchObject({ name: input.name });
			expect(existing.pick([{ uuid: '2', name: 'other' }, thing], input)).toBe(thing);
		}
	});

	it('is left alone where there is one, and only spaces are none', () => {
		expect(read({ name: 'my_customer_name' }).name).toBe('my_customer_name');
		expect(accepts(uuid(), read({ name: '   ' }).name)).toBe(true);
	});

	it.each(['a\nb', 'a\r\nX-Auth-For: b', '日本'])(
		'can not be one that no header holds: %j',
		(name) => expect(() => read({ name })).toThrow(),
	);
});

describe('authentication', () => {
	it('is three headers, and never acts on behalf of anybody', async () => {
		const credential = { reseller: 'r', user: 'u', password: 'p', baseUrl: 'https://api.yay.com' };
		const request = { method: 'GET' as const, url: 'https://api.yay.com/voip/user' };
		const signed = await new YayApi().authenticate(credential, {
			...request,
			headers: { 'X-Auth-For': 'c', 'x-mine': '1' },
		});
		expect(signed).toEqual({
			...request,
			headers: {
				'X-Auth-For': 'c',
				'x-mine': '1',
				'X-Auth-Reseller': 'r',
				'X-Auth-User': 'u',
				'X-Auth-Password': 'p',
			},
		});
		const plain = await new YayApi().authenticate(credential, request);
		expect(Object.keys(plain.headers!)).not.toContain('X-Auth-For');
	});
});

describe('the envelope', () => {
	const unwrap = (status: number, body: unknown) => yay.unwrap({ status, headers: {}, body });

	it.each([
		[{ result: [1], status_code: 200, status_message: 'OK' }, [1]],
		[{ result: null, status_code: 200 }, null],
		[{ status_code: 201 }, null],
		[{ result: [1] }, undefined],
		[[], undefined],
		['OK', undefined],
		[undefined, undefined],
	])('%j has the data %j', (body, data) => {
		expect(unwrap(200, body)).toEqual({ data });
	});

	it.each([
		[200, { result: null, status_code: 400, status_message: 'No.' }, 400, 'No.'],
		[403, { result: null, status_code: 403, status_message: 'No.' }, 403, 'No.'],
		[401, { result: null, status_code: 200, status_message: 'OK' }, 401, 'OK'],
		[403, undefined, 403, 'Status 403 without an explanation'],
		[403, 'Forbidden', 403, 'Forbidden'],
		[200, { status_code: 500, status_message: '' }, 500, 'Status 500 without an explanation'],
	])('of %p with %j is a refusal', (http, body, status, message) => {
		expect(unwrap(http, body)).toMatchObject({ status, refusal: { message } });
	});

	it.each([401, 403])('of %p reminds of the IP address', (status) => {
		const hint = expect.stringContaining('whitelisted') as string;
		expect(unwrap(status, undefined)).toMatchObject({ refusal: { hint } });
	});
});

it('passwords are taken out, however deep they are', () => {
	const user = { name: 'admin', password: 'secret' };
	expect(withoutPasswords([{ users: [user], password: 'x', store: { user }, none: null }])).toEqual(
		[{ users: [{ name: 'admin' }], store: { user: { name: 'admin' } }, none: null }],
	);
});

test('the password of a SIP user goes the same way, and what only speaks of one stays', () => {
	const listed = { user_name: 'a', user_password: 'x', Password: 'y', password_changed: true };
	expect(withoutPasswords(listed)).toEqual({ user_name: 'a', password_changed: true });
});
