import { startSandbox, type Sandbox } from '../../sandbox';
import { send } from './http';

let now = Date.parse('2026-03-01T10:00:00.000Z');
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => now });
});
beforeEach(() => {
	sandbox.configure({ centrapay: { requestsPerMinute: 200, pageSize: 0 } });
	sandbox.reset();
});
afterAll(() => sandbox.close());

const call = async (method: string, path: string, body?: unknown, extra = {}) =>
	await send(sandbox.urls.centrapay + path, {
		method,
		body,
		headers: {
			'x-api-key': sandbox.credentials.centrapayApi.apiKey,
			...(body !== undefined && { 'content-type': 'application/json' }),
			...extra,
		},
	});

/** The account, key and user of the document's examples. */
const cafe = '/api/accounts/Jaim1Cu1Q55uooxSens6yk';
const userId = 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc';
const stamps = {
	createdBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
	modifiedAt: expect.any(String),
	modifiedBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	version: '1',
};

describe('documented requests', () => {
	it('creates, reads and updates an account', async () => {
		const created = await call('POST', '/api/accounts', '{"name":"Centrapay Cafe", "type": "org"}');
		expect(created.status).toBe(200);
		const account = created.json();
		expect(account).toEqual({
			id: expect.stringMatching(/^[A-Za-z0-9]{22}$/),
			name: 'Centrapay Cafe',
			type: 'org',
			...stamps,
		});
		const path = `/api/accounts/${String(account.id)}`;
		expect((await call('GET', path)).json()).toEqual(account);
		const updated = await call('PUT', path, '{"name":"Shortland St Cafe"}');
		expect(updated.json()).toEqual({ ...account, name: 'Shortland St Cafe', version: '2' });
		expect((await call('PUT', cafe, '{"name":"Shortland St Cafe"}')).status).toBe(200);
	});

	it('takes owner, region and test', async () => {
		const body = { name: 'A', type: 'org', owner: userId, region: 'AU', test: true };
		const account = (await call('POST', '/api/accounts', body)).json();
		expect(account).toMatchObject({ region: 'AU', test: true });
		const members = await call('GET', `/api/accounts/${String(account.id)}/members`);
		expect(members.json()).toMatchObject([{ userId, role: 'account-owner' }]);
	});

	it('creates, lists and updates API keys; the secret shows once', async () => {
		const created = await call(
			'POST',
			`${cafe}/api-keys`,
			'{"name": "MyAPIkey", "role": "merchant-terminal"}',
		);
		expect(created.json()).toEqual({
			name: 'MyAPIkey',
			createdAt: expect.any(String),
			enabled: true,
			role: 'merchant-terminal',
			accountId: 'Jaim1Cu1Q55uooxSens6yk',
			secret: expect.stringMatching(/^[A-Za-z0-9]{41}$/),
		});
		const listed = {
			accountId: 'Jaim1Cu1Q55uooxSens6yk',
			name: 'MyAPIkey',
			createdAt: expect.any(String),
			enabled: true,
			role: 'merchant-terminal',
		};
		const keys = (await call('GET', `${cafe}/api-keys`)).json<object[]>();
		expect(keys).toEqual([expect.objectContaining({ name: 'MyOtherAPIkey' }), listed]);
		const disabled = await call('PUT', `${cafe}/api-keys/MyAPIkey`, '{"enabled": false}');
		expect(disabled.json()).toEqual({ ...listed, enabled: false });
	});

	it('adds members, again without harm, and lists them', async () => {
		const body = `{ "userId": "${userId}", "role": "account-owner" }`;
		const added = await call('POST', `${cafe}/members`, body);
		expect(added.json()).toEqual({
			accountId: 'Jaim1Cu1Q55uooxSens6yk',
			userId,
			role: 'account-owner',
			...stamps,
		});
		expect((await call('POST', `${cafe}/members`, body)).json()).toMatchObject({ version: '2' });
		const members = (await call('GET', `${cafe}/members`)).json<object[]>();
		expect(members).toHaveLength(3);
		for (const member of members) {
			expect(Object.keys(member)).toEqual(['accountId', 'userId', 'createdAt', 'role']);
		}
		expect(sandbox.counts().centrapay.created.members).toBe(1);
	});

	it('GET /api/account-memberships', async () => {
		const memberships = (await call('GET', '/api/account-memberships')).json<object[]>();
		expect(memberships).toContainEqual({
			accountName: 'Harbour Cafe',
			accountId: 'Jaim1Cu1Q55uooxSens6yk',
			accountType: 'org',
			role: 'account-owner',
		});
	});

	it('lists in pages where asked to', async () => {
		sandbox.configure({ centrapay: { pageSize: 1 } });
		const first = (await call('GET', `${cafe}/members`)).json<{ nextPageKey: string }>();
		const path = `${cafe}/members?pageKey=${encodeURIComponent(first.nextPageKey)}`;
		const second = (await call('GET', path)).json<{ items: object[] }>();
		expect(second.items).toHaveLength(1);
		expect(second).not.toHaveProperty('nextPageKey');
	});
});

describe('refusals', () => {
	const shape = (statusCode: number, message: unknown = expect.any(String)) => ({
		statusCode,
		error: expect.any(String),
		message,
	});

	it('401 without the key', async () => {
		const answer = await call('GET', cafe, undefined, { 'x-api-key': 'wrong' });
		expect(answer.status).toBe(401);
		expect(answer.json()).toEqual(shape(401));
	});

	it('403 for what is missing', async () => {
		const member = { userId: 'nobody', role: 'account-owner' };
		const answers = [
			await call('GET', '/api/accounts/nothing'),
			await call('PUT', `${cafe}/api-keys/nothing`, { enabled: true }),
			await call('POST', `${cafe}/members`, member),
			await call('POST', '/api/accounts', { name: 'A', type: 'org', owner: 'nobody' }),
		];
		for (const answer of answers) expect(answer.json()).toEqual(shape(403));
		expect(sandbox.counts().centrapay.created.accounts).toBe(0);
	});

	it.each([
		['an undocumented property', '/api/accounts', { name: 'A', type: 'org', color: 'red' }],
		['a missing type', '/api/accounts', { name: 'A' }],
		['another type', '/api/accounts', { name: 'A', type: 'team' }],
		['another region', '/api/accounts', { name: 'A', type: 'org', region: 'DE' }],
		['a region of an individual', '/api/accounts', { name: 'A', type: 'individual', region: 'NZ' }],
		['test as text', '/api/accounts', { name: 'A', type: 'org', test: 'true' }],
		['a key name with a blank', `${cafe}/api-keys`, { name: 'a b', role: 'merchant-terminal' }],
		['another role of a key', `${cafe}/api-keys`, { name: 'ab', role: 'admin' }],
		['another role of a member', `${cafe}/members`, { userId, role: 'merchant-terminal' }],
		['broken JSON', '/api/accounts', '{'],
	])('400 for %s', async (_what, path, body) => {
		const answer = await call('POST', path, body);
		expect(answer.status).toBe(400);
		expect(answer.json()).toEqual(shape(400));
	});

	it('key names are unique in an account', async () => {
		const key = { name: 'MyAPIkey', role: 'merchant-terminal' };
		await call('POST', `${cafe}/api-keys`, key);
		expect((await call('POST', `${cafe}/api-keys`, key)).status).toBe(403);
		expect(sandbox.counts().centrapay.created.apiKeys).toBe(1);
	});

	it('account names are not, but doubles are counted', async () => {
		for (let times = 0; times < 3; times += 1) {
			await call('POST', '/api/accounts', { name: 'Same', type: 'org' });
		}
		expect(sandbox.counts().centrapay).toMatchObject({
			created: { accounts: 3 },
			duplicates: { accounts: 2 },
		});
	});

	it('unknown paths, bodies of a GET, and bodies of another type', async () => {
		const statuses = [
			await call('DELETE', cafe),
			await call('GET', cafe, '{}'),
			await call('PUT', cafe, '{"name":"x"}', { 'content-type': 'text/plain' }),
		].map(({ status }) => status);
		expect(statuses).toEqual([404, 400, 400]);
	});

	it('429 past the limit, until Retry-After is over', async () => {
		sandbox.configure({ centrapay: { requestsPerMinute: 2 } });
		await call('GET', cafe);
		now += 20_500;
		await call('GET', cafe);
		const refused = await call('GET', cafe);
		expect(refused.json()).toEqual(shape(429, 'RATE_LIMIT_EXCEEDED'));
		expect(refused.headers['retry-after']).toBe('40');
		expect(sandbox.counts().centrapay.rateLimited).toBe(1);
		now += 40_000;
		expect((await call('GET', cafe)).status).toBe(200);
	});
});
