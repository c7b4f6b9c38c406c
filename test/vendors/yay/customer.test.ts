import type { IDataObject } from 'n8n-workflow';

import type { RecognisedByLooking } from '../../../nodes/engine/declare/existing';
import { uuid as uuidCheck } from '../../../nodes/Yay/checks';
import { createCustomer } from '../../../nodes/Yay/customer/create';
import { customerInWords } from '../../../nodes/Yay/customer/customer';
import { Yay } from '../../../nodes/Yay/Yay.node';
import { sandbox } from '../setup';

import {
	address,
	anyUuid,
	by,
	demo,
	headers,
	changes,
	requests,
	run,
	refusesToSend,
	storeId,
	storeParameters,
	user,
	useYay,
	withBody,
} from './setup';

useYay();

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

describe('Yay.com is sent and gives what its document shows', () => {
	it('customer: create with what is required', async () => {
		const { json: out } = await run('customer: create', {
			name: 'my_customer_name',
			contactName: 'Customers Contact Name',
		});
		expect(changes()).toEqual([
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
		expect(changes()).toEqual([
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
		const body = changes()[0]!.body as typeof storeCustomer;
		expect(body.users.map(({ name }) => name)).toEqual(['admin', 'second']);
		const { state: sentState, ...withoutState } = storeCustomer.addresses[0]!;
		expect(sentState).toBe(state);
		expect(body.addresses).toEqual([withoutState]);
		expect(body).not.toHaveProperty('store_front');
	});

	it('customer: create with all that is known of a customer', async () => {
		const { json: out } = await run('customer: create', {
			name: 'my_customer_name',
			contactName: 'Geoff Wilson',
			additionalFields: {
				allowOutbound: false,
				phone: '={{ 441483000000 }}',
				addresses: {
					address: [{ ...address, streetTwo: 'First floor', streetThree: 'Room 7' }],
				},
			},
		});
		const [street, ...others] = storeCustomer.addresses;
		expect(others).toEqual([]);
		expect(changes()[0]!.body).toEqual({
			name: 'my_customer_name',
			contact_name: 'Geoff Wilson',
			phone: '441483000000',
			allow_outbound: false,
			addresses: [{ ...street, street_two: 'First floor', street_three: 'Room 7' }],
		});
		expect(out).toMatchObject([
			{ phone: '441483000000', allow_outbound: false, outboundCalls: 'blocked' },
		]);
	});

	it('customer: create where it is answered as now, with 201', async () => {
		sandbox.configure({ yay: { asToday: true } });
		const { json: out } = await run('customer: create', storeParameters);
		expect(out).toMatchObject([
			{ uuid: anyUuid, customerUuid: anyUuid, users: [{ name: 'admin', role_id: 3 }] },
		]);
		expect(JSON.stringify(out)).not.toContain('password');
	});

	it('customer: create without a name makes one for each item', async () => {
		const { json: out } = await run(
			'customer: create',
			{ contactName: '={{ $json.contact }}' },
			{ items: [{ contact: 'Ada' }, { contact: 'Zoë' }] },
		);
		const names = changes().map(({ body }) => (body as { name: string }).name);
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
			{ uuid: anyUuid, name: 'demo_customer_2', outboundCalls: 'allowed' },
		]);
	});
});

const create = (additionalFields: IDataObject, more: IDataObject = {}) => ({
	contactName: 'Geoff Wilson',
	additionalFields,
	...more,
});
const users = { user: [user] };
const addresses = { address: [address] };

refusesToSend([
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
		'Store must be the ID that Yay.com gave it, such as',
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
		'Users 1 must have an Email, a First Name, a Last Name, a Login Name and a Password',
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
		'Addresses 1 Postal Code is required',
	],
]);

describe('a name that is left out', () => {
	const read = (input: object) =>
		createCustomer.schema().parse({ contactName: 'Geoff Wilson', ...input }) as { name: string };

	it('is made at random, once for an input', () => {
		const existing = createCustomer.existing as RecognisedByLooking<unknown>;
		const made = Array.from({ length: 100 }, () => read({}));
		expect(new Set(made.map(({ name }) => name)).size).toBe(100);
		for (const input of made) {
			expect(uuidCheck().safeParse(input.name).success).toBe(true);
			expect(createCustomer.request!(input, {}).body).toMatchObject({ name: input.name });
			expect(createCustomer.request!(input, {}).body).toMatchObject({ name: input.name });
			expect(existing.wantedKey(input)).toBe(existing.keyOf({ uuid: '1', name: input.name }));
		}
	});

	it('is left alone where there is one, and only spaces are none', () => {
		expect(read({ name: 'my_customer_name' }).name).toBe('my_customer_name');
		expect(uuidCheck().safeParse(read({ name: '   ' }).name).success).toBe(true);
	});

	it.each(['a\nb', 'a\r\nX-Auth-For: b', '日本'])(
		'can not be one that no header holds: %j',
		(name) => expect(() => read({ name })).toThrow(),
	);
});

describe('Whether a customer may call out', () => {
	it.each([
		[true, { outboundCalls: 'allowed' }],
		[1, { outboundCalls: 'allowed' }],
		['0', { outboundCalls: 'blocked' }],
		[false, { outboundCalls: 'blocked' }],
		['perhaps', {}],
		[undefined, {}],
	])('reads as %j: %j', (allowed, words) => {
		expect(customerInWords({ allow_outbound: allowed })).toEqual(words);
	});
});

describe('A name that is taken elsewhere on the platform', () => {
	it('is refused, also where the refusal has no reason', async () => {
		sandbox.configure({ yay: { asToday: true } });
		for (const ifExists of ['fail', 'useExisting']) {
			const { error } = await run('customer: create', {
				name: 'acme',
				contactName: 'A',
				ifExists,
			});
			expect(error).toMatchObject({ message: 'Yay.com refused: Bad Request', httpCode: '400' });
		}
		expect(sandbox.counts().yay.created.customers).toBe(0);
	});
});

describe('If It Already Exists', () => {
	const there = { name: 'demo_customer_1', contactName: 'Somebody Else' };

	it.each(['', '={{ "" }}', '={{ "  " }}', '={{ $json.missing }}'])(
		'can not use a customer whose name would be made at random (%j)',
		async (name) => {
			const { error } = await run('customer: create', { ...there, name, ifExists: 'useExisting' });
			expect(error?.message).toBe(
				'Name is required where If It Already Exists is set to Use Existing: left empty it is made at random, and nothing that is there already has it',
			);
			expect(requests()).toEqual([]);
		},
	);

	it('fails where nothing else is chosen', async () => {
		const { error } = await run('customer: create', there);
		expect(error?.message).toBe('Customer demo_customer_1 is there already');
		expect(changes()).toEqual([]);
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
			sandbox.faults.next([fault], { methods: ['POST'] });
			const { json: out } = await run('customer: create', { contactName: 'Lost' });
			const [, create] = requests();
			expect(requests().map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
			expect(out).toMatchObject([{ uuid: anyUuid, name: (create!.body as IDataObject).name }]);
			expect(sandbox.counts().yay.created.customers).toBe(1);
		},
	);

	it('before it was created is sent again, with the same name', async () => {
		sandbox.faults.next(['status500Before'], { methods: ['POST'] });
		const { json: out } = await run('customer: create', { contactName: 'Lost' });
		const [first, second] = changes();
		expect(second!.body).toEqual(first!.body);
		expect(out).toMatchObject([{ uuid: anyUuid }]);
		expect(sandbox.counts().yay.created.customers).toBe(1);
	});

	it('is an unknown outcome while nobody can look', async () => {
		sandbox.faults.next(['none', 'resetAfter', 'status500Before', 'status500Before']);
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
