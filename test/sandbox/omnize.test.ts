import { startSandbox, type Sandbox } from '../../sandbox';
import { send } from './http';

let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => Date.parse('2017-06-20T20:24:51.000Z') });
	({ token } = sandbox.credentials.omnizeApi);
});
beforeEach(() => {
	sandbox.configure({ omnize: { departmentData: 'list' } });
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
