import { sandbox } from '../setup';
import {
	account,
	accountId,
	headers,
	refusesToSend,
	requests,
	run,
	saysWhatItRefuses,
	sendsAndGives,
	stamps,
	unknown,
	useCentrapay,
	withBody,
	wrongAccount,
} from './setup';

useCentrapay();

sendsAndGives([
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
				...stamps,
				version: '1',
				enabled: true,
				role: 'merchant-terminal',
				accountId,
				secret: expect.stringMatching(/^\w{41}$/),
				apiKeyName: 'MyAPIkey',
				created: true,
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
				apiKeyName: 'MyOtherAPIkey',
				name: 'MyOtherAPIkey',
				...stamps,
				version: '1',
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
				apiKeyName: 'MyOtherAPIkey',
				name: 'MyOtherAPIkey',
				...stamps,
				version: '2',
				enabled: false,
				role: 'merchant-terminal',
			},
		],
	],
]);

saysWhatItRefuses([
	[
		'apiKey: create',
		{ accountId: account, name: 'MyOtherAPIkey', role: 'merchant-terminal' },
		{
			message: `API key MyOtherAPIkey of account ${accountId} is there already`,
			description:
				'Nothing was sent for this item. To go on with the one that is there, set If It Already Exists to Use Existing.',
		},
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
]);

describe('a key that is there and not listed', () => {
	afterEach(() => sandbox.configure({ listLagMs: 0 }));

	it('is told of as one that is there, not as a wrong account', async () => {
		sandbox.configure({ listLagMs: 60_000 });
		const key = { accountId: account, name: 'Till1', role: 'merchant-terminal' };
		await run('apiKey: create', key);
		const { error } = await run('apiKey: create', key);
		expect(error).toMatchObject({
			message: 'Centrapay refused: API_KEY_NAME_ALREADY_EXISTS',
			description:
				"Centrapay did not list it as yours before, so it may be somebody else's: enter another one. If it is yours, set If It Already Exists to Use Existing.",
		});
	});
});

refusesToSend([
	[
		'apiKey: create',
		{ accountId: account, name: 'My key', role: 'merchant-terminal' },
		'Name can only have letters and digits, and is “My key”',
	],
	[
		'apiKey: create',
		{ accountId: account, name: 'K', role: '={{ "owner" }}' },
		'Role must be account-owner or merchant-terminal, and is “owner”',
	],
]);

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

describe('An answer that got lost', () => {
	it('of an API key means that its secret is lost, which is said', async () => {
		sandbox.faults.next(['status500After'], { methods: ['POST'] });
		const { error } = await run('apiKey: create', {
			accountId: account,
			name: 'LostKey',
			role: 'merchant-terminal',
		});
		expect(error?.message).toContain('The API key "LostKey" was created, but its secret is lost');
		expect(requests().map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
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
				apiKeyName: 'MyOtherAPIkey',
				name: 'MyOtherAPIkey',
				...stamps,
				version: '1',
				enabled: false,
				role: 'merchant-terminal',
				notice: expect.stringContaining('secret is not here') as string,
				created: false,
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
