import { startSandbox, type Sandbox } from '../../sandbox';
import { send } from './http';

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => Date.parse('2017-06-20T20:24:51.000Z') });
	({ token } = sandbox.credentials.omnizeApi);
});
beforeEach(() => {
	sandbox.configure({
		omnize: {
			departmentData: 'list',
			lists: 'whole',
			pages: 'known',
			deletedAgents: 'listed',
			departmentMembers: 'replaced',
		},
	});
	sandbox.reset();
});
afterAll(() => sandbox.close());

const call = async (method: string, path: string, body?: unknown) =>
	await send(sandbox.urls.omnize + path, { method, body });

/** The body of a successful answer; everything has status 200. */
const ok = async (method: string, path: string, body?: object) => {
	const answer = await call(method, path, body && { token, ...body });
	expect(answer.status).toBe(200);
	const { status, success, ...rest } = answer.json<Record<string, unknown>>();
	expect([status, success]).toEqual([200, true]);
	return rest;
};
const get = async (path: string) =>
	(await ok('GET', `${path}${path.includes('?') ? '&' : '?'}token=${token}`)).data;

const agent = {
	email: 'test@example.com',
	name: 'Test Agent',
	password: 'j2hk2j3h4kj23h4kjh2k34',
	text_limit: 7,
	account_id: 1111,
};
const account = {
	email: 'test@example.com',
	main_contact: 'Account Owner Namer',
	telefone: '(11) 9345-0987',
	url: 'testwebpage.com.br',
};
const department = {
	account_id: 1,
	name: 'New Department',
	description: 'A new created department',
	ativo: 1,
	channels: ['chat', 'video', 'audio'],
};

describe('documented requests about agents', () => {
	it('creates one with all documented fields', async () => {
		const { data } = await ok('POST', '/api/v1/agents', { profile: 'ADMIN', agent });
		expect(data).toEqual({
			id: expect.any(Number),
			name: 'Test Agent',
			password: null,
			administrator: 'SIM',
			email: 'test@example.com',
			ativo: 1,
			photo: null,
			subscriber_id: null,
			account_id: 1111,
			date_creation: '2017-06-20 20:24:51',
			change_date: '2017-06-20 20:24:51',
			user_creation: null,
			user_change: null,
			version_register: 0,
			register_mobile_id: null,
			photo_expired_date: null,
			bucket_conf: null,
		});
		expect(sandbox.counts().omnize.passwordsInClear).toBe(1);
	});

	it('makes an AGENT without a profile', async () => {
		const { data } = await ok('POST', '/api/v1/agents', { agent });
		expect(data).toMatchObject({ administrator: 'NAO' });
	});

	it('updates one and its profile, and lists them', async () => {
		const changed = { email: 'update@example.com', name: 'New Name', text_limit: 7 };
		expect(await ok('PUT', '/api/v1/agents/123', { agent: changed })).toEqual({});
		expect(await ok('PUT', '/api/v1/agents/123/profile', { profile: 'ADMIN' })).toEqual({});
		expect(await get('/api/v1/agents?account_id=1')).toEqual([
			expect.objectContaining({
				id: 123,
				email: 'update@example.com',
				name: 'New Name',
				administrator: 'SIM',
			}),
			expect.objectContaining({ id: 456 }),
		]);
	});
});

describe('documented requests about accounts', () => {
	it('creates one with all documented fields', async () => {
		const { data } = await ok('POST', '/api/v1/accounts', {
			license_quantity: 10,
			password: 'j2hk2j3h4kj23h4kjh2k34',
			account,
		});
		expect(Object.keys(data as object)).toHaveLength(33);
		expect(data).toMatchObject({ ...account, ativo: 1, name: null, region_id: 36, facelift: true });
	});

	it('updates one and answers with it', async () => {
		const { data } = await ok('PUT', '/api/v1/accounts/1', { account: { ...account, ativo: 1 } });
		expect(data).toMatchObject({ id: 1, ...account });
	});

	it.each([
		['inactivates', { account: { ativo: 0 } }, { ativo: 0 }],
		['activates', { account: { ativo: 1 } }, { ativo: 1 }],
		['changes the licenses of', { license_quantity: 5 }, { licenseQuantity: 5 }],
		['changes the license code of', { license_code: 'PARTNER_X' }, { licenseCode: 'PARTNER_X' }],
	])('%s one and answers without it', async (_what, body, result) => {
		expect(await ok('PUT', '/api/v1/accounts/1', body)).toEqual({});
		expect(sandbox.state.omnize.accounts[0]).toMatchObject(result);
	});

	it('deletes one', async () => {
		expect(await ok('DELETE', '/api/v1/accounts/1', {})).toEqual({
			message: 'Account deleted successfully',
		});
		expect(sandbox.state.omnize.accounts.map(({ id }) => id)).toEqual([1111]);
		expect(sandbox.state.omnize.agents).toEqual([]);
	});
});

describe('documented requests about departments', () => {
	const create = async () => {
		const { data } = await ok('POST', '/api/v1/departments', { department });
		return `/api/v1/departments/${(data as Array<{ id: number }>)[0]?.id}`;
	};

	it('creates, updates and lists them', async () => {
		const path = await create();
		const changes = { name: 'New Department Name', description: 'New description', ativo: 0 };
		const { data } = await ok('PUT', path, { department: changes });
		expect(data).toEqual([expect.objectContaining({ account_id: 1, ...changes })]);
		expect(await get('/api/v1/departments?account_id=1')).toEqual(data);
	});

	it('answers with the bare object where set so', async () => {
		sandbox.configure({ omnize: { departmentData: 'object' } });
		const { data } = await ok('POST', '/api/v1/departments', { department });
		expect(data).toMatchObject({ name: 'New Department' });
	});

	it('adds and removes agents, again without harm', async () => {
		const path = await create();
		const agents = ['123', '456'];
		await ok('POST', `${path}/add_agents`, { agents });
		const { data } = await ok('POST', `${path}/add_agents`, { agents });
		expect(data).toMatchObject([{ id: 123 }, { id: 456 }]);
		expect(await get(`${path}/agents`)).toEqual(data);
		expect(await ok('POST', `${path}/remove_agents`, { agents })).toEqual({ data: [] });
	});

	it('adds and removes channels', async () => {
		const path = await create();
		const removed = await ok('POST', `${path}/remove_channels`, { channels: ['video'] });
		expect(removed.data).toEqual(['chat', 'audio']);
		await ok('POST', `${path}/add_channels`, { channels: ['audio'] });
		expect(await get(`${path}/channels`)).toEqual(['chat', 'audio']);
	});
});

describe('login', () => {
	const login = async (body: object) =>
		await send(sandbox.credentials.omnizeApi.loginApiUrl, { method: 'POST', body });
	const body = { action: 'loginPartner', username: 'user@example.org' };

	it('gives a token that opens the login page', async () => {
		const answer = await login({ ...body, token });
		expect(answer.json()).toEqual({
			message: '',
			token: expect.stringMatching(/^eyJ/),
			status: 200,
		});
		const { loginPageUrl } = sandbox.credentials.omnizeApi;
		const page = await send(`${loginPageUrl}?token=${String(answer.json().token)}`);
		expect(page.text).toContain('user@example.org');
	});

	it.each([
		['a wrong token', { token: 'wrong' }, 401],
		['an unknown agent', { username: 'nobody@example.org' }, 404],
		['another action', { action: 'login' }, 400],
	])('gives none for %s', async (_what, changed, status) => {
		const answer = await login({ ...body, token, ...changed });
		expect(answer.json()).toMatchObject({ token: '', status, message: expect.stringMatching(/./) });
	});
});

describe('refusals', () => {
	const failed = (errors: unknown = expect.any(String)) => ({
		status: 200,
		success: false,
		errors,
	});

	it.each([
		['POST', '/api/v1/agents', { agent }],
		['PUT', '/api/v1/agents/123', { agent: { name: 'x' } }],
		['DELETE', '/api/v1/accounts/1', {}],
	])('%s takes the token in the body only', async (method, path, body) => {
		const inQuery = await call(method, `${path}?token=${token}`, body);
		const wrong = await call(method, path, { token: 'wrong', ...body });
		for (const answer of [inQuery, wrong]) {
			expect(answer.status).toBe(200);
			expect(answer.json()).toEqual(failed('Invalid token'));
		}
		const inBoth = await call(method, `${path}?token=${token}`, { token, ...body });
		expect(inBoth.json()).toEqual(failed());
	});

	it('GET takes the token in the query only', async () => {
		const inBody = await call('GET', '/api/v1/agents?account_id=1', { token });
		expect(inBody.json()).toEqual(failed('Invalid token'));
		const withBody = await call('GET', `/api/v1/agents?account_id=1&token=${token}`, { token });
		expect(withBody.json()).toEqual(failed());
	});

	it.each([
		['an undocumented property', '/api/v1/agents', { agent: { ...agent, color: 'red' } }],
		['an account ID that is text', '/api/v1/agents', { agent: { ...agent, account_id: '1' } }],
		['an unknown account', '/api/v1/agents', { agent: { ...agent, account_id: 9 } }],
		['another profile', '/api/v1/agents', { agent, profile: 'OWNER' }],
		['a missing license_quantity', '/api/v1/accounts', { account }],
		['licenses as text', '/api/v1/accounts', { account, license_quantity: '1' }],
		[
			'another channel',
			'/api/v1/departments',
			{ department: { ...department, channels: ['fax'] } },
		],
		['ativo as text', '/api/v1/departments', { department: { ...department, ativo: '1' } }],
	])('no creation with %s', async (_what, path, body) => {
		const answer = await call('POST', path, { token, ...body });
		expect(answer.status).toBe(200);
		expect(answer.json()).toEqual(failed());
		expect(sandbox.counts().omnize.created).toEqual({ accounts: 0, agents: 0, departments: 0 });
	});

	it('says what the document says about an empty e-mail', async () => {
		const answer = await call('PUT', '/api/v1/agents/123', { token, agent: { email: '' } });
		expect(answer.json()).toEqual(failed('E-mail can be blank'));
	});

	it('one kind of account update at a time', async () => {
		const body = { token, license_quantity: 5, license_code: 'X' };
		expect((await call('PUT', '/api/v1/accounts/1', body)).json()).toEqual(failed());
	});

	it('agent IDs as numbers, unknown things and unknown paths', async () => {
		await ok('POST', '/api/v1/departments', { department });
		const path = `/api/v1/departments/${sandbox.state.omnize.departments[0]?.id}`;
		const answers = [
			await call('POST', `${path}/add_agents`, { token, agents: [123] }),
			await call('POST', `${path}/add_agents`, { token, agents: ['999'] }),
			await call('PUT', '/api/v1/agents/999', { token, agent: { name: 'x' } }),
			await call('PATCH', '/api/v1/agents/123', { token }),
			await call('POST', '/api/v1/agents', '{'),
		];
		for (const answer of answers) expect(answer.json()).toEqual(failed());
	});

	it('nothing is unique, but doubles are counted', async () => {
		for (let times = 0; times < 2; times += 1) {
			await ok('POST', '/api/v1/accounts', { license_quantity: 1, account });
			await ok('POST', '/api/v1/agents', { agent });
			await ok('POST', '/api/v1/departments', { department });
		}
		await ok('POST', '/api/v1/agents', { agent: { ...agent, account_id: 1 } });
		expect(sandbox.counts().omnize).toMatchObject({
			created: { accounts: 2, agents: 3, departments: 2 },
			duplicates: { accounts: 1, agents: 1, departments: 1 },
		});
	});
});

const today = '/partner/api';
const byName = { agents: [{ id: 456 }, { id: 123 }] };

describe("today's requests about agents", () => {
	const created = async (more: object = {}) =>
		(
			(await ok('POST', `${today}/agents`, { agent: { ...agent, account_id: 1 }, ...more })) as {
				agent: { id: number };
			}
		).agent;
	const departments = async () => {
		for (const name of ['First', 'Second']) {
			await ok('POST', `${today}/departments`, { department: { account_id: 1, name } });
		}
	};
	const listed = async (query = '') =>
		await ok('GET', `${today}/agents?token=${token}&account_id=1${query}`);

	it('creates one with all documented fields, and shows and lists it', async () => {
		await departments();
		const made = await created({ profile: 'ADMIN', department_ids: [802] });
		expect(made).toEqual({
			id: expect.any(Number),
			name: 'Test Agent',
			photo: null,
			phone_extension: null,
			signature: null,
			email: 'test@example.com',
			deleted_at: null,
			active: true,
			departments: [{ id: 802, name: 'Second' }],
			status: 'OFFLINE',
			profile: 'ADMIN',
			created_at: '2017-06-20T20:24:51.000Z',
			updated_at: '2017-06-20T20:24:51.000Z',
		});
		const show = `${today}/agents/${made.id}?token=${token}&account_id=1`;
		expect(await ok('GET', show)).toEqual({ agent: made });
		expect(await listed()).toMatchObject({ agents: [made, ...byName.agents] });
	});

	it('makes an AGENT in the first department of what says neither', async () => {
		await departments();
		expect(await created()).toMatchObject({ profile: 'AGENT', departments: [{ id: 801 }] });
		expect(await created({ profile: null, department_ids: null })).toMatchObject({
			profile: 'AGENT',
			departments: [{ id: 801 }],
		});
	});

	it('resets in an update what it leaves out', async () => {
		await departments();
		const { id } = await created({ profile: 'ADMIN', department_ids: [802] });
		const { password: _password, ...again } = { ...agent, account_id: 1 };
		const { agent: now } = await ok('PUT', `${today}/agents/${id}`, { agent: again });
		expect(now).toMatchObject({ profile: 'AGENT', departments: [{ id: 801 }], active: true });
		const said = { profile: 'NIGHTS', department_ids: [], agent: { ...again, active: false } };
		const { agent: then } = await ok('PUT', `${today}/agents/${id}`, said);
		expect(then).toMatchObject({ profile: 'NIGHTS', departments: [], active: false });
	});

	it('takes the text limit as a number and as text', async () => {
		await ok('POST', `${today}/agents`, { agent: { ...agent, text_limit: '9' } });
		expect(sandbox.state.omnize.agents.at(-1)).toMatchObject({ text_limit: 9 });
	});

	it.each([{ agent: { account_id: 1 } }, {}])('deletes one (%j)', async (body) => {
		expect(await ok('DELETE', `${today}/agents/123`, body)).toEqual({
			message: 'Agent deleted successfully',
		});
		const deleted = { id: 123, active: false, deleted_at: expect.any(String) as string };
		expect(await listed()).toMatchObject({ agents: [{ id: 456 }, deleted] });
		sandbox.configure({ omnize: { deletedAgents: 'hidden' } });
		expect(await listed()).toMatchObject({ agents: [{ id: 456 }] });
		const again = await call('DELETE', `${today}/agents/123`, { token, ...body });
		expect(again.json()).toEqual({ status: 200, success: false, errors: 'Agent not found' });
		expect(sandbox.counts().omnize.deletedAgents).toBe(1);
	});

	it('changes the profile alone', async () => {
		expect(await ok('PUT', `${today}/agents/123/profile`, { profile: 'ADMIN' })).toEqual({});
		expect(await listed('&search=user@')).toMatchObject({ agents: [{ profile: 'ADMIN' }] });
	});

	it('lists 20 at a time, newest first, as it is asked', async () => {
		for (let one = 0; one < 25; one++) await created();
		const ids = async (query: string) =>
			((await listed(query)) as { agents: Array<{ id: number }> }).agents.map(({ id }) => id);
		const [first, second] = [await ids(''), await ids('&page=2')];
		expect([first.length, second.length]).toEqual([20, 7]);
		expect([...first, ...second]).toEqual([...first, ...second].sort((one, other) => other - one));
		expect(await ids('&page=3')).toEqual([]);
		expect(await ids('&limit=3&page=2&direction=asc')).toEqual([12154, 12155, 12156]);
		expect(await ids('&search=SECOND')).toEqual([456]);
		expect(await ids('&column=email&direction=asc&limit=1')).toEqual([456]);
		sandbox.configure({ omnize: { pages: 'ignored' } });
		expect(await ids('&page=2&limit=1')).toHaveLength(27);
	});
});

describe("today's requests about departments", () => {
	const create = async () =>
		await ok('POST', `${today}/departments`, {
			agent_ids: [123],
			channels: ['chat', 'video', 'audio'],
			department: { account_id: 1, name: 'New Department', description: 'New' },
		});
	const channelNames = (channels: unknown) =>
		(channels as Array<{ name: string }>).map(({ name }) => name);

	it('creates one with all documented fields, and lists it without success', async () => {
		const { department: made } = await create();
		expect(made).toEqual({
			id: 801,
			name: 'New Department',
			description: 'New',
			active: true,
			queue: true,
			queued_max_time: 120,
			ringing_max_time: 20,
			queue_position_time: null,
			deleted_at: null,
			agents: 1,
			created_at: '2017-06-20T20:24:51.000Z',
			updated_at: '2017-06-20T20:24:51.000Z',
			channels: [
				{ id: 3, name: 'VOICE', state: 1 },
				{ id: 2, name: 'VIDEO', state: 1 },
				{ id: 1, name: 'CHAT', state: 1 },
			],
		});
		const list = await call('GET', `${today}/departments?token=${token}&account_id=1&search=801`);
		expect(list.json()).toEqual({ status: 200, departments: [made] });
	});

	it.each([
		['replaced', 1, ['VOICE']],
		['added', 2, ['VOICE', 'VIDEO', 'CHAT']],
	] as const)('updates one, whose members are %s', async (departmentMembers, count, named) => {
		sandbox.configure({ omnize: { departmentMembers } });
		await create();
		const body = { agent_ids: [456], channels: ['voice'], department: { account_id: 1 } };
		const { department: now } = await ok('PUT', `${today}/departments/801`, body);
		expect(now).toMatchObject({ name: 'New Department', agents: count });
		expect(channelNames((now as { channels: unknown }).channels)).toEqual(named);
	});

	it('adds and removes members by requests of their own', async () => {
		await create();
		const path = `${today}/departments/801`;
		expect(await ok('POST', `${path}/add_agents`, { agents: ['456'] })).toMatchObject({
			data: [{ id: 123, departments: [{ id: 801 }] }, { id: 456 }],
		});
		const { data } = await ok('POST', `${path}/remove_channels`, { channels: ['audio'] });
		expect(channelNames(data)).toEqual(['VIDEO', 'CHAT']);
		expect(await get(`${path}/channels`)).toEqual(data);
	});
});

describe("today's requests about accounts", () => {
	it.each(['/api/v1', today])('lists them, also at %s', async (prefix) => {
		expect(await get(`${prefix}/accounts?search=owner1@`)).toEqual([
			{
				id: 1,
				name: null,
				email: 'owner1@example.org',
				main_contact: 'Demo Owner',
				url: 'www.example.org',
				user_last_access: null,
				date_creation: '2017-06-20T20:24:51.000Z',
				change_date: '2017-06-20T20:24:51.000Z',
				webhook_url: null,
				deleted_at: null,
				phone: '(11) 98877-6655',
				ativo: 1,
				active: true,
			},
		]);
		expect(await get(`${prefix}/accounts?limit=1`)).toMatchObject([{ id: 1111 }]);
	});

	it('updates one and answers without it', async () => {
		expect(await ok('PUT', `${today}/accounts/1`, { account })).toEqual({});
		expect(sandbox.state.omnize.accounts[0]).toMatchObject(account);
	});
});

describe("today's login", () => {
	const login = async (body: object) =>
		await send(sandbox.credentials.omnizeZenviaApi.loginApiUrl, { method: 'POST', body });

	it('gives a token that opens the login page', async () => {
		const answer = await login({ username: 'user@example.org', token });
		expect(answer.json()).toEqual({ status: '200', token: expect.stringMatching(/^eyJ/) });
		const { loginPageUrl } = sandbox.credentials.omnizeZenviaApi;
		const page = await send(`${loginPageUrl}?token=${String(answer.json().token)}`);
		expect(page.text).toContain('user@example.org');
	});

	it.each([
		[{ username: 'user@example.org', token: 'wrong' }, 401],
		[{ username: 'nobody@example.org' }, 404],
	])('gives none for %j', async (body, status) => {
		const answer = await login({ token, ...body });
		expect(answer.status).toBe(status);
		expect(answer.json()).not.toHaveProperty('token');
	});
});

describe("today's refusals", () => {
	const { password: _password, ...again } = { ...agent, account_id: 1 };

	it.each([
		['POST', 'agents', { agent: { ...again, password: 'x', active: true } }],
		['POST', 'agents', { agent: { ...again, password: 'x' }, department_ids: ['801'] }],
		['POST', 'agents', { agent: { ...again, password: 'x' }, department_ids: [999] }],
		['PUT', 'agents/123', { agent: { name: 'A', account_id: 1 } }],
		['PUT', 'agents/123', { agent: { ...again, account_id: 1111 } }],
		['PUT', 'agents/999', { agent: again }],
		['DELETE', 'agents/123', { agent: { account_id: 1111 } }],
		['POST', 'departments', { department: { account_id: 1, name: 'A', channels: ['chat'] } }],
		['POST', 'departments', { channels: ['voice'], department: { account_id: 1, name: 'A' } }],
		['PUT', 'departments/801', { channels: ['audio'], department: { account_id: 1 } }],
		['PUT', 'departments/801', { department: { name: 'A' } }],
	])('%s %s with %j', async (method, path, body) => {
		await ok('POST', `${today}/departments`, { department: { account_id: 1, name: 'B' } });
		const answer = await call(method, `${today}/${path}`, { token, ...body });
		expect(answer.json()).toMatchObject({ status: 200, success: false });
	});

	it.each(['agents/123', 'agents?account_id=1&page=0', 'agents?account_id=1&column=profile'])(
		'GET %s',
		async (path) => {
			const joined = `${today}/${path}${path.includes('?') ? '&' : '?'}token=${token}`;
			expect((await call('GET', joined)).json()).toMatchObject({ success: false });
		},
	);
});
