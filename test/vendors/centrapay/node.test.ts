import type { IDataObject } from 'n8n-workflow';

import { searchList, testCredential } from '../../harness/n8n';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import { account, accountId, key, run, screen, useCentrapay } from './setup';

useCentrapay();

describe('Centrapay says what it refuses', () => {
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
				expect(made.error).toBe(`Centrapay refused: Forbidden [item ${index + 1}]`);
			} else if (invalid.includes(index)) {
				expect(made.error).toBe(
					`Name can only have letters and digits, and is “not alphanumeric” [item ${index + 1}]`,
				);
			} else expect(made).toMatchObject({ name: `Key${index}`, secret: expect.any(String) });
		});
		expect(sandbox.counts().centrapay.created.apiKeys).toBe(193);
	});
});

describe('An answer that got lost', () => {
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
			name: 'Carol Chen, carol@example.com (account-owner)',
			value: '9f4b3bae-dc30-11ea-ab70-2743d9be3dd5',
		});
	});

	it('lists members by their IDs where nothing tells their names', async () => {
		const members = [
			{ userId: 'da75ad90', role: 'account-owner' },
			{ userId: 'b657195e', role: 'cashier', firstName: 'Bob', lastName: '' },
		];
		const server = await startScriptedServer((_received, response) => json(response, 200, members));
		const credential = { apiKey: key, baseUrl: server.baseUrl };
		const shown = { ...screen('member: add', { accountId: account }), credential };
		const { results } = await searchList(shown, 'searchMembers');
		await server.close();
		expect(results.map(({ name }) => name)).toEqual(['Bob (cashier)', 'da75ad90 (account-owner)']);
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
