import type { IDataObject } from 'n8n-workflow';

import { WochitApi } from '../../../credentials/WochitApi.credentials';
import { Wochit } from '../../../nodes/Wochit/Wochit.node';
import { demoSecrets, startSandbox, type Sandbox } from '../../../sandbox';
import { loadOptions, testCredential } from '../../harness/n8n';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { operationsOf, sent } from '../../harness/vendor';

const wochit = operationsOf(new Wochit(), new WochitApi());
type Node = ReturnType<typeof wochit>;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const run = async (...call: Parameters<Node['run']>) =>
	await wochit(sandbox.credentials.wochitApi).run(...call);
const screen = () => wochit(sandbox.credentials.wochitApi).screen();
const requests = () => sandbox.requests.all({ vendor: 'wochit' }).map(sent);
const customerOf = (partnerId: string) =>
	sandbox.state.wochit.customers.find((customer) => customer.partnerId === partnerId);

const common = {
	authorization: `Bearer ${demoSecrets.wochitApiKey}`,
	'content-type': 'application/json',
};
const studio = { ...common, 'channel-id': '4711' };
const authentication = { ...common, 'client-id': '4711' };

const categories = [
	{ id: '1', name: 'Shopping' },
	{ id: '2', name: 'Blogging' },
	{ id: '3', name: 'Sports' },
	{ id: '4', name: 'Real Estate' },
	{ id: '5', name: 'Événements & Fêtes' },
];
const contact = {
	firstName: 'Zoë',
	lastName: "O'Brien",
	email: 'zoe@example.com',
	phone: '+44 20 7946 0000',
};

describe('Wochit is sent and gives what its document shows', () => {
	it.each<[string, string, IDataObject, IDataObject, IDataObject]>([
		[
			'channel: get',
			'',
			{},
			{ method: 'GET', path: '/api/v1/channels/4711', headers: studio, body: '' },
			{ templateCategories: categories },
		],
		[
			'customer: create',
			'with what is required',
			{ name: 'Harbour Cafe', partnerId: 'partner-1' },
			{
				method: 'POST',
				path: '/api/v1/customers',
				headers: studio,
				body: { name: 'Harbour Cafe', organization: { partnerId: 'partner-1' } },
			},
			{ organizationId: 90_002, name: 'Harbour Cafe', partnerId: 'partner-1' },
		],
		[
			'customer: create',
			'with everything',
			{
				name: 'קפה הנמל ☕',
				partnerId: '={{ 1042 }}',
				additionalFields: { ...contact, templateCategoryIds: ['1', '2'] },
			},
			{
				method: 'POST',
				path: '/api/v1/customers',
				headers: studio,
				body: {
					name: 'קפה הנמל ☕',
					organization: { partnerId: '1042' },
					adminUserRequestModel: contact,
					templateCategoryIds: ['1', '2'],
				},
			},
			{ organizationId: 90_002, name: 'קפה הנמל ☕', partnerId: '1042' },
		],
		[
			'customer: create',
			'without the fields that are left empty',
			{
				name: 'Harbour Cafe',
				partnerId: 'partner-1',
				additionalFields: {
					firstName: 'Zoë',
					lastName: '',
					phone: '={{ $json.phone }}',
					templateCategoryIds: [],
				},
			},
			{
				method: 'POST',
				path: '/api/v1/customers',
				headers: studio,
				body: {
					name: 'Harbour Cafe',
					organization: { partnerId: 'partner-1' },
					adminUserRequestModel: { firstName: 'Zoë' },
				},
			},
			{ organizationId: 90_002, name: 'Harbour Cafe', partnerId: 'partner-1' },
		],
		[
			'customer: update',
			'with the documented field',
			{ partnerId: 'demo-customer', updateFields: { templateCategoryIds: ['3'] } },
			{
				method: 'PATCH',
				path: '/api/v1/customers',
				headers: studio,
				body: {
					organization: { partnerId: 'demo-customer' },
					fieldsUpdates: { templateCategoryIds: ['3'] },
				},
			},
			{ success: true, partnerId: 'demo-customer' },
		],
		[
			'customer: update',
			'with a field to set and one to clear',
			{
				partnerId: 'demo-customer',
				updateFields: { hostedMediaProvider: 1 },
				fieldsToClear: ['templateCategoryIds'],
			},
			{
				method: 'PATCH',
				path: '/api/v1/customers',
				headers: studio,
				body: {
					organization: { partnerId: 'demo-customer' },
					fieldsUpdates: { hostedMedia: { provider: 1 }, templateCategoryIds: null },
				},
			},
			{ success: true, partnerId: 'demo-customer' },
		],
		[
			'userToken: create',
			'with everything',
			{
				userId: 'user-77',
				partnerId: 'demo-customer',
				additionalFields: { email: 'zoe@example.com', firstName: 'Zoë', lastName: "O'Brien" },
			},
			{
				method: 'POST',
				path: '/api/v1/embedded/users/tokens',
				headers: authentication,
				body: {
					user: {
						id: 'user-77',
						email: 'zoe@example.com',
						firstName: 'Zoë',
						lastName: "O'Brien",
					},
					organization: { partnerId: 'demo-customer' },
				},
			},
			{
				value: expect.stringMatching(/^\w{64}$/) as string,
				expirationDate: expect.any(Number) as number,
				userId: 'user-77',
				partnerId: 'demo-customer',
			},
		],
	])('%s %s', async (operation, _with, parameters, request, output) => {
		const result = await run(operation, parameters);
		expect(result.error).toBeUndefined();
		expect(requests()).toEqual([{ query: {}, ...request }]);
		expect(result.json).toEqual([output]);
	});

	it('each request at its own host', async () => {
		await run('channel: get');
		await run('userToken: create', { userId: 'u', partnerId: 'demo-customer' });
		const hosts = sandbox.requests.all({ vendor: 'wochit' }).map(({ server }) => server);
		expect(hosts).toEqual(['wochitStudio', 'wochitAuthentication']);
	});

	it('an update changes what it names and nothing else', async () => {
		await run('customer: update', {
			partnerId: 'demo-customer',
			updateFields: { hostedMediaProvider: 1 },
		});
		expect(customerOf('demo-customer')).toMatchObject({
			hostedMediaProvider: 1,
			templateCategoryIds: ['1', '2'],
		});
		await run('customer: update', {
			partnerId: 'demo-customer',
			fieldsToClear: ['hostedMediaProvider', 'templateCategoryIds'],
		});
		expect(customerOf('demo-customer')).toMatchObject({
			hostedMediaProvider: null,
			templateCategoryIds: null,
		});
	});

	it('template categories by expression, as a list or as text', async () => {
		const { json: out } = await run(
			'customer: create',
			{
				name: '={{ $json.name }}',
				partnerId: '={{ $json.name }}',
				additionalFields: { templateCategoryIds: '={{ $json.categories }}' },
			},
			{
				items: [
					{ name: 'A', categories: ['1', 2] },
					{ name: 'B', categories: '1, 2' },
					{ name: 'C', categories: 3 },
					{ name: 'D', categories: null },
				],
			},
		);
		expect(out).toHaveLength(4);
		const chosen = ['A', 'B', 'C', 'D'].map((id) => customerOf(id)?.templateCategoryIds);
		expect(chosen).toEqual([['1', '2'], ['1', '2'], ['3'], null]);
	});

	it('a second token for a user who is there', async () => {
		const user = { userId: 'user-77', partnerId: 'demo-customer' };
		const first = await run('userToken: create', user);
		const second = await run('userToken: create', user);
		expect(second.json[0]!.value).not.toBe(first.json[0]!.value);
		expect(sandbox.counts().wochit).toMatchObject({ created: { users: 1 }, tokens: 2 });
	});
});

describe('Wochit says what it refuses, with the ID that its support asks for', () => {
	it.each<[string, IDataObject, string]>([
		[
			'customer: create',
			{ name: 'Demo Customer', partnerId: 'another' },
			'name: is taken, ALREADY_EXISTS',
		],
		[
			'customer: create',
			{ name: 'A', partnerId: 'a', additionalFields: { templateCategoryIds: ['99'] } },
			'templateCategoryIds.0: is not a template category of the channel',
		],
		[
			'customer: update',
			{ partnerId: 'nobody', fieldsToClear: ['templateCategoryIds'] },
			'organization.partnerId: is unknown, NOT_FOUND',
		],
		[
			'userToken: create',
			{ userId: 'u', partnerId: 'nobody' },
			'organization.partnerId: is unknown, NOT_FOUND',
		],
	])('%s %j', async (operation, parameters, words) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(`Wochit refused: ${words}`);
		expect(error?.description).toMatch(
			/ Wochit's support asks for the request ID: [0-9a-f-]{36}\.$/,
		);
		expect(error).toMatchObject({ httpCode: '400', context: { itemIndex: 0 } });
		expect(requests()).toHaveLength(1);
	});

	it.each(['channel: get', 'customer: update', 'userToken: create'])(
		'%s with a wrong key, without showing it',
		async (operation) => {
			const credential = { ...sandbox.credentials.wochitApi, apiKey: 'a-key-that-is-wrong' };
			const parameters = {
				userId: 'u',
				partnerId: 'demo-customer',
				fieldsToClear: ['templateCategoryIds'],
			};
			const { error, run: stored } = await run(operation, parameters, { credential });
			expect(error).toMatchObject({
				message: 'Wochit refused: Authorization: is not a valid API key, UNAUTHORIZED',
				description: expect.stringMatching(/^Check the channel ID and the API key in/) as string,
			});
			expect(JSON.stringify(stored)).not.toContain('a-key-that-is-wrong');
		},
	);
});

describe('Wochit is sent nothing that is known to be wrong', () => {
	const nothing = '={{ "" }}';
	it.each<[string, IDataObject, string]>([
		['customer: create', { name: nothing, partnerId: 'p' }, 'Name is required'],
		['customer: create', { name: 'A', partnerId: '  ' }, 'Partner ID is required'],
		[
			'customer: create',
			{ name: 'A', partnerId: 'p', additionalFields: { email: 'zoe@' } },
			'Email must be an e-mail address such as name@example.com',
		],
		[
			'customer: update',
			{ partnerId: nothing, fieldsToClear: ['templateCategoryIds'] },
			'Partner ID is required',
		],
		[
			'customer: update',
			{ partnerId: 'p', updateFields: { templateCategoryIds: [] } },
			'Update Fields needs at least one field, unless Fields to Clear has one',
		],
		[
			'customer: update',
			{
				partnerId: 'p',
				updateFields: { templateCategoryIds: ['1'] },
				fieldsToClear: ['templateCategoryIds'],
			},
			'Fields to Clear names a field that Update Fields sets: choose one of both',
		],
		[
			'customer: update',
			{ partnerId: 'p', updateFields: { hostedMediaProvider: '={{ 0.5 }}' } },
			'Hosted Media Provider must be a whole number',
		],
		[
			'customer: update',
			{ partnerId: 'p', fieldsToClear: '={{ ["name"] }}' },
			'Fields to Clear 1 must be one of hostedMediaProvider, templateCategoryIds',
		],
		['userToken: create', { userId: nothing, partnerId: 'p' }, 'User ID is required'],
	])('%s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(requests()).toEqual([]);
	});
});

describe('200 items of which 7 are bad', () => {
	it('give 193 results and 7 errors, each in its place', async () => {
		const refused = [3, 100, 198];
		const invalid = [0, 50, 51, 199];
		const items = Array.from({ length: 200 }, (_, index) => ({
			name: refused.includes(index) ? 'Demo Customer' : `Customer ${index}`,
			partnerId: `p-${index}`,
			email: invalid.includes(index) ? 'nobody' : `c${index}@example.com`,
		}));
		const { items: out } = await run(
			'customer: create',
			{
				name: '={{ $json.name }}',
				partnerId: '={{ $json.partnerId }}',
				additionalFields: { email: '={{ $json.email }}' },
			},
			{ items, settings: { onError: 'continueRegularOutput' } },
		);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		out.forEach(({ json: made }, index) => {
			if (refused.includes(index)) {
				expect(made.error).toBe(`Wochit refused: name: is taken, ALREADY_EXISTS [item ${index}]`);
			} else if (invalid.includes(index)) {
				expect(made.error).toMatch(new RegExp(`^Email must be .* \\[item ${index}\\]$`));
			} else {
				expect(made).toEqual({
					...items[index],
					email: undefined,
					organizationId: expect.any(Number) as number,
				});
			}
		});
		expect(sandbox.counts().wochit.created.customers).toBe(193);
	});
});

describe('If It Already Exists', () => {
	const there = { name: 'Demo Customer', partnerId: 'demo-customer' };
	const known = { organizationId: null, notice: expect.stringContaining("isn't known") as string };
	const customer = (parameters: IDataObject) => run('customer: create', parameters);

	it('fails where nothing else is chosen', async () => {
		const { error } = await customer(there);
		expect(error?.message).toMatch(/^Wochit refused: name: is taken.*partnerId: is taken/);
	});

	it('uses the customer with this partner ID', async () => {
		const { json: out } = await customer({ ...there, ifExists: 'useExisting' });
		expect(out).toEqual([{ ...there, ...known }]);
		expect(requests().map(({ method }) => method)).toEqual(['POST']);
	});

	it('creates the customer that is not there', async () => {
		const { json: out } = await customer({ name: 'N', partnerId: 'n', ifExists: 'useExisting' });
		expect(out).toEqual([{ name: 'N', partnerId: 'n', organizationId: 90_002 }]);
	});

	it('never takes another customer with the same name for this one', async () => {
		for (const ifExists of ['useExisting', 'update']) {
			const { error } = await customer({ ...there, partnerId: 'another', ifExists });
			expect(error?.message).toContain('name: is taken');
		}
		expect(customerOf('demo-customer')).toMatchObject({ updates: 0 });
	});

	it('brings the template categories of the customer that is there up to date', async () => {
		const { json: out } = await customer({
			...there,
			ifExists: 'update',
			additionalFields: { templateCategoryIds: ['4'] },
		});
		expect(out).toEqual([{ ...there, ...known }]);
		expect(customerOf('demo-customer')).toMatchObject({ templateCategoryIds: ['4'], updates: 1 });
	});

	it('leaves the customer alone where the item has nothing to update', async () => {
		const { json: out } = await customer({ ...there, ifExists: 'update' });
		expect(out).toEqual([{ ...there, ...known }]);
		expect(customerOf('demo-customer')).toMatchObject({
			templateCategoryIds: ['1', '2'],
			updates: 0,
		});
	});

	it('creates once for items with the same partner ID', async () => {
		const { json: out } = await run(
			'customer: create',
			{ name: 'Twice', partnerId: 'twice', ifExists: 'useExisting' },
			{ items: [{}, {}, {}] },
		);
		expect(out).toHaveLength(3);
		expect(sandbox.counts().wochit.created.customers).toBe(1);
	});
});

describe('An answer that got lost', () => {
	it.each(['status500After', 'resetAfter', 'truncatedJson', 'empty'] as const)(
		'of a created customer (%s) is recovered through its partner ID',
		async (fault) => {
			sandbox.faults.next([fault]);
			const { json: out } = await run('customer: create', { name: 'Lost', partnerId: 'lost' });
			expect(out).toMatchObject([{ partnerId: 'lost', organizationId: null }]);
			expect(sandbox.counts().wochit.created.customers).toBe(1);
		},
	);

	it('before anything was created is sent again', async () => {
		sandbox.faults.next(['status500Before']);
		const { json: out } = await run('customer: create', { name: 'Lost', partnerId: 'lost' });
		expect(out).toMatchObject([{ partnerId: 'lost', organizationId: 90_002 }]);
	});

	it('for good is an unknown outcome, with the way to find out', async () => {
		sandbox.faults.next(['resetAfter', 'resetBefore']);
		const { error } = await run('customer: create', {
			name: 'Lost',
			partnerId: 'lost',
			requestSettings: { maxTries: 2 },
		});
		expect(error?.message).toMatch(/^Outcome unknown: Wochit may have carried this out/);
		expect(error?.description).toContain('the customer with the partner ID lost');
	});

	it.each(['status500After', 'html', 'wrongContentType'] as const)(
		'of a token (%s) is asked for again',
		async (fault) => {
			sandbox.faults.next([fault]);
			const { json: out } = await run('userToken: create', {
				userId: 'u',
				partnerId: 'demo-customer',
			});
			expect(out).toMatchObject([{ userId: 'u', value: expect.any(String) as string }]);
		},
	);

	it.each<[string, string, IDataObject, unknown]>([
		['without categories', 'channel: get', {}, { id: 4711 }],
		['without a token', 'userToken: create', { userId: 'u', partnerId: 'p' }, { token: null }],
		[
			'with an empty token',
			'userToken: create',
			{ userId: 'u', partnerId: 'p' },
			{ token: { value: '' } },
		],
		['that is empty', 'channel: get', {}, undefined],
	])('%s is not taken for a result (%s)', async (_title, operation, parameters, body) => {
		const server = await startScriptedServer((_received, response) => json(response, 200, body));
		const credential = {
			...sandbox.credentials.wochitApi,
			studioUrl: server.baseUrl,
			authenticationUrl: server.baseUrl,
		};
		const settings = { requestSettings: { maxTries: 1 } };
		const { error } = await run(operation, { ...parameters, ...settings }, { credential });
		await server.close();
		expect(error?.message).toMatch(/the answer was (not as documented|empty)/);
	});
});

describe('On the screen', () => {
	it('template categories are chosen by name', async () => {
		expect(await loadOptions(screen(), 'getTemplateCategories')).toEqual([
			{ name: 'Blogging', value: '2' },
			{ name: 'Événements & Fêtes', value: '5' },
			{ name: 'Real Estate', value: '4' },
			{ name: 'Shopping', value: '1' },
			{ name: 'Sports', value: '3' },
		]);
	});

	it('the credential test passes with the right key and channel only, and says why not', async () => {
		expect(await testCredential(screen())).toEqual({
			status: 'OK',
			message: 'Connected to Wochit',
		});
		expect(await testCredential(screen(), { apiKey: 'wrong' })).toEqual({
			status: 'Error',
			message:
				'Wochit does not accept this API key for this channel. Check that both are complete and belong together.',
		});
		expect(await testCredential(screen(), { channelId: '1' })).toEqual({
			status: 'Error',
			message: 'Wochit does not accept this channel ID. Check that it belongs to the API key.',
		});
		expect(await testCredential(screen(), { studioUrl: 'http://127.0.0.1:1' })).toEqual({
			status: 'Error',
			message: 'Wochit could not be reached: the connection was refused. Is the address right?',
		});
	});

	it('the credential test tells a host that knows no such channel from a wrong key', async () => {
		const server = await startScriptedServer((_received, response) => json(response, 404, {}));
		const result = await testCredential(screen(), { studioUrl: server.baseUrl });
		await server.close();
		expect(result).toEqual({
			status: 'Error',
			message: 'Wochit does not know this channel. Check the Channel ID and the Studio URL.',
		});
	});
});
