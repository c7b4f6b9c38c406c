import type { IDataObject } from 'n8n-workflow';

import { json } from '../../harness/scriptedServer';
import { sandbox } from '../setup';

import {
	by,
	demo,
	requests,
	run,
	runAgainst,
	refusesToSend,
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
		expect(requests()).toEqual([
			{
				method: 'PUT',
				path: `/account/reseller/${uuid}`,
				query: {},
				headers: withBody,
				body: { balance: '10.000' },
			},
		]);
		expect(out).toEqual([
			{
				success: true,
				customerUuid: uuid,
				amount: '10.000',
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
		'Customer must be a UUID such as',
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
		expect(requests()[0]!.body).toEqual({ balance });
	});

	it.each([0, '0', '0.00', -1, '-1', 1e21, '1e3', 0.30000000000000004, '1,50', '', null, 'ten'])(
		'of %p is refused before anything is sent',
		async (amount) => {
			const { error } = await credit(amount);
			expect(error?.message).toMatch(/^Amount (must be|is required)/);
			expect(requests()).toEqual([]);
		},
	);

	it('is not moved a second time when the answer gets lost', async () => {
		sandbox.faults.next(['resetAfter']);
		const { error } = await credit('10.00');
		expect(error?.message).toMatch(/^Outcome unknown: Yay.com may have carried this out/);
		expect(error?.description).toContain('GET /account/balance');
		expect(demo()).toMatchObject({ credit: '10.000', transfers: 1 });
		expect(requests()).toHaveLength(1);
	});

	it.each(['status500After', 'truncatedJson', 'html', 'empty', 'status503'] as const)(
		'is an unknown outcome after an answer that proves nothing (%s)',
		async (fault) => {
			sandbox.faults.next([fault]);
			const { error } = await credit('10.00');
			expect(error?.message).toMatch(/^Outcome unknown/);
			expect(requests()).toHaveLength(1);
		},
	);

	it.each([
		['without the envelope', { balance: '10.000' }],
		['with a failure in the envelope', { result: null, status_code: 500, status_message: 'Oops' }],
	])('is an unknown outcome after an answer %s', async (_title, body) => {
		const { error, received } = await runAgainst(
			(_received, response) => json(response, 200, body),
			'customer: allocateCredit',
			{ customerUuid: by('id', storeId), amount: '10' },
		);
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(received).toHaveLength(1);
	});

	it('is sent again after proof that nothing happened', async () => {
		sandbox.faults.configure({ retryAfterSeconds: 0 });
		sandbox.faults.next(['status429RetrySeconds']);
		const { json: out } = await credit('10.00');
		expect(out).toMatchObject([{ success: true, amount: '10.00' }]);
		expect(demo()).toMatchObject({ credit: '10.000', transfers: 1 });
	});
});
