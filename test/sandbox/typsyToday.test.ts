import { demoSecrets, startSandbox, type Sandbox } from '../../sandbox';
import { formatTimestamp, signature } from '../../sandbox/typsyAuthentication';
import { send } from './http';

const noon = Date.parse('2026-11-01T12:00:00Z');
let now = noon;
let sandbox: Sandbox;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => now });
});
afterAll(() => sandbox.close());

const keys = () => ({
	client_id: sandbox.credentials.typsyOAuth2Api.clientId,
	client_secret: demoSecrets.typsyClientSecret,
});
const ask = async (fields: Record<string, string>, headers: Record<string, string> = {}) =>
	await send(`${sandbox.urls.typsy}/connect/token`, {
		method: 'POST',
		body: new URLSearchParams(fields).toString(),
		headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
	});
const newToken = async () =>
	(await ask({ grant_type: 'client_credentials', ...keys() })).json<Record<string, string>>();

beforeEach(async () => {
	now = noon;
	sandbox.configure({
		listLagMs: 0,
		typsy: {
			processingMs: 1500,
			failedStatusCode: 400,
			tokenSeconds: 3599,
			tokensRevoked: 0,
			listOrder: 'asMade',
			departedAreFound: true,
		},
	});
	sandbox.reset();
	token = (await newToken()).access_token!;
});

const call = async (method: string, path: string, body?: unknown, extra = {}) =>
	await send(sandbox.urls.typsy + path, {
		method,
		body,
		headers: { authorization: `Bearer ${token}`, ...extra },
	});

/** Submits, lets the processing time pass, and gives the request status. */
const complete = async (path: string, body: object, extra = {}, method = 'POST') => {
	const submitted = await call(method, path, body, extra);
	expect(submitted.json()).toMatchObject({ status: 'in progress' });
	now += 1500;
	const kind = path.startsWith('/v2/users') ? 'users' : 'accounts';
	const { requestId } = submitted.json<{ requestId: string }>();
	const answer = await call('GET', `/v2/${kind}/request-status/${requestId}`);
	return answer.json<{ status: string; errors: Array<{ code: string }> }>();
};
const code = async (path: string, body: object, extra = {}, method = 'POST') =>
	(await complete(path, body, extra, method)).errors[0]?.code;

const email = 'first.last@domain.com';
const claims = [{ key: 'external_id', value: '12345678910', issuer: 'IssuerName' }];
const user = {
	firstName: 'FirstName',
	lastName: 'LastName',
	email,
	structures: [{ name: 'Venue A', role: 'member' }],
	teams: [{ name: 'Team A' }],
	claims,
	ssoUserIdentifier: '123456',
	options: {
		sendInvitation: false,
		createStructuresIfNotExist: true,
		createTeamsIfNotExist: true,
		reactivateIfDeparted: false,
	},
};
const account = {
	name: 'My Account Pty Ltd',
	vanityName: 'My Account',
	tzIdentifier: 'Australia/Melbourne',
	country: 'AU',
	region: 'APAC',
	code: 'MEL_HOTEL1',
	structures: [{ name: 'Hotel Restaurant' }],
	teams: [{ name: 'Dishwashers' }],
};
const ofChild = { 'Typsy-Account-Code': 'MEL_HOTEL1' };
const users = '/v2/users/workspace';
const identifier = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
type User = { identifier: string; email: string; workspace: { status: string } };

/** Every request about an existing user, as printed (with the commas that the document forgot). */
const changes: Array<[string, object]> = [
	['teams/add', { teams: [{ name: 'Team B' }], options: { createTeamsIfNotExist: true } }],
	['teams/remove', { teams: [{ name: 'Team A' }], options: { continueIfNotInTeam: true } }],
	[
		'structures/add',
		{
			structures: [{ name: 'Venue B', role: 'manager' }],
			options: { createStructuresIfNotExist: true },
		},
	],
	[
		'structures/remove',
		{ structures: [{ name: 'Venue A' }], options: { continueIfNotInStructure: true } },
	],
	['claims/add', { claims: [{ ...claims[0], key: 'badge' }] }],
	['claims/remove', { claims: [{ key: 'external_id', issuer: 'IssuerName' }] }],
	['depart', { options: { sendFarewellEmail: false } }],
];

describe('access tokens', () => {
	it('are given as documented', async () => {
		expect(await newToken()).toEqual({
			access_token: expect.stringMatching(/^\S{1900}$/),
			token_type: 'Bearer',
			expires_in: 3599,
			scope: 'offline_access',
			refresh_token: expect.any(String),
		});
	});

	it('are given by refresh, too', async () => {
		const { refresh_token } = await newToken();
		const fields = { grant_type: 'refresh_token', ...keys() };
		expect((await ask({ ...fields, refresh_token: refresh_token! })).status).toBe(200);
		expect((await ask({ ...fields, refresh_token: 'wrong' })).status).toBe(400);
	});

	it.each<[string, number, Record<string, string>, Record<string, string>]>([
		['a wrong secret', 401, { client_secret: 'wrong' }, {}],
		['a wrong client', 401, { client_id: 'wrong' }, {}],
		['another grant', 400, { grant_type: 'password' }, {}],
		['an undocumented field', 400, { audience: 'typsy' }, {}],
		['no form', 400, {}, { 'content-type': 'application/json' }],
	])('are not given for %s', async (_what, status, fields, headers) => {
		const asked = await ask({ grant_type: 'client_credentials', ...keys(), ...fields }, headers);
		expect(asked.status).toBe(status);
	});

	it('end, and can be taken back', async () => {
		expect((await call('GET', '/v2/authenticate')).status).toBe(200);
		now += 3_599_000;
		const ended = await call('GET', '/v2/authenticate');
		expect(ended).toMatchObject({ status: 401, text: '' });
		expect(ended.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
		token = (await newToken()).access_token!;
		expect((await call('GET', '/v2/authenticate')).status).toBe(200);
		sandbox.configure({ typsy: { tokensRevoked: 1 } });
		expect((await call('GET', '/v2/authenticate')).status).toBe(401);
		token = (await newToken()).access_token!;
		expect((await call('GET', '/v2/authenticate')).status).toBe(200);
	});

	it('are asked for by all requests', async () => {
		const { status, headers } = await send(`${sandbox.urls.typsy}/v2/users`);
		expect(status).toBe(401);
		expect(headers['www-authenticate']).toBe('Bearer');
	});
});

describe('both generations', () => {
	const signed = () => {
		const { publicKey, privateKey } = sandbox.credentials.typsyApi;
		const timestamp = formatTimestamp(now);
		return {
			'Typsy-Timestamp': timestamp,
			'Typsy-Public-Key': publicKey,
			'Typsy-Key': signature(publicKey, privateKey, timestamp),
		};
	};
	const { ssoUserIdentifier: _, ...before } = user;

	it('have the same accounts and users', async () => {
		await send(`${sandbox.urls.typsy}/v2/users/create`, {
			method: 'POST',
			body: before,
			headers: signed(),
		});
		now += 1500;
		expect((await call('POST', users, { email })).json()).toMatchObject({ email });
		expect(await code(`${users}/create`, user)).toBe('user_already_exists');
	});

	it('have paths and bodies of their own', async () => {
		expect((await call('POST', '/v2/users/create', before)).status).toBe(404);
		const headers = signed();
		const old = await send(`${sandbox.urls.typsy}/v2/users`, { headers });
		expect(old.status).toBe(404);
		const { code: identifier, tzIdentifier: _zone, region: _region, ...same } = account;
		const timezoneInfoId = 'AUS Eastern Standard Time';
		const body = { ...same, identifier, timezoneInfoId };
		expect((await call('POST', '/v2/accounts/create', body)).status).toBe(400);
	});
});

describe('documented requests', () => {
	it.each([
		[`${users}/create`, user],
		['/v2/accounts/create', account],
	])('POST %s', async (path, body) => {
		const submitted = await call('POST', path, body);
		expect(submitted.status).toBe(200);
		const { requestId } = submitted.json<{ requestId: string }>();
		const kind = path.split('/')[2];
		const status = `/v2/${kind}/request-status/${requestId}`;
		expect(submitted.json()).toEqual({
			requestId,
			status: 'in progress',
			errors: [],
			success: true,
			statusUrl: sandbox.urls.typsy + status,
		});
		expect(await call('GET', status)).toMatchObject({ status: 204, text: '' });
		now += 1500;
		expect((await call('GET', status)).json()).toEqual({
			requestId,
			status: 'success',
			errors: [],
			success: true,
		});
	});

	it.each(changes)(`POST ${users}/%s`, async (path, body) => {
		await complete(`${users}/create`, user);
		expect(await complete(`${users}/${path}`, { email, ...body })).toMatchObject({
			status: 'success',
		});
	});

	it('changes what it says', async () => {
		await complete(`${users}/create`, user);
		for (const [path, body] of changes) await complete(`${users}/${path}`, { email, ...body });
		expect((await call('POST', users, { email })).json()).toEqual({
			identifier,
			name: 'FirstName LastName',
			firstName: 'FirstName',
			lastName: 'LastName',
			email,
			ssoUserIdentifier: '123456',
			workspace: {
				identifier,
				status: 'Departed',
				structures: [{ name: 'Venue B', role: 'manager' }],
				teams: [{ name: 'Team B' }],
				claims: [{ ...claims[0], key: 'badge' }],
			},
		});
	});

	it('updates a user by the identifier', async () => {
		await complete(`${users}/create`, user);
		await complete(`${users}/create`, { ...user, email: 'other@domain.com' });
		const found = (await call('POST', users, { ssoUserIdentifier: '123456' })).json<User>();
		const update = async (changes: object) =>
			await code(`${users}/update`, { identifier: found.identifier, ...changes }, {}, 'PUT');
		expect(await update({ email: 'new@domain.com', lastName: 'New' })).toBeUndefined();
		const changed = (await call('POST', users, { email: 'new@domain.com' })).json<User>();
		expect(changed).toMatchObject({ identifier: found.identifier, lastName: 'New' });
		expect((await call('POST', users, { email })).status).toBe(204);
		expect(await update({ email: 'other@domain.com' })).toBe('user_already_exists');
		const nobody = { identifier: 'f'.repeat(32), firstName: 'A' };
		expect(await code(`${users}/update`, nobody, {}, 'PUT')).toBe('user_not_found');
	});

	it('administrators of an account', async () => {
		await complete('/v2/accounts/create', account);
		await complete(`${users}/create`, user, ofChild);
		const role = { email, role: 'administrator' };
		const administrators = () => sandbox.state.typsy.accounts.at(-1)!.administrators;
		await complete('/v2/accounts/roles/add', role, ofChild);
		expect(administrators()).toEqual([email]);
		await complete('/v2/accounts/roles/remove', role, ofChild);
		expect(administrators()).toEqual([]);
	});
});

describe('reading', () => {
	it('one account, or 204', async () => {
		expect(await call('GET', '/v2/accounts/MEL_HOTEL1')).toMatchObject({ status: 204, text: '' });
		await complete('/v2/accounts/create', account);
		expect((await call('GET', '/v2/accounts/MEL_HOTEL1')).json()).toEqual({
			...account,
			identifier,
			structures: [{ identifier, name: 'Hotel Restaurant' }],
			teams: [{ identifier, name: 'Dishwashers' }],
		});
	});

	it('nobody is 204, and so is who departed where that is set', async () => {
		expect(await call('POST', users, { email })).toMatchObject({ status: 204, text: '' });
		await complete(`${users}/create`, user);
		await complete(`${users}/depart`, { email });
		expect((await call('POST', users, { email })).json<User>().workspace.status).toBe('Departed');
		sandbox.configure({ typsy: { departedAreFound: false } });
		expect((await call('POST', users, { email })).status).toBe(204);
	});

	it('lists of accounts', async () => {
		await complete('/v2/accounts/create', account);
		const { structures: _, teams: _teams, ...facts } = account;
		expect((await call('GET', '/v2/accounts')).json()).toEqual({
			accounts: [{ ...facts, identifier, structureCount: 1, teamCount: 1 }],
			corporationId: 'demo-corporation',
			metadata: { total: 1, count: 1, limit: 1, offset: 0 },
		});
	});

	it('lists of users, one record where no limit is given, and 25 at most', async () => {
		for (let each = 0; each < 27; each++) {
			await call('POST', `${users}/create`, { ...user, email: `u${each}@domain.com` });
		}
		now += 1500;
		const list = async (query: string, extra = {}) =>
			(await call('GET', `/v2/users${query}`, undefined, extra)).json<{
				users: User[];
				metadata: object;
			}>();
		expect(await list('')).toMatchObject({
			users: [{ identifier, email: 'u0@domain.com', workspace: { structureCount: 1 } }],
			metadata: { total: 27, count: 1, limit: 1, offset: 0 },
		});
		expect((await list('?limit=1000')).metadata).toEqual({
			...{ total: 27, count: 25, limit: 25, offset: 0 },
		});
		expect((await list('?limit=0')).users).toHaveLength(1);
		expect((await list('?offset=25&limit=25')).users.map((one) => one.email)).toEqual([
			'u25@domain.com',
			'u26@domain.com',
		]);
		await complete('/v2/accounts/create', account);
		expect(await list('?limit=25', ofChild)).toMatchObject({ users: [], metadata: { total: 27 } });
		sandbox.configure({ typsy: { listOrder: 'reversing' } });
		const firsts = [await list(''), await list('')].map((page) => page.users[0]!.email);
		expect(firsts.sort()).toEqual(['u0@domain.com', 'u26@domain.com']);
	});

	it('lists may be behind, one by one nothing is', async () => {
		sandbox.configure({ listLagMs: 60_000 });
		await complete(`${users}/create`, user);
		expect((await call('GET', '/v2/users')).json()).toMatchObject({ users: [] });
		expect((await call('POST', users, { email })).status).toBe(200);
	});
});

describe('refusals', () => {
	it('an unknown account, at once', async () => {
		const answer = await call('POST', `${users}/create`, user, ofChild);
		expect(answer.status).toBe(400);
		expect(answer.json()).toMatchObject({ errors: [{ code: 'account_not_found' }] });
	});

	it.each([
		['an undocumented property', `${users}/create`, { ...user, phone: '1' }],
		['an identifier of two', `${users}/create`, { ...user, ssoUserIdentifier: { a: 'b' } }],
		['a value of what is removed', `${users}/claims/remove`, { email, claims }],
		[
			'the spelling of before',
			`${users}/structures/remove`,
			{ email, structures: [{ name: 'A' }], options: { continueIfNotInStruture: true } },
		],
		['another role', '/v2/accounts/roles/add', { email, role: 'owner' }],
		['a time zone of Windows', '/v2/accounts/create', { ...account, tzIdentifier: 'AUS Eastern' }],
		['an account without a code', '/v2/accounts/create', { ...account, code: undefined }],
		['nobody to look for', users, {}],
		['two to look for', users, { email, ssoUserIdentifier: '1' }],
	])('400 for %s', async (_what, path, body) => {
		const answer = await call('POST', path, body);
		expect(answer.status).toBe(400);
		expect(answer.json()).toMatchObject({ requestId: '', success: false });
		expect(sandbox.counts().typsy.requests).toBe(0);
	});

	it('400 for an undocumented query', async () => {
		expect((await call('GET', '/v2/users?search=a')).status).toBe(400);
	});
});
