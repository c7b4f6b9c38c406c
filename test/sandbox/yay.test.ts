import { startSandbox, type Sandbox } from '../../sandbox';
import { formatDecimal, parseDecimal } from '../../sandbox/decimal';
import { send } from './http';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ yay: { balance: '100.500' } });
});
beforeEach(() => {
	sandbox.configure({
		yay: {
			ipWhitelisted: true,
			creditResetsCustomer: false,
			creditIgnored: false,
			balanceAlwaysOwn: false,
			balancesAs: 'text',
			asToday: false,
		},
	});
	sandbox.reset();
});
afterAll(() => sandbox.close());

const call = async (method: string, path: string, body?: unknown, extra = {}) => {
	const { reseller, user, password } = sandbox.credentials.yayApi;
	return await send(sandbox.urls.yay + path, {
		method,
		body,
		// As in the document's own examples, which send no Content-Type.
		headers: {
			'X-Auth-Reseller': reseller,
			'X-Auth-User': user,
			'X-Auth-Password': password,
			'User-Agent': 'MyAPIApp 1.0',
			...extra,
		},
	});
};

const minimal = { name: 'my_customer_name', contact_name: 'Customers Contact Name' };
const user = {
	contact_first_name: 'Geoff',
	contact_last_name: 'Wilson',
	name: 'admin',
	password: 'password',
	role_id: '3',
	email: 'customer@example.com',
};
const address = {
	street_one: 'Westbury House',
	city: 'Guildford',
	state: 'Surrey',
	zip: 'GU2 4AW',
	country_code: 'GB',
};
const ofStore = {
	name: 'my_store_customer_1',
	users: [user],
	addresses: [address],
	store_front: '3951ec81-cca4-4c4a-8efb-4bce76e04032',
	contact_name: 'Geoff Wilson',
};

const create = async (body: object) =>
	(await call('POST', '/account/reseller', body)).json<{ result: { uuid: string } }>().result.uuid;

describe('documented requests', () => {
	it.each([
		['the minimum', minimal],
		['a customer of a store', ofStore],
	])('POST /account/reseller with %s', async (_what, body) => {
		const answer = await call('POST', '/account/reseller', body);
		expect(answer.status).toBe(200);
		expect(answer.json()).toMatchObject({
			result: { uuid: expect.any(String), name: body.name, contact_name: body.contact_name },
			status_code: 200,
			status_message: 'OK',
		});
		expect(sandbox.counts().yay.created.customers).toBe(1);
	});

	it('GET /account/reseller lists all with the documented fields', async () => {
		await create(ofStore);
		const answer = await call('GET', '/account/reseller');
		const { result } = answer.json<{ result: object[] }>();
		expect(Object.keys(result.at(-1) ?? {}).sort()).toEqual(
			[
				'uuid',
				'name',
				'contact_name',
				'phone',
				'allow_outbound',
				'store_front',
				'addresses',
				'users',
				'ip_addresses',
				'created_on',
				'updated_on',
			].sort(),
		);
		expect(result.at(-1)).toMatchObject({ users: [user], addresses: [address] });
	});

	it('GET /account/store', async () => {
		const { result } = (await call('GET', '/account/store')).json<{ result: object[] }>();
		expect(result).toContainEqual(expect.objectContaining({ uuid: ofStore.store_front }));
	});

	it('GET /voip/user for a customer', async () => {
		const extra = { 'X-Auth-For': 'demo_customer_1' };
		const { result } = (await call('GET', '/voip/user', undefined, extra)).json<{
			result: object[];
		}>();
		expect(result).toHaveLength(3);
		expect(result[0]).toMatchObject({
			uuid: expect.any(String),
			display_name: expect.any(String),
			extension: 1001,
			type: expect.any(Number),
		});
		expect(Object.keys(result[0] ?? {}).length).toBeGreaterThanOrEqual(40);
		await create(minimal);
		const own = await call('GET', '/voip/user', undefined, { 'X-Auth-For': minimal.name });
		expect(own.json()).toMatchObject({ result: [] });
	});

	it('PUT /account/reseller/{uuid} moves credit exactly', async () => {
		const uuid = await create(minimal);
		const answer = await call('PUT', `/account/reseller/${uuid}`, '{"balance":"10.000"}');
		expect(answer.json()).toMatchObject({ status_code: 200, status_message: 'OK' });
		await call('PUT', `/account/reseller/${uuid}`, { balance: '0.01' });
		expect(sandbox.counts().yay).toMatchObject({
			transfers: 2,
			transferred: '10.010',
			creditByCustomer: { my_customer_name: { transfers: 2, total: '10.010' } },
		});
		const own = await call('GET', '/account/balance');
		const theirs = await call('GET', '/account/balance', undefined, { 'X-Auth-For': minimal.name });
		expect(own.json().result).toEqual({ balance: '90.490' });
		expect(theirs.json().result).toEqual({ balance: '10.010' });
	});
});

describe('refusals', () => {
	const envelope = (status: number) => ({
		result: null,
		status_code: status,
		status_message: expect.any(String),
	});

	it.each(['X-Auth-Reseller', 'X-Auth-User', 'X-Auth-Password'])(
		'401 for a wrong %s',
		async (name) => {
			const answer = await call('GET', '/account/store', undefined, { [name]: 'wrong' });
			expect(answer.status).toBe(401);
			expect(answer.json()).toEqual(envelope(401));
		},
	);

	it('403 from an IP address that is not whitelisted', async () => {
		sandbox.configure({ yay: { ipWhitelisted: false } });
		const answer = await call('GET', '/account/store');
		expect(answer.status).toBe(403);
		expect(answer.json().status_message).toMatch(/whitelisted/);
	});

	it('X-Auth-For only where it is allowed, and only for an existing customer', async () => {
		const on = async (path: string, name: string) =>
			(await call('GET', path, undefined, { 'X-Auth-For': name })).status;
		expect(await on('/account/reseller', 'demo_customer_1')).toBe(400);
		expect(await on('/account/store', 'demo_customer_1')).toBe(400);
		expect(await on('/voip/user', 'nobody')).toBe(403);
		expect(await on('/account/balance', 'nobody')).toBe(403);
	});

	it.each([
		['an undocumented property', { ...minimal, color: 'red' }],
		['a missing contact_name', { name: 'x' }],
		['an empty name', { ...minimal, name: '' }],
		['a name that is a number', { ...minimal, name: 7 }],
		['a store without users', { ...ofStore, users: [] }],
		['a store without addresses', { ...ofStore, addresses: undefined }],
		['an unknown store', { ...ofStore, store_front: 'f2b4c0de-0000-4000-8000-000000000000' }],
		['role_id as a number', { ...ofStore, users: [{ ...user, role_id: 3 }] }],
		['another role_id', { ...ofStore, users: [{ ...user, role_id: '1' }] }],
		['a name taken elsewhere on the platform', { ...minimal, name: 'taken_on_the_platform' }],
		['broken JSON', '{'],
	])('400 for %s', async (_what, body) => {
		const answer = await call('POST', '/account/reseller', body);
		expect(answer.status).toBe(400);
		expect(answer.json()).toEqual(envelope(400));
		expect(sandbox.counts().yay.created.customers).toBe(0);
	});

	it('names are unique', async () => {
		await create(minimal);
		expect((await call('POST', '/account/reseller', minimal)).status).toBe(400);
		expect(sandbox.counts().yay.created.customers).toBe(1);
	});

	it.each([
		['a number', { balance: 10 }],
		['less than 0.01', { balance: '0.009' }],
		['nothing', { balance: '0' }],
		['a negative amount', { balance: '-1' }],
		['more than the balance', { balance: '100.501' }],
		['an exponent', { balance: '1e1' }],
		['another property beside it', { balance: '1', name: 'x' }],
	])('no transfer of %s', async (_what, body) => {
		const uuid = await create(minimal);
		const answer = await call('PUT', `/account/reseller/${uuid}`, body);
		expect(answer.status).toBe(400);
		expect(sandbox.counts().yay.transfers).toBe(0);
		expect(sandbox.state.yay.balance).toBe('100.500');
	});

	it('unknown customers, unknown paths and bodies of a GET', async () => {
		const answers = [
			await call('PUT', '/account/reseller/nobody', { balance: '1' }),
			await call('GET', '/account/nothing'),
			await call('DELETE', '/account/reseller'),
			await call('GET', '/account/reseller', '{}'),
		];
		expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400]);
		for (const answer of answers) expect(answer.json()).toEqual(envelope(answer.status));
	});
});

describe('what is doubtful about credit can be switched on', () => {
	const balances = async () => {
		const own = await call('GET', '/account/balance');
		const theirs = await call('GET', '/account/balance', undefined, {
			'X-Auth-For': ofStore.name,
		});
		return [own, theirs].map((answer) => answer.json<{ result: object }>().result);
	};
	const allocate = async () =>
		(await call('PUT', `/account/reseller/${await create(ofStore)}`, { balance: '10.5' })).status;
	const customer = () => sandbox.state.yay.customers.find(({ name }) => name === ofStore.name)!;

	it('a PUT that returns everything else to its default', async () => {
		sandbox.configure({ yay: { creditResetsCustomer: true } });
		expect(await allocate()).toBe(200);
		expect(customer()).toMatchObject({
			name: ofStore.name,
			contact_name: '',
			store_front: null,
			users: [],
			addresses: [],
			credit: '10.500',
		});
	});

	it('a PUT that ignores the balance', async () => {
		sandbox.configure({ yay: { creditIgnored: true } });
		expect(await allocate()).toBe(200);
		expect(customer()).toMatchObject({ contact_name: ofStore.contact_name, credit: '0.000' });
		expect(await balances()).toEqual([{ balance: '100.500' }, { balance: '0.000' }]);
		expect(sandbox.counts().yay.transfers).toBe(0);
	});

	it('a balance that is always the own one', async () => {
		sandbox.configure({ yay: { balanceAlwaysOwn: true } });
		await allocate();
		expect(await balances()).toEqual([{ balance: '90.000' }, { balance: '90.000' }]);
	});

	it('balances that are numbers', async () => {
		sandbox.configure({ yay: { balancesAs: 'number' } });
		await allocate();
		expect(await balances()).toEqual([{ balance: 90 }, { balance: 10.5 }]);
	});
});

describe('answers as they are documented now', () => {
	beforeEach(() => sandbox.configure({ yay: { asToday: true } }));

	it('201 for what was created, with roles as numbers', async () => {
		const answer = await call('POST', '/account/reseller', ofStore);
		expect(answer.status).toBe(201);
		expect(answer.json()).toMatchObject({
			result: { name: ofStore.name, users: [{ name: 'admin', role_id: 3 }] },
			status_code: 201,
			status_message: 'Created',
		});
		const { result } = (await call('GET', '/account/reseller')).json<{ result: object[] }>();
		expect(result.at(-1)).toMatchObject({ users: [{ role_id: 3, password: 'password' }] });
	});

	it('refusals without a reason', async () => {
		const refusals = [
			await call('POST', '/account/reseller', { ...minimal, name: 'acme' }),
			await call('POST', '/account/reseller', { ...minimal, color: 'red' }),
			await call('PUT', '/account/reseller/nobody', { balance: '1' }),
			await call('GET', '/account/store', undefined, { 'X-Auth-User': 'wrong' }),
		];
		expect(refusals.map((answer) => answer.json())).toEqual([
			{ result: {}, status_code: 400, status_message: 'Bad Request' },
			{ result: {}, status_code: 400, status_message: 'Bad Request' },
			{ result: {}, status_code: 404, status_message: 'Not Found' },
			{ result: {}, status_code: 401, status_message: 'Unauthorized' },
		]);
	});

	it('balances as numbers, and the passwords of SIP users under their names of now', async () => {
		const own = await call('GET', '/account/balance');
		expect(own.json().result).toEqual({ balance: 100.5 });
		const { result } = (await call('GET', '/voip/user')).json<{ result: object[] }>();
		expect(result[0]).toMatchObject({ user_name: expect.any(String) });
		expect(result[0]).toHaveProperty('user_password');
		expect(result[0]).not.toHaveProperty('password');
		expect(result[0]).not.toHaveProperty('nickname');
	});
});

it('what else is documented of a customer is kept', async () => {
	const more = {
		phone: '+441483000000',
		allow_outbound: false,
		addresses: [{ ...address, street_two: 'First floor', street_three: 'Room 7' }],
	};
	await create({ ...minimal, ...more });
	const { result } = (await call('GET', '/account/reseller')).json<{ result: object[] }>();
	expect(result.at(-1)).toMatchObject(more);
});

it('decimals are exact', () => {
	expect(parseDecimal('0.1')! + parseDecimal('0.2')!).toBe(parseDecimal('0.300'));
	expect(formatDecimal(parseDecimal('99999999999.999')!)).toBe('99999999999.999');
	expect(['1.2345', '.5', '1.', '', '1,5'].map(parseDecimal)).toEqual(Array(5).fill(undefined));
});
