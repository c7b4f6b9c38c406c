import type { IDataObject, INode } from 'n8n-workflow';

import type { Script } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	address,
	by,
	changes,
	demo,
	no,
	ok,
	run,
	runAgainst,
	storeId,
	storeParameters,
	user,
	useYay,
} from './setup';

useYay();

const operations = ['customer: allocateCredit', 'customer: topUpCredit'];
const onwards = { onError: 'continueRegularOutput' } as const;

/** Moves credit to both customers of the sandbox, or to others. */
const move = async (
	operation: string,
	settings: Partial<INode> = {},
	uuids = [demo().uuid, demo('demo_customer_2').uuid],
) =>
	await run(
		operation,
		{ customerUuid: by('id', '={{ $json.uuid }}'), amount: '10' },
		{ items: uuids.map((uuid) => ({ uuid })), settings },
	);

const detailsOf = (item: IDataObject) => item.details as IDataObject;

describe.each(operations)('A PUT that resets the customer, at %s', (operation) => {
	beforeEach(() => sandbox.configure({ yay: { creditResetsCustomer: true } }));

	it('is told at once with what was there before, and nothing more is moved', async () => {
		const { uuid } = demo();
		const { json: out } = await move(operation, onwards);
		expect(out[0]).toMatchObject({
			error: `Yay.com has changed or lost of customer ${uuid}, beside its balance: contact_name [item 1]`,
			details: { kind: 'harmed' },
		});
		expect(detailsOf(out[0]!).description).toBe(
			'10.000 was moved and is not moved again. No further transfer of this run is begun. Put back what was there before, at Yay.com, and ask Yay.com about it before you move anything more: contact_name: "Demo Customer".',
		);
		expect(out[1]!.error).toMatch(
			/^Not sent, because of an earlier item of this run: Yay.com has changed/,
		);
		expect(detailsOf(out[1]!)).toMatchObject({
			kind: 'notDone',
			description: expect.stringMatching(/^Nothing was moved for this item/) as string,
		});
		expect(changes()).toHaveLength(1);
		expect(demo('demo_customer_2').transfers).toBe(0);
	});

	it.each([{}, onwards])('is not done again when n8n tries the node again (%j)', async (more) => {
		await move(operation, { ...more, retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(changes()).toHaveLength(1);
	});

	it('is what stops the workflow, without the advice to go on', async () => {
		const { error } = await move(operation);
		expect(error?.message).toMatch(/^Yay.com has changed or lost/);
		expect(error?.description).toMatch(/Done, but not only that: 1\. Not (begun|done): 2\.$/);
		expect(changes()).toHaveLength(1);
	});

	it('shows what was lost without any password', async () => {
		await run('customer: create', storeParameters);
		const { uuid } = demo(storeParameters.name);
		const { error, run: stored } = await move(operation, {}, [uuid]);
		for (const field of ['contact_name', 'store_front', 'users', 'addresses']) {
			expect(error?.message).toContain(field);
		}
		for (const value of [user.email, address.city, storeId]) {
			expect(error?.description).toContain(value);
		}
		expect(JSON.stringify(stored)).not.toContain(user.password);
	});

	it('is told also where the answer got lost, of a transfer that both balances prove', async () => {
		sandbox.faults.next(['html'], { methods: ['PUT'] });
		const { error } = await move(operation, {}, [demo().uuid]);
		expect(error?.message).toMatch(/^Yay.com has changed or lost/);
		expect(error?.description).toMatch(/^10.000 was moved/);
	});
});

describe.each(operations)('A PUT that moves nothing, at %s', (operation) => {
	beforeEach(() => sandbox.configure({ yay: { creditIgnored: true } }));

	it('is said to be not done, and nothing more is sent', async () => {
		const { uuid } = demo();
		const { json: out } = await move(operation, onwards);
		expect(out[0]!.error).toBe(
			`Not done: Yay.com answered that this was done, but no balance has changed. Your own balance was 1000000.000 and is 1000000.000; customer ${uuid} had 0.000 and has 0.000 [item 1]`,
		);
		expect(out[1]!.error).toMatch(/^Not sent, because of an earlier item/);
		expect(changes()).toHaveLength(1);
	});

	it('and resets the customer is told with both', async () => {
		sandbox.configure({ yay: { creditResetsCustomer: true } });
		const { error } = await move(operation);
		expect(error?.message).toMatch(/^Not done: .*\. Yay.com has changed or lost .*: contact_name$/);
		expect(error?.description).toContain('contact_name: "Demo Customer"');
	});

	it('is not sent again when n8n tries the node again', async () => {
		await move(operation, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(changes()).toHaveLength(1);
	});
});

/** A Yay.com of one customer whose list and balances a test decides about; a PUT is answered with success. */
function yayOf(
	balances: (moved: boolean) => [own: number, theirs: number],
	listed: (moved: boolean) => object,
) {
	let moved = false;
	const script: Script = ({ method, url, headers }, response) => {
		if (method === 'PUT') {
			moved = true;
			return ok(response, {});
		}
		if (url === '/account/reseller')
			return ok(response, [{ uuid: storeId, name: 'a', ...listed(moved) }]);
		const [own, theirs] = balances(moved);
		return ok(response, { balance: headers['x-auth-for'] === undefined ? own : theirs });
	};
	return async (operation: string) =>
		await runAgainst(script, operation, { customerUuid: by('id', storeId), amount: '10' });
}

const asUsual = (moved: boolean): [number, number] => (moved ? [90, 10] : [100, 0]);

describe('What counts as a change of the customer', () => {
	const users = [
		{ uuid: '1', name: 'admin', user_password: 'an-old-secret', updated_on: '2023-06-07' },
		{ uuid: '2', name: 'other', password: 'x' },
	];

	it.each<[string, object]>([
		['the day of an update', { updated_on: '2026-11-25', users }],
		['the day of an update inside', { users: [{ ...users[0], updated_on: 'now' }, users[1]] }],
		['another order', { users: [users[1], users[0]] }],
		['more than before', { users, balance: 10 }],
	])('is not %s', async (_what, after) => {
		const before = { updated_on: '2023-06-07', users };
		const { error } = await yayOf(asUsual, (moved) => (moved ? after : before))(
			'customer: topUpCredit',
		);
		expect(error).toBeUndefined();
	});

	it.each<[string, object, string]>([
		['a field that went', {}, 'users'],
		['a changed value', { users, phone: '' }, 'phone'],
		[
			'a password, which is not shown',
			{ users: [{ ...users[0], user_password: 'y' }, users[1]], phone: '1' },
			'users',
		],
	])('is %s', async (_what, after, field) => {
		const { error, run: stored } = await yayOf(asUsual, (moved) =>
			moved ? { phone: '1', ...after } : { users, phone: '1' },
		)('customer: allocateCredit');
		expect(error?.message).toBe(
			`Yay.com has changed or lost of customer ${storeId}, beside its balance: ${field}`,
		);
		expect(JSON.stringify(stored)).not.toContain('an-old-secret');
	});

	it('is a customer that is listed no more', async () => {
		const { error } = await yayOf(asUsual, (moved) => (moved ? { uuid: 'another' } : {}))(
			'customer: allocateCredit',
		);
		expect(error?.message).toBe(`Yay.com does not list customer ${storeId} any more`);
		expect(error?.description).toContain(`uuid: "${storeId}"`);
	});
});

describe('An answer of success', () => {
	it.each<[string, [number, number]]>([
		['only the customer’s balance agrees', [70, 10]],
		['only ours agrees', [90, 9.5]],
	])(
		'is enough for Allocate Credit where %s, and for Top Up it takes both',
		async (_what, after) => {
			const at = yayOf(
				(moved) => (moved ? after : [100, 0]),
				() => ({}),
			);
			expect((await at('customer: allocateCredit')).json).toMatchObject([{ success: true }]);
			const again = yayOf(
				(moved) => (moved ? after : [100, 0]),
				() => ({}),
			);
			const { error } = await again('customer: topUpCredit');
			expect(error?.message).toMatch(/^Outcome unknown: Yay.com answered that this was done, but/);
		},
	);

	it.each(operations)('is not enough where neither balance agrees (%s)', async (operation) => {
		const at = yayOf(
			(moved) => (moved ? [88, 8.333] : [100, 0]),
			() => ({}),
		);
		const { error, received } = await at(operation);
		expect(error?.message).toContain(`customer ${storeId} had 0.000 and has 8.333`);
		expect(received.filter(({ method }) => method === 'PUT')).toHaveLength(1);
	});

	it.each(operations)(
		'is enough where the balances agree a while later (%s)',
		async (operation) => {
			let reads = 0;
			const at = yayOf(
				(moved) => asUsual(moved && ++reads > 2),
				() => ({}),
			);
			expect((await at(operation)).json).toMatchObject([{ success: true, balanceAfter: '10.000' }]);
		},
	);
});

it('a customer who can not be read after the transfer does not hide that it was done', async () => {
	let moved = false;
	const { json: out } = await runAgainst(
		({ method, url, headers }, response) => {
			if (method === 'PUT') return ok(response, { moved: (moved = true) });
			if (url === '/account/reseller') {
				return moved ? no(response, 403) : ok(response, [{ uuid: storeId, name: 'a' }]);
			}
			const [own, theirs] = asUsual(moved);
			return ok(response, { balance: headers['x-auth-for'] === undefined ? own : theirs });
		},
		'customer: topUpCredit',
		{ customerUuid: by('id', storeId), amount: '10' },
	);
	expect(out).toMatchObject([{ success: true, allocated: '10.000' }]);
});
