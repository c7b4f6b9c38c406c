import type { IDataObject } from 'n8n-workflow';

import type { Script } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	by,
	changes,
	demo,
	headers,
	no,
	ok,
	requests,
	run,
	runAgainst,
	steps,
	storeId,
	useYay,
} from './setup';

useYay();

const onwards = { onError: 'continueRegularOutput' } as const;
const balanceOf = async (uuid: string, more: IDataObject = {}) =>
	await run('customer: getBalance', { customerUuid: by('id', uuid), ...more });

const give = async (name: string, amount: string) =>
	await run('customer: allocateCredit', { customerUuid: by('id', demo(name).uuid), amount });

/** What it says of one number for both. */
const toldOf = (balance: string) =>
	`Yay.com gives ${balance} for the customer and for yourself. It may show your own balance for both, so this is not taken for the customer's.`;

describe('The balance of a customer', () => {
	it('is asked for on its behalf, with the own one on both sides of it', async () => {
		await give('demo_customer_1', '12.345');
		const { uuid, name } = demo();
		sandbox.requests.clear();
		const { json: out } = await balanceOf(uuid.toUpperCase());
		expect(out).toEqual([
			{
				customerUuid: uuid.toUpperCase(),
				name,
				balance: '12.345',
				ownBalance: '999987.655',
			},
		]);
		expect(steps()).toEqual([
			'reads the customers',
			'reads our balance',
			"reads the customer's balance",
			'reads our balance',
		]);
		expect(requests()[2]).toEqual({
			method: 'GET',
			path: '/account/balance',
			query: {},
			headers: { ...headers, 'x-auth-for': 'demo_customer_1' },
			body: '',
		});
		expect(changes()).toEqual([]);
	});

	it('is the same where balances are numbers, as now', async () => {
		await give('demo_customer_1', '0.1');
		sandbox.configure({ yay: { asToday: true } });
		const { json: out } = await balanceOf(demo().uuid);
		expect(out).toMatchObject([{ balance: '0.100', ownBalance: '999999.900' }]);
	});

	it('is never the own one that is shown on whosever behalf', async () => {
		await give('demo_customer_1', '10');
		sandbox.configure({ yay: { balanceAlwaysOwn: true } });
		const { json: out } = await balanceOf(demo().uuid);
		expect(out).toEqual([
			{
				customerUuid: demo().uuid,
				name: 'demo_customer_1',
				balance: null,
				ownBalance: '999990.000',
				notice: toldOf('999990.000'),
			},
		]);
	});

	it('is not told where both happen to have the same', async () => {
		sandbox.configure({ yay: { balance: '20' } });
		sandbox.reset();
		await give('demo_customer_1', '10');
		const { json: out } = await balanceOf(demo().uuid);
		expect(out).toMatchObject([{ balance: null, ownBalance: '10.000', notice: toldOf('10.000') }]);
	});

	it('leads on to topping up, by the customer that it was asked for', async () => {
		const { json: out } = await balanceOf(demo().uuid);
		const { json: topped } = await run(
			'customer: topUpCredit',
			{ customerUuid: by('id', '={{ $json.customerUuid }}'), amount: '5' },
			{ items: out },
		);
		expect(topped).toMatchObject([{ allocated: '5.000', balanceBefore: '0.000' }]);
	});

	it('of several takes one reading of the list', async () => {
		await give('demo_customer_2', '7');
		const items = ['demo_customer_1', 'demo_customer_2'].map((name) => ({ uuid: demo(name).uuid }));
		sandbox.requests.clear();
		const parameters = { customerUuid: by('id', '={{ $json.uuid }}') };
		const { json: out } = await run('customer: getBalance', parameters, { items });
		expect(out).toMatchObject([
			{ name: 'demo_customer_1', balance: '0.000' },
			{ name: 'demo_customer_2', balance: '7.000' },
		]);
		expect(steps().filter((step) => step === 'reads the customers')).toHaveLength(1);
	});

	it('is asked for again where an answer got lost', async () => {
		sandbox.faults.next(['resetAfter', 'html'], { path: '/account/balance' });
		const { json: out } = await balanceOf(demo().uuid);
		expect(out).toMatchObject([{ balance: '0.000', ownBalance: '1000000.000' }]);
	});
});

/** A Yay.com of one customer, whose balances are given in the order in which they are asked for. */
const yayWith =
	(name: string, ...balances: unknown[]): Script =>
	({ url }, response) => {
		if (url === '/account/reseller') return ok(response, [{ uuid: storeId, name }]);
		return ok(response, { balance: balances.shift() });
	};
const against = async (script: Script) =>
	await runAgainst(script, 'customer: getBalance', {
		customerUuid: by('id', storeId),
		requestSettings: { maxTries: 1 },
	});

describe('A balance', () => {
	it.each([
		['that the own one had before', [10, 10, 12]],
		['that the own one has after', [8, 10, 10]],
		['that is the same in another form', ['10.000', 10, 9]],
	])('%s is not taken for the customer’s', async (_what, balances) => {
		const { json: out } = await against(yayWith('a', ...balances));
		expect(out).toMatchObject([{ balance: null, notice: toldOf('10.000') }]);
	});

	it('of less than nothing is one, too', async () => {
		const { json: out } = await against(yayWith('a', 10, -0.5, 10));
		expect(out).toMatchObject([{ balance: '-0.500', ownBalance: '10.000' }]);
	});

	it.each([['much'], [null], [undefined], [{}]])('of %j is none', async (balance) => {
		const { error } = await against(yayWith('a', 10, balance, 10));
		expect(error?.message).toContain('the answer was not as documented');
	});

	it('that is refused is said to be', async () => {
		const { error } = await against(({ url, headers: sent }, response) =>
			sent['x-auth-for'] ? no(response, 404) : yayWith('a', 10)({ url } as never, response, 1),
		);
		expect(error).toMatchObject({ message: 'Yay.com refused: No', httpCode: '404' });
	});
});

describe('A customer whose balance can not be asked for', () => {
	it('is one who is not listed, and the other items go on', async () => {
		const { json: out } = await run(
			'customer: getBalance',
			{ customerUuid: by('id', '={{ $json.uuid }}') },
			{ items: [{ uuid: storeId }, { uuid: demo().uuid }], settings: onwards },
		);
		expect(out).toMatchObject([
			{ error: `Yay.com lists no active customer with the ID ${storeId} [item 1]` },
			{ balance: '0.000' },
		]);
		expect(steps().filter((step) => step === "reads the customer's balance")).toHaveLength(1);
	});

	it.each([' spaced ', '', '日本'])(
		'is one whose name no header holds as it is: %j',
		async (name) => {
			const { error, received } = await against(yayWith(name, 10, 10, 10));
			expect(error?.message).toBe(
				`Yay.com can't be asked for the balance of “${name}”: no header can have this name as it is`,
			);
			expect(error?.description).toContain("Yay.com's dashboard");
			expect(received.map(({ url }) => url)).toEqual(['/account/reseller']);
		},
	);

	it('is none that has no ID', async () => {
		const { error } = await balanceOf('nobody');
		expect(error?.message).toContain('Customer must be the ID that Yay.com gave it, such as');
		expect(requests()).toEqual([]);
	});
});
