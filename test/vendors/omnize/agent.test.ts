import type { IDataObject } from 'n8n-workflow';

import { json } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	behavesAsDocumented,
	byId,
	given,
	once,
	refusesBeforeSending,
	run,
	runAgainst,
	sentBody,
	sha256,
	something,
	useOmnize,
} from './setup';

useOmnize();

const agentOf = (email: string) =>
	sandbox.state.omnize.agents.find((agent) => agent.email === email);

behavesAsDocumented('agent', [
	{
		operation: 'agent: create',
		parameters: {
			accountId: '1111',
			name: 'Test Agent',
			email: 'test@example.com',
			password: 'correct horse',
			additionalFields: { profile: 'ADMIN', textLimit: 7 },
		},
		request: {
			method: 'POST',
			path: '/api/v1/agents',
			body: {
				profile: 'ADMIN',
				agent: {
					email: 'test@example.com',
					name: 'Test Agent',
					password: sha256('correct horse'),
					text_limit: 7,
					account_id: 1111,
				},
			},
		},
		output: [
			{
				id: 12153,
				name: 'Test Agent',
				administrator: 'SIM',
				email: 'test@example.com',
				ativo: 1,
				photo: null,
				subscriber_id: null,
				account_id: 1111,
				date_creation: something,
				change_date: something,
				user_creation: null,
				user_change: null,
				version_register: 0,
				register_mobile_id: null,
				photo_expired_date: null,
				bucket_conf: null,
				agentId: 12153,
				accountId: 1111,
				created: true,
			} as IDataObject,
		],
	},
	{
		operation: 'agent: update',
		parameters: {
			agentId: byId('123'),
			updateFields: {
				email: 'update@example.com',
				name: 'New Name',
				textLimit: 7,
				password: sha256('correct horse').toUpperCase(),
				passwordIsHashed: true,
			},
		},
		request: {
			method: 'PUT',
			path: '/api/v1/agents/123',
			body: {
				agent: {
					email: 'update@example.com',
					name: 'New Name',
					text_limit: 7,
					password: sha256('correct horse'),
				},
			},
		},
		output: [{ success: true, agentId: 123 }],
	},
	{
		operation: 'agent: updateProfile',
		parameters: { agentId: byId('123'), profile: 'AGENT' },
		request: { method: 'PUT', path: '/api/v1/agents/123/profile', body: { profile: 'AGENT' } },
		output: [{ success: true, agentId: 123, profile: 'AGENT' }],
	},
	{
		operation: 'agent: getAll',
		parameters: { accountId: '1', limit: 1 },
		request: { method: 'GET', path: '/api/v1/agents', query: { account_id: '1' } },
		output: [expect.objectContaining({ id: 123, email: 'user@example.org' }) as IDataObject],
	},
]);

const agent = { accountId: '1', name: 'A', email: 'a@example.com', password: 'x' };
refusesBeforeSending([
	['Account is required', '', 'agent: getAll', { accountId: given }],
	[
		'Account must be a whole number, and is “1/../2”',
		'1/../2',
		'agent: getAll',
		{ accountId: given },
	],
	[
		'Account is too large, and is “9007199254740993”',
		'9007199254740993',
		'agent: getAll',
		{ accountId: given },
	],
	['Agent is required', null, 'agent: updateProfile', { agentId: byId(given) }],
	[
		'Agent must be a whole number, and is “1/profile”',
		'1/profile',
		'agent: updateProfile',
		{ agentId: byId(given) },
	],
	[
		'Profile must be ADMIN or AGENT, and is “OWNER”',
		'OWNER',
		'agent: updateProfile',
		{ agentId: byId('1'), profile: given },
	],
	[
		'Email must be an e-mail address such as name@example.com, and is “nobody”',
		'nobody',
		'agent: create',
		{ ...agent, email: given },
	],
	[
		'Password is an expression that gives nothing here. To mean a random password, leave the field itself empty',
		'',
		'agent: create',
		{ ...agent, password: given },
	],
	[
		'Password can not be entered while Set a Random Password is on',
		'x',
		'agent: update',
		{ agentId: byId('123'), updateFields: { password: given, randomPassword: true } },
	],
	[
		'Set a Random Password is off, so that nothing would change',
		false,
		'agent: update',
		{ agentId: byId('123'), updateFields: { randomPassword: given } },
	],
	[
		'Password is no hash, which has 64 characters from 0 to 9 and a to f: turn Password Is Hashed off to enter a password as people type it',
		'plain words',
		'agent: create',
		{ ...agent, password: given, additionalFields: { passwordIsHashed: true } },
	],
	[
		'Update Fields needs at least one of Email, Name, Password, Set a Random Password and Text Limit',
		true,
		'agent: update',
		{ agentId: byId('123'), updateFields: { passwordIsHashed: given } },
	],
]);

describe('a password that nobody enters', () => {
	const { password: _entered, ...withoutPassword } = agent;
	const sentPassword = () => (sentBody().agent as IDataObject).password;
	const sha256Pattern = expect.stringMatching(/^[0-9a-f]{64}$/) as unknown;

	it('is random, and another one for each agent', async () => {
		const passwords = [];
		for (const email of ['a@example.com', 'b@example.com']) {
			await run('agent: create', { ...withoutPassword, email });
			passwords.push(sentPassword());
		}
		expect(passwords).toEqual([sha256Pattern, sha256Pattern]);
		expect(new Set(passwords).size).toBe(2);
	});

	it('is hashed like any other where Password Is Hashed is on', async () => {
		await run('agent: create', {
			...withoutPassword,
			additionalFields: { passwordIsHashed: true },
		});
		expect(sentPassword()).toEqual(sha256Pattern);
	});

	it('leaves the password of an agent alone who is there already', async () => {
		await run('agent: create', agent);
		await run('agent: upsert', { ...withoutPassword, name: 'B' });
		expect(sentBody().agent).toMatchObject({ name: 'B' });
		expect(sentPassword()).toBeUndefined();
	});

	it('takes the place of the one that there is, when an update says so', async () => {
		await run('agent: update', {
			agentId: byId('123'),
			updateFields: { name: 'A', randomPassword: true },
		});
		expect(sentBody().agent).toEqual({ name: 'A', password: sha256Pattern });
	});
});

describe('values by expression', () => {
	it('leave out what is empty', async () => {
		await run(
			'agent: create',
			{
				accountId: '={{ $json.account }}',
				name: '={{ $json.name }}',
				email: '={{ $json.email }}',
				password: '={{ $json.password }}',
				additionalFields: { profile: '={{ $json.profile }}', textLimit: '={{ $json.limit }}' },
			},
			{
				items: [
					{
						account: 1,
						name: "Zoë O'Brien 🎈",
						email: 'zoe@example.org',
						password: 12345678,
						profile: '',
						limit: null,
					},
				],
			},
		);
		const { token, ...body } = sentBody();
		expect(token).toBe(sandbox.credentials.omnizeApi.token);
		expect(body).toEqual({
			agent: {
				email: 'zoe@example.org',
				name: "Zoë O'Brien 🎈",
				password: sha256('12345678'),
				account_id: 1,
			},
		});
	});
});

describe('answers', () => {
	it('that quote the token or the password are cleaned', async () => {
		const { token } = sandbox.credentials.omnizeApi;
		const quoted = [`No ${token}`, 'correct horse', sha256('correct horse')].join(' ');
		const { error, run: stored } = await runAgainst(
			(_received, response) => json(response, 200, { success: false, errors: quoted }),
			'agent: create',
			{ accountId: '1', name: 'A', email: 'a@example.com', password: 'correct horse' },
		);
		expect(error!.message).toBe('Omnize refused: No ••• ••• •••');
		expect(JSON.stringify(stored.data.resultData)).not.toContain(token);
	});
});

describe('an unclear outcome', () => {
	const agent = { accountId: '1', name: 'A', email: 'a@example.org', password: 'x' };

	it('that turns out as not done is done once', async () => {
		sandbox.faults.next(['resetBefore'], { methods: ['POST'] });
		const { json: out } = await run('agent: create', agent);
		expect(out).toMatchObject([{ id: 12153 }]);
		expect(sandbox.counts().omnize.created.agents).toBe(1);
	});

	it('of a look-up that proves nothing creates nothing', async () => {
		const { error, received } = await runAgainst(
			({ method }, response) =>
				json(response, 200, method === 'GET' ? { success: true, data: {} } : { success: true }),
			'agent: create',
			{ ...agent, ...once, ifExists: 'useExisting' },
		);
		expect(error!.message).toContain('the answer was not as documented');
		expect(received.map(({ method }) => method)).toEqual(['GET']);
	});
});

describe('If It Already Exists', () => {
	const agent = {
		accountId: '1',
		name: 'New Name',
		email: 'User@Example.org',
		password: 'correct horse',
	};

	it('uses the agent that is there, whatever the case of its e-mail', async () => {
		const { json: out } = await run('agent: create', { ...agent, ifExists: 'useExisting' });
		expect(out).toMatchObject([{ id: 123, name: 'Demo Agent' }]);
		expect(sandbox.counts().omnize.created.agents).toBe(0);
	});

	it('brings the agent that is there to the values of the item, its profile too', async () => {
		const { json: out } = await run('agent: create', {
			...agent,
			ifExists: 'update',
			additionalFields: { profile: 'ADMIN', textLimit: 3 },
		});
		expect(out).toMatchObject([
			{ id: 123, name: 'New Name', email: 'User@Example.org', text_limit: 3, profile: 'ADMIN' },
		]);
		expect(out[0]).not.toHaveProperty('administrator');
		const [, change, profile] = sandbox.requests.all();
		const { token } = sandbox.credentials.omnizeApi;
		expect(change).toMatchObject({
			method: 'PUT',
			path: '/api/v1/agents/123',
			body: {
				token,
				agent: {
					email: 'User@Example.org',
					name: 'New Name',
					text_limit: 3,
				},
			},
		});
		expect(profile).toMatchObject({
			method: 'PUT',
			path: '/api/v1/agents/123/profile',
			body: { token, profile: 'ADMIN' },
		});
		expect(agentOf('User@Example.org')).toMatchObject({ id: 123, administrator: 'SIM' });
	});

	it.each([
		['keeps its own in place of', {}, false],
		['gets, where that is asked for,', { passwordOfExisting: true }, true],
	])('an agent who is there %s the password', async (_verb, additionalFields, isSet) => {
		await run('agent: upsert', { ...agent, additionalFields });
		const { agent: change } = sandbox.requests.last({ method: 'PUT' })!.body as IDataObject;
		expect(change).toEqual({
			name: 'New Name',
			email: 'User@Example.org',
			...(isSet && { password: sha256('correct horse') }),
		});
	});

	it('leaves the profile alone where the item has none', async () => {
		const { json: out } = await run('agent: create', { ...agent, ifExists: 'update' });
		expect(out).toMatchObject([{ id: 123, administrator: 'NAO' }]);
		expect(sandbox.requests.count()).toBe(2);
	});

	it('creates the agent that is not there', async () => {
		const other = { ...agent, email: 'other@example.org', ifExists: 'update' };
		const { json: out } = await run('agent: create', other);
		expect(out).toMatchObject([{ id: 12153 }]);
	});

	it('looks only within the account', async () => {
		const elsewhere = { ...agent, accountId: '1111', ifExists: 'useExisting' };
		const { json: out } = await run('agent: create', elsewhere);
		expect(out).toMatchObject([{ id: 12153, account_id: 1111 }]);
	});

	it('creates one agent for two items with the same e-mail', async () => {
		const { json: out } = await run(
			'agent: create',
			{ ...agent, email: '={{ $json.email }}', ifExists: 'useExisting' },
			{ items: [{ email: 'twin@example.org' }, { email: 'Twin@example.org' }] },
		);
		expect(out.map(({ id }) => id)).toEqual([12153, 12153]);
	});
});
