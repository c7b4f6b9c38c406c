import type { IDataObject } from 'n8n-workflow';

import { reset, type Script } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	by,
	changes,
	demo,
	no,
	ok,
	refusesToSend,
	requests,
	run,
	runAgainst,
	spoilNext,
	steps,
	storeId,
	useYay,
} from './setup';

useYay();

const topUp = async (amount: string, more: IDataObject = {}) =>
	await run('customer: topUpCredit', { customerUuid: by('id', demo().uuid), amount, ...more });

/** Gives the customer of the tests credit. */
const give = async (amount: string) =>
	await run('customer: allocateCredit', { customerUuid: by('id', demo().uuid), amount });

const ownBalance = (balance: string) => {
	sandbox.configure({ yay: { balance } });
	sandbox.reset();
};

describe('Topping up', () => {
	it('moves what is missing, and nothing the second time', async () => {
		await give('2.5');
		const customerUuid = demo().uuid;
		const first = await topUp('10');
		expect(first.json).toEqual([
			{
				success: true,
				customerUuid,
				allocated: '7.500',
				balanceBefore: '2.500',
				balanceAfter: '10.000',
			},
		]);
		expect(changes().at(-1)).toMatchObject({
			method: 'PUT',
			path: `/account/reseller/${customerUuid}`,
			body: { balance: '7.500' },
		});
		const second = await topUp('10');
		expect(second.json).toEqual([
			{
				success: true,
				customerUuid,
				allocated: '0.000',
				balanceBefore: '10.000',
				balanceAfter: '10.000',
			},
		]);
		expect(demo()).toMatchObject({ credit: '10.000', transfers: 2 });
	});

	it('reads our balance on both sides of the customer’s, and all of it again after', async () => {
		await topUp('10');
		const balances = ['reads our balance', "reads the customer's balance", 'reads our balance'];
		expect(steps()).toEqual([
			'reads the customers',
			...balances,
			'moves credit',
			...balances.slice(0, -1),
			'reads the customers',
		]);
		const asked = requests().filter(({ headers }) => headers['x-auth-for'] !== undefined);
		expect(asked.map(({ headers }) => headers['x-auth-for'])).toEqual(
			Array(2).fill('demo_customer_1'),
		);
	});

	it.each([
		['who has more', '12'],
		['who lacks less than can be moved', '9.995'],
	])('moves nothing for a customer %s', async (_who, has) => {
		await give(has);
		const { json: out } = await topUp('10');
		expect(out).toMatchObject([{ success: true, allocated: '0.000' }]);
		expect(demo().transfers).toBe(1);
	});

	it('moves what is missing once for several items, also where an answer gets lost', async () => {
		spoilNext('resetAfter');
		const { json: out } = await run(
			'customer: topUpCredit',
			{ customerUuid: by('id', demo().uuid), amount: '={{ $json.amount }}' },
			{ items: ['10', '10', '12.5', '3'].map((amount) => ({ amount })) },
		);
		expect(out.map(({ allocated }) => allocated)).toEqual(['10.000', '0.000', '2.500', '0.000']);
		expect(demo()).toMatchObject({ credit: '12.500', transfers: 2 });
	});

	it('is planned with what is missing, and moves nothing', async () => {
		sandbox.configure({ yay: { balance: '20.000' } });
		sandbox.reset();
		await give('4');
		const { json: out } = await run(
			'customer: topUpCredit',
			{ customerUuid: by('id', demo().uuid), amount: '={{ $json.amount }}', preview: true },
			{ items: ['10', '10', '12.5', '100'].map((amount) => ({ amount })) },
		);
		expect(out).toMatchObject([
			{
				action: 'update',
				summary: expect.stringMatching(/balance from “4.000” to “10.000”$/) as unknown,
				before: { balance: '4.000' },
				after: { balance: '10.000' },
				changes: [{ field: 'balance', from: '4.000', to: '10.000' }],
				request: { method: 'PUT', body: { balance: '6.000' } },
			},
			{ action: 'none' },
			{ action: 'update', request: { body: { balance: '2.500' } } },
			{ action: 'refused', notice: expect.stringContaining('less than what') as unknown },
		]);
		expect(demo()).toMatchObject({ credit: '4.000', transfers: 1 });
	});

	it('is planned without balances where they can not be told apart', async () => {
		sandbox.configure({ yay: { balanceAlwaysOwn: true } });
		const { json: out } = await topUp('10', { preview: true });
		expect(out).toMatchObject([
			{ action: 'send', notice: expect.stringContaining("can't be told from your own") as unknown },
		]);
	});

	it('is planned as refused for a customer who is not listed', async () => {
		const { json: out } = await run('customer: topUpCredit', {
			customerUuid: by('id', 'ffffffff-cca4-4c4a-8efb-4bce76e04032'),
			amount: '10',
			preview: true,
		});
		expect(out).toMatchObject([
			{ action: 'refused', notice: expect.stringContaining('is not there') as unknown },
		]);
	});

	it('reads balances that are numbers', async () => {
		sandbox.configure({ yay: { balancesAs: 'number' } });
		await give('0.1');
		await give('0.2');
		const { json: out } = await topUp('0.7');
		expect(out).toMatchObject([{ allocated: '0.400', balanceAfter: '0.700' }]);
	});

	it.each(['status500After', 'html', 'resetAfter', 'truncatedJson'] as const)(
		'is done where both balances prove it (%s)',
		async (fault) => {
			spoilNext(fault);
			const { json: out } = await topUp('10');
			expect(out).toMatchObject([{ success: true, allocated: '10.000' }]);
			expect(demo()).toMatchObject({ credit: '10.000', transfers: 1 });
		},
	);

	it.each(['resetBefore', 'status503'] as const)(
		'is unknown where they do not, and not sent again (%s)',
		async (fault) => {
			spoilNext(fault);
			const { error } = await topUp('10');
			expect(error?.message).toMatch(/^Outcome unknown.*had 0.000 and has 0.000$/);
			expect(changes()).toHaveLength(1);
		},
	);

	it('is not begun for a customer whose earlier transfer may still be carried out', async () => {
		spoilNext('resetBefore');
		const uuids = [demo().uuid, demo('demo_customer_2').uuid, demo().uuid];
		const { json: out } = await run(
			'customer: topUpCredit',
			{ customerUuid: by('id', '={{ $json.uuid }}'), amount: '10' },
			{
				items: uuids.map((uuid) => ({ uuid })),
				settings: { onError: 'continueRegularOutput' },
			},
		);
		expect(out[0]!.error).toMatch(/^Outcome unknown/);
		expect(out[1]).toMatchObject({ success: true, allocated: '10.000' });
		expect(out[2]!.error).toMatch(
			/^Not sent, because of an earlier item of this run: Outcome unknown/,
		);
		expect(changes()).toHaveLength(2);
	});

	it('moves what is missing once, however its ID is written', async () => {
		const { uuid } = demo();
		const ids = [demo('demo_customer_2').uuid, uuid, uuid.toUpperCase()];
		const { json: out } = await run(
			'customer: topUpCredit',
			{ customerUuid: by('id', '={{ $json.id }}'), amount: '10' },
			{ items: ids.map((id) => ({ id })) },
		);
		expect(out.map(({ allocated }) => allocated)).toEqual(['10.000', '10.000', '0.000']);
		expect(demo()).toMatchObject({ credit: '10.000', transfers: 1 });
	});

	it('takes no more together than our own balance has', async () => {
		ownBalance('25.000');
		const names = ['demo_customer_1', 'demo_customer_2'];
		await run('customer: create', { name: 'another_customer', contactName: 'A' });
		const uuids = [...names, 'another_customer'].map((name) => demo(name).uuid);
		const { json: out } = await run(
			'customer: topUpCredit',
			{ customerUuid: by('id', '={{ $json.uuid }}'), amount: '10' },
			{ items: uuids.map((uuid) => ({ uuid })), settings: { onError: 'continueRegularOutput' } },
		);
		expect(out.map(({ allocated }) => allocated)).toEqual(['10.000', '10.000', undefined]);
		expect(out[2]!.error).toMatch(/^Your own balance of 5.000 is less than what customer/);
	});

	it('is not begun for that customer either when n8n tries the node again', async () => {
		spoilNext('resetBefore');
		const { error } = await run(
			'customer: topUpCredit',
			{ customerUuid: by('id', demo().uuid), amount: '={{ $json.amount }}' },
			{
				items: ['10', '12'].map((amount) => ({ amount })),
				settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			},
		);
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(changes()).toHaveLength(1);
	});

	it('says before anything is sent that our own balance is too low', async () => {
		ownBalance('5.000');
		const { error } = await topUp('5.001');
		expect(error?.message).toBe(
			`Your own balance of 5.000 is less than what customer ${demo().uuid} lacks: 5.001`,
		);
		expect(changes()).toEqual([]);
	});
});

describe('A balance that may be our own', () => {
	it.each([
		['always ours', true],
		['only the same as ours', false],
	])('is not believed, and nothing is sent: %s', async (_why, balanceAlwaysOwn) => {
		ownBalance('20');
		await give('10');
		sandbox.configure({ yay: { balanceAlwaysOwn } });
		const before = changes().length;
		for (const amount of ['5', '100']) {
			const { error } = await topUp(amount);
			expect(error?.message).toBe(
				`The balance of customer ${demo().uuid} can't be told from your own: both read 10.000`,
			);
			expect(error?.description).toMatch(
				/^Nothing was moved for this item\. .*run this item again/i,
			);
		}
		expect(changes()).toHaveLength(before);
	});

	it('of nothing leaves nothing to move', async () => {
		ownBalance('0');
		const { error } = await topUp('10');
		expect(error?.message).toBe('There is nothing to move: your own balance is 0.000');
		expect(changes()).toEqual([]);
	});

	it('does not become another one’s because ours changes while it is asked for', async () => {
		const ours = [100, 95, 95];
		const { error, received } = await runAgainst(
			({ url }, response) =>
				ok(
					response,
					url === '/account/reseller' ? [{ uuid: storeId, name: 'a' }] : { balance: ours.shift() },
				),
			'customer: topUpCredit',
			{ customerUuid: by('id', storeId), amount: '100' },
		);
		expect(error?.message).toContain("can't be told from your own");
		expect(received.map(({ method }) => method)).not.toContain('PUT');
	});

	it('does not hinder Allocate Credit, which says as much as is known', async () => {
		sandbox.configure({ yay: { balanceAlwaysOwn: true } });
		const { json: out } = await give('10');
		expect(out).toMatchObject([{ success: true, amount: '10' }]);
		spoilNext('resetAfter');
		const { error } = await give('10');
		expect(error?.message).toMatch(/^Outcome unknown.*as if your own were shown for both$/);
	});
});

describe('Where it can not be known what is missing, nothing is sent:', () => {
	const listed =
		(name: unknown, balance: unknown): Script =>
		({ method, url }, response) => {
			if (method === 'PUT') return reset(response);
			return ok(response, url === '/account/reseller' ? [{ uuid: storeId, name }] : { balance });
		};

	it.each<[string, Script, RegExp]>([
		['the customers are refused', (_received, response) => no(response, 403), /^Yay.com refused/],
		[
			'the customer is not listed',
			(_received, response) => ok(response, []),
			/^There is no customer/,
		],
		['a name would lose a space', listed('a ', 1), /can't be asked for$/],
		['a name has a line break', listed('a\r\nHost: b', 1), /can't be asked for$/],
		['a name is empty', listed('', 1), /can't be asked for$/],
		['there is no name', listed(undefined, 1), /can't be asked for$/],
		['a balance makes no sense', listed('a', 'plenty'), /not as documented \(balance\)$/],
	])('%s', async (_why, script, message) => {
		const { error, received } = await runAgainst(script, 'customer: topUpCredit', {
			customerUuid: by('id', storeId),
			amount: '10',
		});
		expect(error?.message).toMatch(message);
		expect(received.map(({ method }) => method)).not.toContain('PUT');
	});

	it('the balance can not be read after', async () => {
		let moved = false;
		const { error } = await runAgainst(
			({ method, url, headers }, response) => {
				if (method === 'PUT') return ok(response, { moved: (moved = true) });
				if (url === '/account/reseller') return ok(response, [{ uuid: storeId, name: 'a' }]);
				return moved
					? no(response, 403)
					: ok(response, { balance: headers['x-auth-for'] ? 0 : 50 });
			},
			'customer: topUpCredit',
			{ customerUuid: by('id', storeId), amount: '10' },
		);
		expect(error?.message).toMatch(/^Outcome unknown: Yay.com answered that this was done, but/);
	});
});

refusesToSend([
	[
		'customer: topUpCredit',
		{ customerUuid: by('id', storeId), amount: '0.001' },
		'Amount must be at least 0.01',
	],
]);
