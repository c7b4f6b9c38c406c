import type { IDataObject } from 'n8n-workflow';

import { CentrapayApi } from '../../../credentials/CentrapayApi.credentials';
import { Centrapay } from '../../../nodes/Centrapay/Centrapay.node';
import { demoSecrets, startSandbox, type Sandbox } from '../../../sandbox';
import { searchList, testCredential } from '../../harness/n8n';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { operationsOf, sent } from '../../harness/vendor';

const accountId = 'Jaim1Cu1Q55uooxSens6yk';
const userId = 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc';
const key = demoSecrets.centrapayApiKey;
const account = { mode: 'id', value: accountId, __rl: true };
const unknown = { mode: 'id', value: 'NoSuchAccount', __rl: true };
/** The node's own limit is for the whole process, which all tests share. */
const unlimited = { requestSettings: { requestsPerMinute: 0 } };

const centrapay = operationsOf(new Centrapay(), new CentrapayApi());
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.configure({ centrapay: { requestsPerMinute: 0, pageSize: 0 } });
});

type Node = ReturnType<typeof centrapay>;
const run = async (...[operation, parameters, more]: Parameters<Node['run']>) =>
	await centrapay(sandbox.credentials.centrapayApi).run(
		operation,
		{ ...unlimited, ...parameters },
		more,
	);
const screen = (...chosen: Parameters<Node['screen']>) =>
	centrapay(sandbox.credentials.centrapayApi).screen(...chosen);
const requests = () => sandbox.requests.all({ vendor: 'centrapay' }).map(sent);
const headers = { 'x-api-key': key };
const withBody = { ...headers, 'content-type': 'application/json' };

/** What Centrapay adds to what it made. */
const stamps = {
	createdBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	createdAt: expect.any(String) as string,
	modifiedAt: expect.any(String) as string,
	modifiedBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
};

describe('Centrapay sends and gives what its document shows', () => {
	it.each<[string, IDataObject, IDataObject, IDataObject[]]>([
		[
			'account: create',
			{ name: 'Centrapay Cafe', type: 'org' },
			{
				method: 'POST',
				path: '/api/accounts',
				headers: withBody,
				body: { name: 'Centrapay Cafe', type: 'org' },
			},
			[{ id: expect.any(String), name: 'Centrapay Cafe', type: 'org', ...stamps, version: '1' }],
		],
		[
			'account: get',
			{ accountId: account },
			{ method: 'GET', path: `/api/accounts/${accountId}`, headers, body: '' },
			[{ id: accountId, name: 'Harbour Cafe', type: 'org', ...stamps, version: '1' }],
		],
		[
			'account: update',
			{ accountId: account, name: 'Shortland St Cafe' },
			{
				method: 'PUT',
				path: `/api/accounts/${accountId}`,
				headers: withBody,
				body: { name: 'Shortland St Cafe' },
			},
			[{ id: accountId, name: 'Shortland St Cafe', type: 'org', ...stamps, version: '2' }],
		],
		[
			'apiKey: create',
			{ accountId: account, name: 'MyAPIkey', role: 'merchant-terminal' },
			{
				method: 'POST',
				path: `/api/accounts/${accountId}/api-keys`,
				headers: withBody,
				body: { name: 'MyAPIkey', role: 'merchant-terminal' },
			},
			[
				{
					name: 'MyAPIkey',
					createdAt: stamps.createdAt,
					enabled: true,
					role: 'merchant-terminal',
					accountId,
					secret: expect.stringMatching(/^\w{41}$/),
				},
			],
		],
		[
			'apiKey: getAll',
			{ accountId: account, returnAll: true },
			{ method: 'GET', path: `/api/accounts/${accountId}/api-keys`, headers, body: '' },
			[
				{
					accountId,
					name: 'MyOtherAPIkey',
					createdAt: stamps.createdAt,
					enabled: false,
					role: 'merchant-terminal',
				},
			],
		],
		[
			'apiKey: update',
			{
				accountId: account,
				apiKeyName: { mode: 'name', value: 'MyOtherAPIkey', __rl: true },
				enabled: false,
			},
			{
				method: 'PUT',
				path: `/api/accounts/${accountId}/api-keys/MyOtherAPIkey`,
				headers: withBody,
				body: { enabled: false },
			},
			[
				{
					accountId,
					name: 'MyOtherAPIkey',
					createdAt: stamps.createdAt,
					enabled: false,
					role: 'merchant-terminal',
				},
			],
		],
		[
			'member: add',
			{ accountId: account, userId, role: 'account-owner' },
			{
				method: 'POST',
				path: `/api/accounts/${accountId}/members`,
				headers: withBody,
				body: { userId, role: 'account-owner' },
			},
			[{ accountId, userId, role: 'account-owner', ...stamps, version: '1' }],
		],
		[
			'member: getAll',
			{ accountId: account, returnAll: true },
			{ method: 'GET', path: `/api/accounts/${accountId}/members`, headers, body: '' },
			[
				{
					accountId,
					userId: 'b657195e-dc2f-11ea-8566-e7710d592c99',
					createdAt: stamps.createdAt,
					role: 'account-owner',
				},
				{
					accountId,
					userId: '9f4b3bae-dc30-11ea-ab70-2743d9be3dd5',
					createdAt: stamps.createdAt,
					role: 'account-owner',
				},
			],
		],
	])('%s', async (operation, parameters, request, output) => {
		const result = await run(operation, parameters);
		expect(result.error).toBeUndefined();
		expect(requests()).toEqual([{ query: {}, ...request }]);
		expect(result.json).toEqual(output);
	});

	it('account: create with every optional field', async () => {
		const result = await run('account: create', {
			name: 'Café “Ünïcode” 日本',
			type: 'org',
			additionalFields: { owner: userId, region: 'NZ', test: false },
		});
		expect(requests()[0]!.body).toEqual({
			name: 'Café “Ünïcode” 日本',
			type: 'org',
			owner: userId,
			region: 'NZ',
			test: false,
		});
		expect(result.json[0]).toMatchObject({
			name: 'Café “Ünïcode” 日本',
			region: 'NZ',
			test: false,
		});
		expect(sandbox.state.centrapay.members).toContainEqual(
			expect.objectContaining({ accountId: result.json[0]!.id, userId }),
		);
	});
});

describe('Centrapay says what it refuses', () => {
	const wrongAccount = {
		message: 'Centrapay refused: Forbidden',
		description: 'Check that the account ID is right and that the API key may do this.',
		httpCode: '403',
	};
	it.each<[string, IDataObject, object]>([
		[
			'account: create',
			{ name: 'Cafe', type: 'org', additionalFields: { owner: 'nobody' } },
			wrongAccount,
		],
		['account: get', { accountId: unknown }, wrongAccount],
		['account: update', { accountId: unknown, name: 'Cafe' }, wrongAccount],
		[
			'apiKey: create',
			{ accountId: account, name: 'MyOtherAPIkey', role: 'merchant-terminal' },
			{ message: 'Centrapay refused: API_KEY_NAME_ALREADY_EXISTS', httpCode: '403' },
		],
		['apiKey: getAll', { accountId: unknown }, wrongAccount],
		[
			'apiKey: update',
			{
				accountId: account,
				apiKeyName: { mode: 'name', value: 'None', __rl: true },
				enabled: true,
			},
			wrongAccount,
		],
		['member: add', { accountId: account, userId: 'nobody', role: 'account-owner' }, wrongAccount],
		['member: getAll', { accountId: unknown }, wrongAccount],
	])('%s', async (operation, parameters, problem) => {
		const { error } = await run(operation, parameters);
		expect(error).toMatchObject(problem);
		expect(requests()).toHaveLength(1);
	});

	it('a wrong key, without showing it', async () => {
		const wrong = 'a-key-that-is-wrong';
		const { error, run: stored } = await run(
			'account: get',
			{ accountId: account },
			{ credential: { ...sandbox.credentials.centrapayApi, apiKey: wrong } },
		);
		expect(error).toMatchObject({
			message: 'Centrapay refused: Unauthorized',
			description: 'Check the API key in the credential.',
		});
		expect(JSON.stringify(stored)).not.toContain(wrong);
	});
});

describe('Centrapay is sent nothing that is known to be wrong', () => {
	it.each<[string, IDataObject, string]>([
		['account: create', { name: '  ', type: 'org' }, 'Name is required'],
		[
			'account: create',
			{ name: 'A', type: '={{ "firm" }}' },
			'Type must be one of individual, org',
		],
		[
			'account: create',
			{ name: 'A', type: 'individual', additionalFields: { region: 'NZ' } },
			'Region is only for organizations: remove it, or set Type to Organization',
		],
		['account: get', { accountId: { ...account, value: '={{ "" }}' } }, 'Account is required'],
		[
			'account: get',
			{ accountId: { ...account, value: 'a/../b' } },
			"Account can't contain / \\ ? # or %",
		],
		[
			'apiKey: create',
			{ accountId: account, name: 'My key', role: 'merchant-terminal' },
			'Name can only have letters and digits',
		],
		[
			'apiKey: create',
			{ accountId: account, name: 'K', role: '={{ "owner" }}' },
			'Role must be one of account-owner, merchant-terminal',
		],
		[
			'member: add',
			{ accountId: account, userId: '={{ "" }}', role: 'account-owner' },
			'User ID is required',
		],
	])('%s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(requests()).toEqual([]);
	});
});

describe('A list', () => {
	beforeEach(async () => {
		await run(
			'apiKey: create',
			{ accountId: account, name: '={{ $json.name }}', role: 'merchant-terminal' },
			{ items: Array.from({ length: 59 }, (_, index) => ({ name: `Key${index}` })) },
		);
		sandbox.requests.clear();
	});

	it.each([
		[{ returnAll: true }, 60],
		[{ returnAll: false, limit: 7 }, 7],
		[{}, 50],
	])('with %j', async (limits, expected) => {
		const { json: out, items } = await run('apiKey: getAll', { accountId: account, ...limits });
		expect(out).toHaveLength(expected);
		expect(items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
		expect(requests()).toHaveLength(1);
	});
});

describe('200 items of which 7 are bad', () => {
	it('give 193 results and 7 errors, each in its place', async () => {
		const refused = [4, 77, 198];
		const invalid = [0, 50, 51, 199];
		const items = Array.from({ length: 200 }, (_, index) => ({
			account: refused.includes(index) ? 'Nobody' : accountId,
			name: invalid.includes(index) ? 'not alphanumeric' : `Key${index}`,
		}));
		const { items: out } = await run(
			'apiKey: create',
			{
				accountId: { mode: 'id', value: '={{ $json.account }}', __rl: true },
				name: '={{ $json.name }}',
				role: 'merchant-terminal',
			},
			{ items, settings: { onError: 'continueRegularOutput' } },
		);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		out.forEach(({ json: made }, index) => {
			if (refused.includes(index)) {
				expect(made.error).toBe(`Centrapay refused: Forbidden [item ${index}]`);
			} else if (invalid.includes(index)) {
				expect(made.error).toBe(`Name can only have letters and digits [item ${index}]`);
			} else expect(made).toMatchObject({ name: `Key${index}`, secret: expect.any(String) });
		});
		expect(sandbox.counts().centrapay.created.apiKeys).toBe(193);
	});
});

describe('An answer that got lost', () => {
	it('of an account, which cannot be looked up, is an unknown outcome and not sent again', async () => {
		sandbox.faults.next(['resetAfter']);
		const { error } = await run('account: create', { name: 'Lost Cafe', type: 'org' });
		expect(error?.message).toMatch(/^Outcome unknown: Centrapay may have carried this out/);
		expect(error?.description).toContain('account named "Lost Cafe"');
		expect(requests()).toHaveLength(1);
	});

	it('of an API key means that its secret is lost, which is said', async () => {
		sandbox.faults.next(['status500After']);
		const { error } = await run('apiKey: create', {
			accountId: account,
			name: 'LostKey',
			role: 'merchant-terminal',
		});
		expect(error?.message).toContain('The API key "LostKey" was created, but its secret is lost');
		expect(requests().map(({ method }) => method)).toEqual(['POST', 'GET']);
	});

	it.each(['status500Before', 'html', 'truncatedJson', 'empty'] as const)(
		'of an update (%s) is asked for again',
		async (fault) => {
			sandbox.faults.next([fault]);
			const { json: out } = await run('account: update', { accountId: account, name: 'New' });
			expect(out[0]).toMatchObject({ id: accountId, name: 'New' });
			expect(requests()).toHaveLength(2);
		},
	);

	it.each<[string, string, IDataObject, unknown]>([
		['without an ID', 'account: get', { accountId: account }, { name: 'Cafe' }],
		['that is a list', 'account: get', { accountId: account }, []],
		['that is not a list', 'member: getAll', { accountId: account }, { members: [] }],
	])('%s is not taken for a result', async (_title, operation, parameters, body) => {
		const server = await startScriptedServer((_received, response) => json(response, 200, body));
		const credential = { apiKey: key, baseUrl: server.baseUrl };
		const settings = { requestSettings: { requestsPerMinute: 0, maxTries: 1 } };
		const { error } = await run(operation, { ...parameters, ...settings }, { credential });
		await server.close();
		expect(error?.message).toMatch(/the answer was not as documented/);
	});
});

describe('If It Already Exists', () => {
	it('uses the API key that is there, of which there is no secret', async () => {
		const { json: out } = await run('apiKey: create', {
			accountId: account,
			name: 'MyOtherAPIkey',
			role: 'merchant-terminal',
			ifExists: 'useExisting',
		});
		expect(out).toEqual([
			{
				accountId,
				name: 'MyOtherAPIkey',
				createdAt: stamps.createdAt,
				enabled: false,
				role: 'merchant-terminal',
			},
		]);
		expect(requests().map(({ method }) => method)).toEqual(['GET']);
	});

	it('creates the API key that is not there, once for items that name the same', async () => {
		const { json: out } = await run(
			'apiKey: create',
			{
				accountId: account,
				name: '={{ $json.name }}',
				role: 'merchant-terminal',
				ifExists: 'useExisting',
			},
			{ items: [{ name: 'New' }, { name: 'New' }] },
		);
		expect(out.map(({ name }) => name)).toEqual(['New', 'New']);
		expect(sandbox.counts().centrapay.created.apiKeys).toBe(1);
	});
});

describe('On the screen', () => {
	it.each(['bare array', 'pages'])('lists accounts and keys to choose from (%s)', async (shape) => {
		if (shape === 'pages') sandbox.configure({ centrapay: { pageSize: 100 } });
		expect(await searchList(screen(), 'searchAccounts', 'harbour')).toEqual({
			results: [{ name: 'Harbour Cafe', value: accountId }],
			paginationToken: undefined,
		});
		expect(
			await searchList(screen('apiKey: update', { accountId: account }), 'searchApiKeys'),
		).toMatchObject({
			results: [{ name: 'MyOtherAPIkey', value: 'MyOtherAPIkey' }],
		});
	});

	it("lists an account's members, to update what they may do", async () => {
		const parameters = { accountId: account };
		const { results } = await searchList(screen('member: add', parameters), 'searchMembers');
		expect(results).toContainEqual({
			name: '9f4b3bae-dc30-11ea-ab70-2743d9be3dd5 (account-owner)',
			value: '9f4b3bae-dc30-11ea-ab70-2743d9be3dd5',
		});
	});

	it('asks for an account before it lists its keys', async () => {
		const nothing = { accountId: { mode: 'list', value: '', __rl: true } };
		await expect(searchList(screen('apiKey: update', nothing), 'searchApiKeys')).rejects.toThrow(
			'Choose an account first',
		);
	});

	it('the credential test passes with the right key only, and says why not', async () => {
		const credential = screen();
		expect(await testCredential(credential)).toEqual({
			status: 'OK',
			message: 'Connected to Centrapay',
		});
		expect(await testCredential(credential, { apiKey: 'wrong' })).toEqual({
			status: 'Error',
			message: 'Centrapay does not accept this API key. Check that it is complete and enabled.',
		});
		expect(await testCredential(credential, { baseUrl: 'http://127.0.0.1:1' })).toEqual({
			status: 'Error',
			message: 'Centrapay could not be reached: the connection was refused. Is the address right?',
		});
		expect(await testCredential(credential, { baseUrl: 'centrapay' })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('it must start with https://'),
		});
	});
});
