import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	INodeType,
} from 'n8n-workflow';

import { loadOptions, runNode, searchList, testCredential } from '../../harness/n8n';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	behavesAsDocumented,
	byId,
	createDepartment,
	credential,
	credentialType,
	given,
	node,
	once,
	refusesBeforeSending,
	run,
	runAgainst,
	screen,
	something,
	useOmnize,
} from './setup';

useOmnize();

behavesAsDocumented('loginUrl', [
	{
		operation: 'loginUrl: create',
		parameters: { email: 'user@example.org' },
		request: {
			method: 'POST',
			path: '/prod/authentication',
			body: { action: 'loginPartner', username: 'user@example.org' },
		},
		output: [
			{
				token: something,
				url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\?token=[\w.-]+$/) as unknown,
			} as IDataObject,
		],
		server: 'omnizeLogin',
	},
]);

refusesBeforeSending([
	[
		'Email must be an e-mail address such as name@example.com, and is “a@b”',
		'a@b',
		'loginUrl: create',
		{ email: given },
	],
]);

describe('widget: getCode', () => {
	it('gives the snippet without a request and without a credential', async () => {
		const { json: out } = await run('widget: getCode', { accountId: '4931' }, { credential: {} });
		expect(out).toEqual([
			{ accountId: 4931, code: expect.stringContaining('wOmz.init({id:4931});') as unknown },
		]);
		expect(sandbox.requests.count()).toBe(0);
	});

	it('is refused for what is not an account ID', async () => {
		const { error } = await run('widget: getCode', { accountId: '1});alert(1' });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Account ID must be a whole number, and is “1});alert(1”',
		});
	});
});

describe('answers', () => {
	const agents = { accountId: '1', ...once };

	it('of 200 with success false are refusals, their list of errors in one sentence', async () => {
		const errors = ['E-mail can be blank', 'Name is too short'];
		const { error } = await runAgainst(
			(_received, response) => json(response, 200, { status: 200, success: false, errors }),
			'agent: getAll',
			agents,
		);
		expect(error!.message).toBe('Omnize refused: E-mail can be blank; Name is too short');
	});

	it.each<[string, unknown, string]>([
		['without success', { status: 200, data: [] }, 'the answer was not as documented'],
		['with success in words', { success: 'true', data: [] }, 'the answer was not as documented'],
		['without data', { success: true }, 'the answer was empty'],
		['with data of another kind', { success: true, data: 'x' }, 'the answer was not as documented'],
		['without an ID', { success: true, data: [{ name: 'A' }] }, 'the answer was not as documented'],
		['that are empty', undefined, 'the answer was not as documented'],
	])('%s are told', async (_name, body, reason) => {
		const { error, received } = await runAgainst(
			(_received, response) => json(response, 200, body),
			'agent: getAll',
			agents,
		);
		expect(error!.message).toContain(`Omnize could not be reached: ${reason}`);
		expect(received).toHaveLength(1);
	});

	it('never hand out passwords or tokens of records', async () => {
		const data = [{ id: 5, name: 'A', password: 'hash', token: 'theirs' }];
		const { json: out } = await runAgainst(
			(_received, response) => json(response, 200, { success: true, data }),
			'agent: getAll',
			agents,
		);
		expect(out).toEqual([{ agentId: 5, id: 5, name: 'A' }]);
	});

	it('of the login endpoint that say no are refusals, with what to look at', async () => {
		const { error } = await run('loginUrl: create', { email: 'nobody@example.org' });
		expect(error).toMatchObject({
			message: 'Omnize refused: User not found',
			description: expect.stringContaining('active agent') as unknown,
		});
	});
});

describe('many items', () => {
	it('of which 7 are bad give 193 results and 7 errors, each in its place', async () => {
		const bad = new Set([0, 31, 32, 77, 120, 198, 199]);
		const items = Array.from({ length: 200 }, (_, index) => ({
			email: bad.has(index) ? `nobody ${index}` : `agent${index}@example.org`,
		}));
		const { items: out } = await run(
			'agent: create',
			{ accountId: '1', name: 'A', email: '={{ $json.email }}', password: 'correct horse' },
			{ items, settings: { onError: 'continueRegularOutput' } },
		);
		expect(out).toHaveLength(200);
		out.forEach(({ json: one, pairedItem }, index) => {
			expect(pairedItem).toEqual({ item: index });
			if (bad.has(index)) {
				expect(one.error).toBe(
					`Email must be an e-mail address such as name@example.com, and is “nobody ${index}” [item ${index + 1}]`,
				);
			} else {
				expect(one.email).toBe(`agent${index}@example.org`);
			}
		});
		expect(sandbox.counts().omnize).toMatchObject({
			created: { agents: 193 },
			duplicates: { agents: 0 },
			passwordsInClear: 0,
		});
	});
});

describe("the credential in n8n's HTTP Request node", () => {
	/** Sends as the HTTP Request node does: by n8n's older helper, with `uri` and JSON unread. */
	const requester = (options: IDataObject): INodeType => ({
		description: {
			...node.description,
			credentials: [{ name: 'omnizeApi', required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const body = (await this.helpers.requestWithAuthentication.call(this, 'omnizeApi', {
				headers: {},
				json: false,
				...options,
			})) as string;
			return [[{ json: JSON.parse(body) as IDataObject }]];
		},
	});
	const request = async (method: string, path: string, options: IDataObject = {}) => {
		const uri = sandbox.urls.omnize + path;
		const { json: out } = await runNode({
			node: requester({ method, uri, ...options }),
			credentialType,
			credential: credential(),
			parameters: {},
		});
		return out;
	};

	it('lets a GET with a query of its own through', async () => {
		const out = await request('GET', '/api/v1/agents?account_id=1');
		expect(out).toMatchObject([{ success: true, data: [{ id: 123 }, { id: 456 }] }]);
	});

	it('lets a body through, as an object and as text', async () => {
		const body = { account: { ativo: 0 } };
		const changed = await request('PUT', '/api/v1/accounts/1', { body });
		expect(changed).toMatchObject([{ success: true }]);
		const again = await request('PUT', '/api/v1/accounts/1', {
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		});
		expect(again).toMatchObject([{ success: true }]);
	});

	it('lets a request without a body through', async () => {
		const out = await request('DELETE', '/api/v1/accounts/1');
		expect(out).toMatchObject([{ success: true, message: 'Account deleted successfully' }]);
	});
});

describe('the lists on the screen', () => {
	const empty = { __rl: true, mode: 'list', value: '' };
	const agents = [
		{ name: 'Demo Agent (second@example.org)', value: '456' },
		{ name: 'Demo Agent (user@example.org)', value: '123' },
	];

	it('show the agents of the account, and those who match what is typed', async () => {
		const update = screen('agent: update', { accountId: ' 1 ', agentId: empty });
		expect((await searchList(update, 'searchAgents')).results).toEqual(agents);
		expect((await searchList(update, 'searchAgents', 'SECOND')).results).toEqual([agents[0]]);
	});

	it('show the departments of the account, whose ID may be a number', async () => {
		await createDepartment();
		const update = screen('department: update', { accountId: 1, departmentId: empty });
		expect((await searchList(update, 'searchDepartments')).results).toEqual([
			{ name: 'Support', value: '801' },
		]);
	});

	it('show whom a department can be given, and whom it has', async () => {
		const departmentId = byId(await createDepartment());
		const add = screen('department: addAgents', { accountId: '1', departmentId });
		expect(await loadOptions(add, 'getAccountAgents')).toEqual(agents);

		await run('department: addAgents', { departmentId, agentIds: ['456'] });
		const remove = screen('department: removeAgents', { departmentId });
		expect(await loadOptions(remove, 'getDepartmentAgents')).toEqual([agents[0]]);
	});

	it('ask for what they depend on, before anything is sent', async () => {
		const update = screen('agent: update', { accountId: '', agentId: empty });
		await expect(searchList(update, 'searchAgents')).rejects.toThrow('Choose the account first');
		const remove = screen('department: removeAgents', { departmentId: empty });
		await expect(loadOptions(remove, 'getDepartmentAgents')).rejects.toThrow(
			'Choose a department first',
		);
		expect(sandbox.requests.count()).toBe(0);
	});

	it("say Omnize's words", async () => {
		const update = screen('agent: update', { accountId: '77', agentId: empty });
		await expect(searchList(update, 'searchAgents')).rejects.toThrow(
			'Omnize refused: Account not found',
		);
	});
});

describe('the Test button', () => {
	const press = async (changes: ICredentialDataDecryptedObject = {}) =>
		await testCredential(screen('account: create'), changes);

	it('passes with the right token, and changes nothing', async () => {
		expect(await press()).toEqual({ status: 'OK', message: 'Connected to Omnize' });
		expect(sandbox.requests.all()).toMatchObject([
			{ method: 'GET', path: '/api/v1/accounts', query: { limit: '1' } },
		]);
	});

	it('says what an address gives away that begins with http://', async () => {
		const { baseUrl } = sandbox.credentials.omnizeApi;
		const onANetwork = String(baseUrl).replace('127.0.0.1', '0.0.0.0');
		expect(await press({ baseUrl: onANetwork })).toEqual({
			status: 'OK',
			message: expect.stringMatching(
				/^Connected to Omnize\. Its address begins with http:\/\/: anybody on the way can read the key/,
			),
		});
	});

	it('passes whatever accounts there are', async () => {
		await run('account: delete', { accountId: '1' });
		expect(await press()).toMatchObject({ status: 'OK' });
	});

	it('says that the token is wrong', async () => {
		expect(await press({ token: 'wrong' })).toEqual({
			status: 'Error',
			message: 'Omnize does not accept this partner token. Copy it again from the partner portal.',
		});
	});

	it.each([
		['is not an address', 'partner.omnize.com', 'must start with https://'],
		['does not answer', 'http://127.0.0.1:1', 'could not be reached'],
	])('says that the host %s', async (_name, baseUrl, words) => {
		const { status, message } = await press({ baseUrl });
		expect(status).toBe('Error');
		expect(message).toContain(words);
	});

	it('does not take another page for Omnize', async () => {
		const server = await startScriptedServer((_received, response) => {
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<p>Welcome</p>');
		});
		const { status } = await press({ baseUrl: server.baseUrl });
		await server.close();
		expect(status).toBe('Error');
	});
});

describe('Simplify', () => {
	it('keeps the fields of an agent that people work with', async () => {
		const { json: out } = await run('agent: getAll', { accountId: 1 });
		expect(out.map(({ id }) => id)).toEqual([123, 456]);
		for (const agent of out) {
			expect(agent).toMatchObject({ email: expect.any(String), account_id: 1 });
			const { agentId, accountId, isAdministrator, active, ...own } = agent;
			expect({ agentId, accountId, isAdministrator, active }).toEqual({
				agentId: agent.id,
				accountId: agent.account_id,
				isAdministrator: false,
				active: true,
			});
			expect(Object.keys(own).length).toBeLessThanOrEqual(10);
			expect(agent).not.toHaveProperty('photo');
		}
	});
});
