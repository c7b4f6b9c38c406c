import type { ServerResponse } from 'http';

import type { IDataObject } from 'n8n-workflow';

import { json, reset, type Script } from '../../harness/scriptedServer';
import { sandbox } from '../setup';

import {
	by,
	changes,
	demo,
	no,
	ok,
	requests,
	run,
	runAgainst,
	refusesToSend,
	spoilNext,
	steps,
	storeId,
	useYay,
	withBody,
} from './setup';

useYay();

describe('Yay.com is sent and gives what its document shows', () => {
	it('customer: allocateCredit', async () => {
		const { uuid } = demo();
		const { json: out } = await run('customer: allocateCredit', {
			customerUuid: by('id', uuid),
			amount: '10.000',
		});
		expect(changes()).toEqual([
			{
				method: 'PUT',
				path: `/account/reseller/${uuid}`,
				query: {},
				headers: withBody,
				body: { balance: '10.000' },
			},
		]);
		expect(steps()).toEqual([
			'reads the customers',
			'reads our balance',
			"reads the customer's balance",
			'moves credit',
			'reads our balance',
			"reads the customer's balance",
			'reads the customers',
		]);
		expect(out).toEqual([
			{
				success: true,
				customerUuid: uuid,
				amount: '10.000',
				balanceBefore: '0.000',
				balanceAfter: '10.000',
				result: expect.objectContaining({ uuid, name: 'demo_customer_1' }) as object,
			},
		]);
		expect(demo()).toMatchObject({ credit: '10.000', transfers: 1 });
	});
});

refusesToSend([
	[
		'customer: allocateCredit',
		{ customerUuid: by('id', '={{ "" }}'), amount: '1' },
		'Customer is required',
	],
	[
		'customer: allocateCredit',
		{ customerUuid: by('id', 'demo_customer_1'), amount: '1' },
		'Customer must be the ID that Yay.com gave it, such as',
	],
]);

describe('Yay.com says what it refuses', () => {
	it('more credit than there is', async () => {
		sandbox.configure({ yay: { balance: '5.000' } });
		sandbox.reset();
		const { error } = await run('customer: allocateCredit', {
			customerUuid: by('id', demo().uuid),
			amount: '5.001',
		});
		expect(error?.message).toBe('Yay.com refused: balance is more than your current balance');
	});
});

describe('Credit', () => {
	const credit = async (amount: unknown, more: IDataObject = {}) =>
		await run(
			'customer: allocateCredit',
			{ customerUuid: by('id', demo().uuid), amount: '={{ $json.amount }}', ...more },
			{ items: [{ amount } as IDataObject] },
		);

	it.each([
		['0.01', '0.01'],
		['12.5', '12.5'],
		[12.5, '12.5'],
		[100, '100'],
	])('of %p is sent as %s', async (given, balance) => {
		await credit(given);
		expect(changes()[0]!.body).toEqual({ balance });
	});

	it.each([0, '0', '0.00', -1, '-1', 1e21, '1e3', 0.30000000000000004, '1,50', '', null, 'ten'])(
		'of %p is refused before anything is sent',
		async (amount) => {
			const { error } = await credit(amount);
			expect(error?.message).toMatch(/^Amount (must be|is required)/);
			expect(requests()).toEqual([]);
		},
	);

	const lost = ['resetAfter', 'status500After', 'html', 'truncatedJson', 'empty'] as const;
	it.each(lost)(
		'is done where both balances prove it after an answer that does not (%s)',
		async (fault) => {
			spoilNext(fault);
			const { json: out, error } = await credit('10.00');
			expect(error).toBeUndefined();
			expect(out).toEqual([
				{
					success: true,
					customerUuid: demo().uuid,
					amount: '10.00',
					balanceBefore: '0.000',
					balanceAfter: '10.000',
				},
			]);
			expect(demo()).toMatchObject({ credit: '10.000', transfers: 1 });
			expect(changes()).toHaveLength(1);
		},
	);

	it.each(['status503', 'resetBefore', 'redirect', 'status500Before'] as const)(
		'is an unknown outcome, with what the balances were and are, where they have not changed (%s)',
		async (fault) => {
			spoilNext(fault);
			const { error } = await credit('10.00');
			expect(error?.message).toMatch(/^Outcome unknown: Yay.com may have carried this out, but/);
			expect(error?.message).toContain(
				`Your own balance was 1000000.000 and is 1000000.000; customer ${demo().uuid} had 0.000 and has 0.000`,
			);
			expect(error?.description).toContain("in Yay.com's dashboard");
			expect(changes()).toHaveLength(1);
			// At once, and when Yay.com's time to still do it is over.
			expect(steps().filter((step) => step === 'reads our balance')).toHaveLength(3);
		},
	);

	it('is an unknown outcome where a customer gets something else meanwhile', async () => {
		const { uuid } = demo();
		let asked = 0;
		const { error, received } = await runAgainst(
			({ method, url }, response) => {
				if (method === 'PUT') return reset(response);
				if (url === '/account/reseller') return ok(response, [{ uuid, name: 'a' }]);
				return ok(response, { balance: ++asked * 1.5 });
			},
			'customer: allocateCredit',
			{ customerUuid: by('id', uuid), amount: '10' },
		);
		expect(error?.message).toContain(
			`Your own balance was 1.500 and is 7.500; customer ${uuid} had 3.000 and has 9.000`,
		);
		expect(received.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	});

	it.each([
		['without the envelope', { balance: '10.000' }],
		['with a failure in the envelope', { result: null, status_code: 500, status_message: 'Oops' }],
	])('is an unknown outcome after an answer %s', async (_title, body) => {
		const { error, received } = await runAgainst(
			({ method }, response) => (method === 'PUT' ? json(response, 200, body) : no(response, 403)),
			'customer: allocateCredit',
			{ customerUuid: by('id', storeId), amount: '10' },
		);
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(received.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	});

	it('is sent again after proof that nothing happened', async () => {
		sandbox.faults.configure({ retryAfterSeconds: 0 });
		spoilNext('status429RetrySeconds');
		const { json: out } = await credit('10.00');
		expect(out).toMatchObject([{ success: true, amount: '10.00' }]);
		expect(demo()).toMatchObject({ credit: '10.000', transfers: 1 });
	});

	it('of several items for one customer is moved one after the other', async () => {
		const amounts = ['0.25', '0.5', '1', '2.125'];
		const { json: out } = await run(
			'customer: allocateCredit',
			{ customerUuid: by('id', demo().uuid), amount: '={{ $json.amount }}' },
			{ items: amounts.map((amount) => ({ amount })) },
		);
		expect(out.map(({ balanceAfter }) => balanceAfter)).toEqual([
			'0.250',
			'0.750',
			'1.750',
			'3.875',
		]);
		expect(demo()).toMatchObject({ credit: '3.875', transfers: 4 });
	});

	it('of two executions is moved one after the other, also where an answer gets lost', async () => {
		spoilNext('resetAfter');
		const both = await Promise.all([credit('10'), credit('0.01')]);
		expect(both.map(({ json: out }) => out[0]!.balanceAfter).sort()).toEqual(['10.000', '10.010']);
		expect(demo()).toMatchObject({ credit: '10.010', transfers: 2 });
	});
});

describe('Where Yay.com does not tell', () => {
	const answers =
		(get: (url: string, response: ServerResponse) => void): Script =>
		({ method, url }, response) =>
			method === 'PUT' ? ok(response, { uuid: storeId }) : get(url, response);

	it.each<[string, (url: string, response: ServerResponse) => void]>([
		['the customers', (_url, response) => no(response, 403)],
		[
			'the balances',
			(url, response) =>
				url === '/account/reseller'
					? ok(response, [{ uuid: storeId, name: 'a' }])
					: no(response, 404),
		],
		[
			'a balance that makes sense',
			(url, response) =>
				ok(
					response,
					url === '/account/reseller' ? [{ uuid: storeId, name: 'a' }] : { balance: null },
				),
		],
		[
			'such a customer',
			(url, response) => ok(response, url === '/account/reseller' ? [] : { balance: 1 }),
		],
		[
			'a name that can be sent',
			(url, response) =>
				ok(
					response,
					url === '/account/reseller' ? [{ uuid: storeId, name: 'a ' }] : { balance: 1 },
				),
		],
	])('%s, credit is moved as documented', async (_what, get) => {
		const { json: out, received } = await runAgainst(answers(get), 'customer: allocateCredit', {
			customerUuid: by('id', storeId),
			amount: '10.5',
		});
		expect(out).toEqual([
			{ success: true, customerUuid: storeId, amount: '10.5', result: { uuid: storeId } },
		]);
		const sent = received.filter(({ method }) => method === 'PUT');
		expect(sent.map(({ body }) => body)).toEqual(['{"balance":"10.5"}']);
	});

	it('because it is out of reach, nothing is sent', async () => {
		const { error, received } = await runAgainst(
			(_received, response) => reset(response),
			'customer: allocateCredit',
			{ customerUuid: by('id', storeId), amount: '10.5' },
		);
		expect(error?.message).toMatch(/^Yay.com could not be reached/);
		expect(received.map(({ method }) => method)).not.toContain('PUT');
	});
});
