import type { IDataObject } from 'n8n-workflow';

import { YayApi } from '../../../credentials/YayApi.credentials';
import { Yay } from '../../../nodes/Yay/Yay.node';
import { demoSecrets, startSandbox, type Sandbox } from '../../../sandbox';
import { searchList, testCredential } from '../../harness/n8n';
import { json, startScriptedServer, type Script } from '../../harness/scriptedServer';
import { operationsOf, sent } from '../../harness/vendor';

const yay = operationsOf(new Yay(), new YayApi());
type Node = ReturnType<typeof yay>;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.configure({ yay: { balance: '1000000.000', ipWhitelisted: true } });
	sandbox.reset();
});

const run = async (...call: Parameters<Node['run']>) =>
	await yay(sandbox.credentials.yayApi).run(...call);
const screen = () => yay(sandbox.credentials.yayApi).screen('customer: allocateCredit');
const requests = () => sandbox.requests.all({ vendor: 'yay' }).map(sent);
const customers = () => sandbox.state.yay.customers;
const demo = () => customers().find(({ name }) => name === 'demo_customer_1')!;
const by = (mode: string, value: string) => ({ mode, value, __rl: true });

/** Runs an operation against a server that always answers the same. */
async function runAgainst(script: Script, operation: string, parameters: IDataObject) {
	const server = await startScriptedServer(script);
	const credential = { ...sandbox.credentials.yayApi, baseUrl: server.baseUrl };
	const result = await run(operation, parameters, { credential });
	await server.close();
	return { ...result, received: server.received };
}

const headers = {
	'x-auth-reseller': 'demo_reseller',
	'x-auth-user': 'demo_api_user',
	'x-auth-password': demoSecrets.yayPassword,
};
const withBody = { ...headers, 'content-type': 'application/json' };
const storeId = '3951ec81-cca4-4c4a-8efb-4bce76e04032';
const anyUuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

const user = {
	contactFirstName: 'Geoff',
	contactLastName: 'Wilson',
	name: 'admin',
	password: 'a-store-password',
	email: 'customer@example.com',
};
const address = {
	streetOne: 'Westbury House',
	city: 'Guildford',
	state: 'Surrey',
	zip: 'GU2 4AW',
	countryCode: 'GB',
};

/** The document's example of a customer for a store. */
const storeCustomer = {
	name: 'my_store_customer_1',
	users: [
		{
			contact_first_name: 'Geoff',
			contact_last_name: 'Wilson',
			name: 'admin',
			password: 'a-store-password',
			role_id: '3',
			email: 'customer@example.com',
		},
	],
	addresses: [
		{
			street_one: 'Westbury House',
			city: 'Guildford',
			state: 'Surrey',
			zip: 'GU2 4AW',
			country_code: 'GB',
		},
	],
	store_front: storeId,
	contact_name: 'Geoff Wilson',
};
const storeParameters = {
	name: 'my_store_customer_1',
	contactName: 'Geoff Wilson',
	additionalFields: {
		storeFront: by('id', storeId),
		users: { user: [user] },
		addresses: { address: [address] },
	},
};

describe('Yay.com is sent and gives what its document shows', () => {
	it('customer: create with what is required', async () => {
		const { json: out } = await run('customer: create', {
			name: 'my_customer_name',
			contactName: 'Customers Contact Name',
		});
		expect(requests()).toEqual([
			{
				method: 'POST',
				path: '/account/reseller',
				query: {},
				headers: withBody,
				body: { name: 'my_customer_name', contact_name: 'Customers Contact Name' },
			},
		]);
		expect(out).toMatchObject([
			{ uuid: anyUuid, name: 'my_customer_name', contact_name: 'Customers Contact Name' },
		]);
	});

	it.each<[string, IDataObject]>([
		['from the fields', storeParameters.additionalFields],
		[
			'from lists in JSON',
			{
				storeFront: by('list', storeId),
				usersJson: JSON.stringify([user]),
				addressesJson: JSON.stringify([address]),
			},
		],
		[
			'from lists by expression, in the spelling of the document',
			{
				storeFront: by('id', '={{ $json.store }}'),
				usersJson: '={{ $json.users }}',
				addressesJson: '={{ $json.addresses }}',
			},
		],
	])('customer: create for a store, %s', async (_title, additionalFields) => {
		const { json: out } = await run(
			'customer: create',
			{ ...storeParameters, additionalFields },
			{ items: [{ store: storeId, ...storeCustomer }] },
		);
		expect(requests()).toEqual([
			{
				method: 'POST',
				path: '/account/reseller',
				query: {},
				headers: withBody,
				body: storeCustomer,
			},
		]);
		expect(out).toMatchObject([
			{
				uuid: anyUuid,
				name: 'my_store_customer_1',
				store_front: storeId,
				users: [{ name: 'admin', email: 'customer@example.com' }],
			},
		]);
		expect(JSON.stringify(out)).not.toContain('password');
	});

	it('customer: create with several users and an address without a state', async () => {
		const { state, ...stateless } = address;
		await run('customer: create', {
			...storeParameters,
			additionalFields: {
				users: { user: [user, { ...user, name: 'second' }] },
				addresses: { address: [{ ...stateless, state: '' }] },
			},
		});
		const body = requests()[0]!.body as typeof storeCustomer;
		expect(body.users.map(({ name }) => name)).toEqual(['admin', 'second']);
		const { state: sentState, ...withoutState } = storeCustomer.addresses[0]!;
		expect(sentState).toBe(state);
		expect(body.addresses).toEqual([withoutState]);
		expect(body).not.toHaveProperty('store_front');
	});

	it('customer: create without a name makes one for each item', async () => {
		const { json: out } = await run(
			'customer: create',
			{ contactName: '={{ $json.contact }}' },
			{ items: [{ contact: 'Ada' }, { contact: 'Zoë' }] },
		);
		const names = requests().map(({ body }) => (body as { name: string }).name);
		expect(names).toEqual([anyUuid, anyUuid]);
		expect(new Set(names).size).toBe(2);
		expect(out.map(({ contact_name: contact }) => contact)).toEqual(['Ada', 'Zoë']);
		expect(new Set(out.map(({ name }) => name))).toEqual(new Set(names));
	});

	it('customer: getAll', async () => {
		const { json: out } = await run('customer: getAll', { returnAll: true });
		expect(requests()).toEqual([
			{ method: 'GET', path: '/account/reseller', query: {}, headers, body: '' },
		]);
		expect(out).toMatchObject([
			{ uuid: anyUuid, name: 'demo_customer_1', contact_name: 'Demo Customer' },
			{ uuid: anyUuid, name: 'demo_customer_2', contact_name: 'Demo Customer' },
		]);
	});

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

	it('store: getAll', async () => {
		const { json: out } = await run('store: getAll', { returnAll: true });
		expect(requests()).toEqual([
			{ method: 'GET', path: '/account/store', query: {}, headers, body: '' },
		]);
		expect(out).toMatchObject([
			{ uuid: storeId, name: 'Demo Store' },
			{ uuid: anyUuid, name: 'Second Store' },
		]);
	});

	it.each<[string, IDataObject, IDataObject, number]>([
		['of oneself', {}, headers, 2],
		['of oneself, with nobody chosen', { onBehalfOf: by('list', '') }, headers, 2],
		[
			'of a customer',
			{ onBehalfOf: by('name', 'demo_customer_1') },
			{ ...headers, 'x-auth-for': 'demo_customer_1' },
			3,
		],
	])('sipUser: getAll %s', async (_whose, parameters, expected, count) => {
		const { json: out } = await run('sipUser: getAll', { returnAll: true, ...parameters });
		expect(requests()).toEqual([
			{ method: 'GET', path: '/voip/user', query: {}, headers: expected, body: '' },
		]);
		expect(out).toHaveLength(count);
		expect(out[0]).toMatchObject({ uuid: anyUuid, extension: 1001, type: 9 });
		expect(out[0]).not.toHaveProperty('password');
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

describe('Yay.com says what it refuses', () => {
	const taken = 'Yay.com refused: The name acme is already in use on the platform';
	it.each<[string, IDataObject, string]>([
		['customer: create', { name: 'acme', contactName: 'A' }, taken],
		['customer: create', { name: 'acme', contactName: 'A', ifExists: 'useExisting' }, taken],
		[
			'customer: allocateCredit',
			{ customerUuid: by('id', storeId), amount: '1' },
			'Yay.com refused: There is no such sub reseller',
		],
		[
			'sipUser: getAll',
			{ onBehalfOf: by('name', 'nobody') },
			'Yay.com refused: X-Auth-For does not name one of your sub resellers',
		],
	])('%s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error).toMatchObject({ message, context: { itemIndex: 0 } });
	});

	it('more credit than there is', async () => {
		sandbox.configure({ yay: { balance: '5.000' } });
		sandbox.reset();
		const { error } = await run('customer: allocateCredit', {
			customerUuid: by('id', demo().uuid),
			amount: '5.001',
		});
		expect(error?.message).toBe('Yay.com refused: balance is more than your current balance');
	});

	it.each(['customer: getAll', 'store: getAll', 'sipUser: getAll'])(
		'%s from an IP address that is not whitelisted',
		async (operation) => {
			sandbox.configure({ yay: { ipWhitelisted: false } });
			const { error } = await run(operation);
			expect(error?.message).toMatch(/^Yay.com refused: The IP address .* is not whitelisted$/);
			expect(error?.description).toContain("whitelisted in Yay.com's dashboard");
		},
	);

	it('a wrong password, without showing it', async () => {
		const credential = { ...sandbox.credentials.yayApi, password: 'a-password-that-is-wrong' };
		const { error, run: stored } = await run('store: getAll', {}, { credential });
		expect(error).toMatchObject({
			message: 'Yay.com refused: Authentication failed',
			description: expect.stringContaining('Check the credential') as string,
		});
		expect(JSON.stringify(stored)).not.toContain('a-password-that-is-wrong');
	});

	it('inside an answer that looks well', async () => {
		const refusal = { result: null, status_code: 400, status_message: 'zip is not valid' };
		const { error } = await runAgainst(
			(_received, response) => json(response, 200, refusal),
			'customer: create',
			storeParameters,
		);
		expect(error).toMatchObject({ message: 'Yay.com refused: zip is not valid', httpCode: '400' });
	});

	it("without a user's password, even where Yay.com quotes it", async () => {
		const { error } = await runAgainst(
			({ body }, response) => json(response, 400, { status_code: 400, status_message: body }),
			'customer: create',
			storeParameters,
		);
		expect(error?.message).toContain('"password":"•••"');
		expect(error?.message).not.toContain('a-store-password');
	});
});

describe('Yay.com is sent nothing that is known to be wrong', () => {
	const create = (additionalFields: IDataObject, more: IDataObject = {}) => ({
		contactName: 'Geoff Wilson',
		additionalFields,
		...more,
	});
	const users = { user: [user] };
	const addresses = { address: [address] };

	it.each<[string, IDataObject, string]>([
		['customer: create', { contactName: '={{ "" }}' }, 'Contact Name is required'],
		[
			'customer: create',
			{ contactName: 'A', name: '={{ "a\\nX-Auth-For: b" }}' },
			"Name can't contain line breaks",
		],
		[
			'customer: create',
			create({ storeFront: by('id', storeId), addresses }),
			'Users needs at least one entry, because the customer is for a store',
		],
		[
			'customer: create',
			create({ storeFront: by('id', storeId), users }),
			'Addresses needs at least one entry, because the customer is for a store',
		],
		[
			'customer: create',
			create({ storeFront: by('id', '={{ "../store" }}'), users, addresses }),
			'Store must be a UUID such as',
		],
		[
			'customer: create',
			create({ users: { user: [user, { ...user, email: 'nobody' }] } }),
			'Users 2 Email must be an e-mail address',
		],
		[
			'customer: create',
			create({ usersJson: JSON.stringify([{ ...user, role_id: '1' }]) }),
			'Users 1 roleId must be 3',
		],
		[
			'customer: create',
			create({ usersJson: JSON.stringify([{ ...user, phone: '1' }]) }),
			'Users 1 has a field that is not known here',
		],
		[
			'customer: create',
			create({ usersJson: '={{ "Geoff" }}' }),
			'Users 1 must have an Email, a First Name, a Last Name, a Name and a Password',
		],
		['customer: create', create({ usersJson: '[{' }), 'Users must be a list'],
		[
			'customer: create',
			create({ addresses: { address: [{ ...address, countryCode: 'UK2' }] } }),
			'Addresses 1 Country must be a two-letter country code such as GB',
		],
		[
			'customer: create',
			create({ addresses: { address: [{ ...address, zip: '' }] } }),
			'Addresses 1 Zip is required',
		],
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
		[
			'sipUser: getAll',
			{ onBehalfOf: by('name', '={{ "a\\r\\nHost: b" }}') },
			"On Behalf Of can't contain line breaks",
		],
		['sipUser: getAll', { onBehalfOf: by('name', '  ') }, "On Behalf Of can't be only spaces"],
	])('%s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(requests()).toEqual([]);
	});
});

describe('A list', () => {
	const records = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			uuid: String(index),
			users: [{ name: 'admin', password: 'a-listed-password' }],
		}));
	const answer =
		(result: unknown): Script =>
		(_received, response) =>
			json(response, 200, { result, status_code: 200, status_message: 'OK' });

	it.each(['customer: getAll', 'store: getAll', 'sipUser: getAll'])(
		'%s comes whole or up to the limit, without passwords',
		async (operation) => {
			for (const [limits, expected] of [
				[{ returnAll: true, simplify: false }, 120],
				[{ returnAll: false, limit: 3, simplify: false }, 3],
				[{ simplify: false }, 50],
			] as const) {
				const { json: out, items } = await runAgainst(answer(records(120)), operation, limits);
				expect(out).toHaveLength(expected);
				expect(out[0]).toEqual({ uuid: '0', users: [{ name: 'admin' }] });
				expect(items.at(-1)!.pairedItem).toEqual({ item: 0 });
			}
		},
	);

	it('of nothing gives nothing', async () => {
		const { json: out, error } = await runAgainst(answer([]), 'store: getAll', {});
		expect([out, error]).toEqual([[], undefined]);
	});

	it.each([
		['no list', { customers: [] }],
		['records without an identifier', [{ name: 'a' }]],
		['nothing', null],
	])('with %s is not taken for a result', async (_title, result) => {
		const { error } = await runAgainst(answer(result), 'customer: getAll', {
			requestSettings: { maxTries: 1 },
		});
		expect(error?.message).toContain('the answer was not as documented');
	});
});

describe('200 items of which 7 are bad', () => {
	it('give 193 results and 7 errors, each in its place', async () => {
		const refused = [3, 100, 198];
		const invalid = [0, 50, 51, 199];
		const items = Array.from({ length: 200 }, (_, index) => ({
			name: refused.includes(index) ? 'acme' : `customer_${index}`,
			contact: invalid.includes(index) ? ' ' : `Contact ${index}`,
		}));
		const { items: out } = await run(
			'customer: create',
			{ name: '={{ $json.name }}', contactName: '={{ $json.contact }}' },
			{ items, settings: { onError: 'continueRegularOutput' } },
		);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		out.forEach(({ json: made }, index) => {
			if (refused.includes(index)) {
				expect(made.error).toBe(
					`Yay.com refused: The name acme is already in use on the platform [item ${index}]`,
				);
			} else if (invalid.includes(index)) {
				expect(made.error).toBe(`Contact Name is required [item ${index}]`);
			} else {
				expect(made).toMatchObject({
					uuid: anyUuid,
					name: `customer_${index}`,
					contact_name: `Contact ${index}`,
				});
			}
		});
		expect(sandbox.counts().yay.created.customers).toBe(193);
	});
});

describe('If It Already Exists', () => {
	const there = { name: 'demo_customer_1', contactName: 'Somebody Else' };

	it('fails where nothing else is chosen', async () => {
		const { error } = await run('customer: create', there);
		expect(error?.message).toContain('The name demo_customer_1 is already in use');
	});

	it('uses the customer that is there, unchanged', async () => {
		const { json: out } = await run('customer: create', { ...there, ifExists: 'useExisting' });
		expect(out).toMatchObject([{ uuid: demo().uuid, contact_name: 'Demo Customer' }]);
		expect(requests().map(({ method }) => method)).toEqual(['GET']);
	});

	it('creates the customer that is not there, once for items that name the same', async () => {
		const { json: out } = await run(
			'customer: create',
			{ name: 'new_customer', contactName: 'A', ifExists: 'useExisting' },
			{ items: [{}, {}] },
		);
		expect(new Set(out.map(({ uuid }) => uuid)).size).toBe(1);
		expect(sandbox.counts().yay.created.customers).toBe(1);
	});

	it('offers no update, because that would replace the whole customer', () => {
		const { properties } = new Yay().description;
		const choices = properties.find(({ name }) => name === 'ifExists')!.options!;
		expect(choices.map((choice) => 'value' in choice && choice.value)).toEqual([
			'fail',
			'useExisting',
		]);
	});
});

describe('A created customer whose answer got lost', () => {
	it.each(['status500After', 'resetAfter', 'truncatedJson', 'empty', 'html'] as const)(
		'(%s) is found by its name, a random one too',
		async (fault) => {
			sandbox.faults.next([fault]);
			const { json: out } = await run('customer: create', { contactName: 'Lost' });
			const [create, look] = requests();
			expect([create!.method, look!.method]).toEqual(['POST', 'GET']);
			expect(out).toMatchObject([{ uuid: anyUuid, name: (create!.body as IDataObject).name }]);
			expect(sandbox.counts().yay.created.customers).toBe(1);
		},
	);

	it('before it was created is sent again, with the same name', async () => {
		sandbox.faults.next(['status500Before']);
		const { json: out } = await run('customer: create', { contactName: 'Lost' });
		const [first, , second] = requests();
		expect(second!.body).toEqual(first!.body);
		expect(out).toMatchObject([{ uuid: anyUuid }]);
		expect(sandbox.counts().yay.created.customers).toBe(1);
	});

	it('is an unknown outcome while nobody can look', async () => {
		sandbox.faults.next(['resetAfter', 'status500Before', 'status500Before']);
		const { error } = await run('customer: create', {
			name: 'lost',
			contactName: 'Lost',
			requestSettings: { maxTries: 2 },
		});
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(error?.description).toContain('customer named lost');
		expect(requests().filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});

describe('On the screen', () => {
	it('customers are chosen by name or contact, and never on behalf of anybody', async () => {
		const { uuid } = demo();
		const name = 'Demo Customer (demo_customer_1)';
		expect(await searchList(screen(), 'searchCustomers', 'CUSTOMER_1')).toEqual({
			results: [{ name, value: uuid }],
			paginationToken: undefined,
		});
		expect(await searchList(screen(), 'searchCustomerNames', 'customer_1')).toMatchObject({
			results: [{ name, value: 'demo_customer_1' }],
		});
		expect(await searchList(screen(), 'searchStores')).toMatchObject({
			results: [{ name: 'Demo Store', value: storeId }, { name: 'Second Store' }],
		});
		for (const request of requests()) expect(request.headers).toEqual(headers);
	});

	it('the credential test passes with the right keys only', async () => {
		expect(await testCredential(screen())).toEqual({
			status: 'OK',
			message: 'Connected to Yay.com',
		});
		expect(requests()).toEqual([
			{ method: 'GET', path: '/account/balance', query: {}, headers, body: '' },
		]);
	});

	it('the credential test tells wrong keys from an address that is not whitelisted', async () => {
		expect(await testCredential(screen(), { password: 'wrong' })).toEqual({
			status: 'Error',
			message:
				"Yay.com does not accept these keys. Check Reseller, User and Password; if they are right, whitelist the IP address of this n8n in Yay.com's dashboard. Yay.com says: Authentication failed",
		});
		sandbox.configure({ yay: { ipWhitelisted: false } });
		expect(await testCredential(screen())).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(
				/^Yay.com does not accept calls from the IP address of this n8n: whitelist it/,
			) as string,
		});
		expect(await testCredential(screen(), { baseUrl: 'http://127.0.0.1:1' })).toMatchObject({
			message: 'Yay.com could not be reached: the connection was refused. Is the address right?',
		});
	});
});
