import type { IDataObject } from 'n8n-workflow';

import { loadOptions, testCredential } from '../../harness/n8n';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { sandbox, useSandbox } from '../setup';
import {
	authentication,
	nothing,
	refusesToSend,
	run,
	saysWhatItRefuses,
	screen,
	sendsAndGives,
	studio,
} from './setup';

useSandbox();

const categories = [
	{ id: '1', name: 'Shopping' },
	{ id: '2', name: 'Blogging' },
	{ id: '3', name: 'Sports' },
	{ id: '4', name: 'Real Estate' },
	{ id: '5', name: 'Événements & Fêtes' },
];

sendsAndGives([
	[
		'channel: get',
		'',
		{},
		{ method: 'GET', path: '/api/v1/channels/4711', headers: studio, body: '' },
		{ templateCategories: categories },
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
			userToken: expect.stringMatching(/^\w{64}$/) as string,
			value: expect.stringMatching(/^\w{64}$/) as string,
			expirationDate: expect.any(Number) as number,
			userId: 'user-77',
			partnerId: 'demo-customer',
		},
	],
]);

describe('Wochit is sent and gives what its document shows', () => {
	it('each request at its own host', async () => {
		await run('channel: get');
		await run('userToken: create', { userId: 'u', partnerId: 'demo-customer' });
		const hosts = sandbox.requests.all({ vendor: 'wochit' }).map(({ server }) => server);
		expect(hosts).toEqual(['wochitStudio', 'wochitAuthentication']);
	});

	it('a second token for a user who is there', async () => {
		const user = { userId: 'user-77', partnerId: 'demo-customer' };
		const first = await run('userToken: create', user);
		const second = await run('userToken: create', user);
		expect(second.json[0]!.value).not.toBe(first.json[0]!.value);
		expect(sandbox.counts().wochit).toMatchObject({ created: { users: 1 }, tokens: 2 });
	});
});

saysWhatItRefuses([
	[
		'userToken: create',
		{ userId: 'u', partnerId: 'nobody' },
		'organization.partnerId: is unknown, NOT_FOUND',
	],
]);

describe('Wochit says what it refuses, with the ID that its support asks for', () => {
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

refusesToSend([['userToken: create', { userId: nothing, partnerId: 'p' }, 'User ID is required']]);

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
				expect(made.error).toBe(
					`Wochit refused: name: is taken, ALREADY_EXISTS [item ${index + 1}]`,
				);
			} else if (invalid.includes(index)) {
				expect(made.error).toMatch(new RegExp(`^Email must be .* \\[item ${index + 1}\\]$`));
			} else {
				expect(made).toEqual({
					...items[index],
					email: undefined,
					organizationId: expect.any(Number) as number,
					created: true,
				});
			}
		});
		expect(sandbox.counts().wochit.created.customers).toBe(193);
	});
});

describe('An answer that got lost', () => {
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
			message:
				'Wochit does not know this channel. Check the Channel ID, and the Studio URL under Show Addresses.',
		});
	});
});
