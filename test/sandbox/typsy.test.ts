import { startSandbox, type Sandbox } from '../../sandbox';
import { signature } from '../../sandbox/typsyAuthentication';
import { send } from './http';

/** The moment of the document's worked example. */
const exampleTime = Date.parse('2023-09-18T11:19:03.726Z');
let now: number;
let ticks: number;
let sandbox: Sandbox;

beforeAll(async () => {
	now = exampleTime;
	sandbox = await startSandbox({ now: () => now });
});
beforeEach(() => {
	now = exampleTime;
	ticks = 0;
	sandbox.configure({ typsy: { processingMs: 1500, failedStatusCode: 400 } });
	sandbox.reset();
});
afterAll(() => sandbox.close());

function signed(timestamp: string): Record<string, string> {
	const { publicKey, privateKey } = sandbox.credentials.typsyApi;
	return {
		'Typsy-Timestamp': timestamp,
		'Typsy-Public-Key': publicKey,
		'Typsy-Key': signature(publicKey, privateKey, timestamp),
	};
}

function nextTimestamp(): string {
	ticks += 1;
	return new Date(now).toISOString().replace('Z', `${String(ticks).padStart(4, '0')}Z`);
}

const call = async (method: string, path: string, body?: unknown, extra = {}) =>
	await send(sandbox.urls.typsy + path, {
		method,
		body,
		headers: { ...signed(nextTimestamp()), ...extra },
	});

const status = async (kind: string, id: string) =>
	await call('GET', `/v2/${kind}/request-status/${id}`);

/** Submits, lets the processing time pass, and gives the request status. */
const complete = async (path: string, body: object, extra = {}) => {
	const submitted = await call('POST', path, body, extra);
	expect(submitted.json()).toMatchObject({ status: 'in progress' });
	now += 1500;
	const kind = path.startsWith('/v2/users') ? 'users' : 'accounts';
	const answer = await status(kind, String(submitted.json().requestId));
	return answer.json<{ status: string; errors: Array<{ code: string; description: string }> }>();
};
const code = async (path: string, body: object, extra = {}) =>
	(await complete(path, body, extra)).errors[0]?.code;

const email = 'first.last@domain.com';
const minimal = {
	firstName: 'FirstName',
	lastName: 'LastName',
	email,
	structures: [{ name: 'Venue A', role: 'member' }],
	options: { sendInvitation: false, createStructuresIfNotExist: true, reactivateIfDeparted: false },
};
const claims = [{ key: 'external_id', value: '12345678910', issuer: 'IssuerName' }];
const additional = {
	firstName: 'FirstName',
	lastName: 'LastName',
	email,
	structures: [
		{ name: 'Venue A', role: 'member' },
		{ name: 'Venue B', role: 'manager' },
	],
	teams: [{ name: 'Team A' }],
	claims,
	ssoUserIdentifier: { providerName: 'ProviderName', providerKey: '123456' },
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
	timezoneInfoId: 'AUS Eastern Standard Time',
	country: 'AU',
	identifier: 'MEL_HOTEL1',
	structures: [{ name: 'Hotel Restaurant' }, { name: 'Hotel Bar' }],
	teams: [{ name: 'Dishwashers' }, { name: 'Bartenders' }],
};

/** Every request about an existing user, as printed (with the commas that the document forgot). */
const userRequests: Array<[string, object]> = [
	['teams/add', { teams: [{ name: 'Team A' }], options: { createTeamsIfNotExist: true } }],
	['teams/remove', { teams: [{ name: 'Team A' }], options: { continueIfNotInTeam: true } }],
	[
		'structures/add',
		{
			structures: [{ name: 'Venue A', role: 'member' }],
			options: { createStructuresIfNotExist: true },
		},
	],
	[
		'structures/remove',
		{ structures: [{ name: 'Venue A' }], options: { continueIfNotInStruture: true } },
	],
	['claims/add', { claims }],
	['claims/remove', { claims }],
	['depart', { options: { sendFarewellEmail: false } }],
];

describe('documented requests', () => {
	it('GET /v2/authenticate', async () => {
		expect(await call('GET', '/v2/authenticate')).toMatchObject({ status: 200 });
	});

	it.each([
		['users/create', minimal],
		['users/create', additional],
		['accounts/create', account],
	])('POST /v2/%s', async (path, body) => {
		const kind = path.split('/')[0] ?? '';
		const submitted = await call('POST', `/v2/${path}`, body);
		const { requestId } = submitted.json<{ requestId: string }>();
		expect(submitted.status).toBe(200);
		expect(submitted.json()).toEqual({
			requestId: expect.any(String),
			status: 'in progress',
			errors: [],
			success: true,
			statusUrl: `${sandbox.urls.typsy}/v2/${kind}/request-status/${requestId}`,
		});
		now += 1499;
		expect(await status(kind, requestId)).toMatchObject({ status: 204, text: '' });
		now += 1;
		const done = await status(kind, requestId);
		expect(done.status).toBe(200);
		expect(done.json()).toEqual({ requestId, status: 'success', errors: [], success: true });
		expect(sandbox.counts().typsy.created).toMatchObject({ [kind]: 1 });
	});

	it.each(userRequests)('POST /v2/users/%s', async (path, body) => {
		await complete('/v2/users/create', minimal);
		expect(await complete(`/v2/users/${path}`, { email, ...body })).toMatchObject({
			status: 'success',
		});
	});

	it('changes what it says', async () => {
		const find = () => sandbox.state.typsy.users[0];
		await complete('/v2/users/create', additional);
		expect(find()).toMatchObject({ structures: additional.structures, teams: ['Team A'], claims });
		for (const [path, body] of userRequests)
			await complete(`/v2/users/${path}`, { email, ...body });
		expect(find()).toMatchObject({
			structures: [{ name: 'Venue B', role: 'manager' }],
			teams: [],
			claims: [],
			departed: true,
		});
	});

	it('users belong to the account that the header names', async () => {
		await complete('/v2/accounts/create', account);
		const header = { 'Typsy-Account-Identifier': 'MEL_HOTEL1' };
		await complete('/v2/users/create', minimal, header);
		expect(await code('/v2/users/create', minimal)).toBeUndefined();
		expect(sandbox.state.typsy.users.map((user) => user.accountIdentifier)).toEqual([
			null,
			'MEL_HOTEL1',
		]);
		const unknown = { 'Typsy-Account-Identifier': 'NOWHERE' };
		expect(await code('/v2/users/create', minimal, unknown)).toBe('account_not_found');
	});
});

describe('authentication', () => {
	it('the worked example of the document', async () => {
		const timestamp = '2023-09-18T11:19:03.7269943Z';
		const { publicKey, privateKey } = sandbox.credentials.typsyApi;
		expect(signature(publicKey, privateKey, timestamp)).toBe(
			'3ca489e0a7e395de121658ba760280e7aabaa33dd15612f83b0eba7f6060b988',
		);
		const headers = signed(timestamp);
		expect((await send(`${sandbox.urls.typsy}/v2/authenticate`, { headers })).status).toBe(200);
	});

	it('a timestamp that is not current', async () => {
		now = Date.parse('2023-08-09T23:18:21.480Z');
		const headers = signed('2018-11-14T11:19:03.7269943Z');
		const answer = await send(`${sandbox.urls.typsy}/v2/authenticate`, { headers });
		expect(answer.status).toBe(401);
		expect(answer.json()).toEqual({
			requestId: '',
			status: 'failed',
			success: false,
			errors: [
				{
					code: 'unauthorized',
					description:
						"Timestamp '2018-11-14T11:19:03.7269943Z' outside of acceptable range. Ensure that the timestamp you provide is current UTC time - e.g. now is '2023-08-09T23:18:21.4800000Z'.",
				},
			],
		});
	});

	it.each([
		['three digits', '2023-09-18T11:19:03.726Z'],
		['no Z', '2023-09-18T11:19:03.7269943'],
		['an offset', '2023-09-18T11:19:03.7269943+00:00'],
		['no date', '2023-19-18T11:19:03.7269943Z'],
	])('a timestamp with %s', async (_what, timestamp) => {
		const headers = signed(timestamp);
		expect((await send(`${sandbox.urls.typsy}/v2/authenticate`, { headers })).status).toBe(401);
	});

	it.each([
		['signature', { 'Typsy-Key': 'f'.repeat(64) }],
		['public key', { 'Typsy-Public-Key': 'wrong' }],
	])('a wrong %s', async (_what, extra) => {
		expect((await call('GET', '/v2/authenticate', undefined, extra)).status).toBe(401);
	});

	it('counts timestamps that repeat', async () => {
		const headers = signed('2023-09-18T11:19:03.7269943Z');
		for (let times = 0; times < 3; times += 1) {
			await send(`${sandbox.urls.typsy}/v2/authenticate`, { headers });
		}
		expect(sandbox.counts().typsy.repeatedTimestamps).toBe(2);
	});
});

describe('business rules show only in the request status', () => {
	it('user_already_exists, with the status under which the document files it', async () => {
		await complete('/v2/users/create', minimal);
		const submitted = await call('POST', '/v2/users/create', minimal);
		expect(submitted.status).toBe(200);
		now += 1500;
		const requestId = String(submitted.json().requestId);
		const failed = await status('users', requestId);
		expect(failed.status).toBe(400);
		expect(failed.json()).toEqual({
			requestId,
			status: 'failed',
			errors: [
				{
					code: 'user_already_exists',
					description: `A user with the email ${email} already exists within your account.`,
				},
			],
			success: false,
		});
		sandbox.configure({ typsy: { failedStatusCode: 200 } });
		expect((await status('users', requestId)).status).toBe(200);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('account_already_exists', async () => {
		await complete('/v2/accounts/create', account);
		expect(await complete('/v2/accounts/create', account)).toEqual({
			workspaceId: null,
			requestId: expect.any(String),
			status: 'failed',
			errors: [
				{
					code: 'account_already_exists',
					description: expect.stringContaining('identifier MEL_HOTEL1 already exists'),
				},
			],
			success: false,
		});
	});

	it.each(userRequests)('user_not_found for %s', async (path, body) => {
		expect(await code(`/v2/users/${path}`, { email, ...body })).toBe('user_not_found');
	});

	it('structures and teams that must not be made', async () => {
		const options = { createStructuresIfNotExist: false, createTeamsIfNotExist: false };
		const create = async (extra: object) =>
			await code('/v2/users/create', { ...minimal, options, ...extra });
		expect(await create({})).toBe('structure_not_found');
		const known = { structures: [{ name: 'Head Office', role: 'member' }] };
		expect(await create({ ...known, teams: [{ name: 'Nobody' }] })).toBe('team_not_found');
		expect(await create({ ...known, teams: [{ name: 'Managers' }] })).toBeUndefined();
	});

	it.each([
		['structures/remove', 'continueIfNotInStruture', 'structures', 'user_not_in_structure'],
		['structures/remove', 'continueIfNotInStructure', 'structures', 'user_not_in_structure'],
		['teams/remove', 'continueIfNotInTeam', 'teams', 'user_not_in_team'],
	])('%s with %s', async (path, option, list, expected) => {
		await complete('/v2/users/create', minimal);
		const remove = async (options: object) =>
			await code(`/v2/users/${path}`, { email, [list]: [{ name: 'Elsewhere' }], options });
		expect(await remove({ [option]: false })).toBe(expected);
		expect(await remove({ [option]: true })).toBeUndefined();
		expect(await remove({})).toBeUndefined();
	});

	it('a departed user comes back only where asked for', async () => {
		await complete('/v2/users/create', minimal);
		await complete('/v2/users/depart', { email });
		expect(await code('/v2/users/create', minimal)).toBe('user_already_exists');
		const options = { reactivateIfDeparted: true };
		expect(await code('/v2/users/create', { ...minimal, options })).toBeUndefined();
		expect(sandbox.state.typsy.users).toMatchObject([{ departed: false }]);
	});
});

describe('refusals', () => {
	const shape = {
		requestId: '',
		status: 'failed',
		success: false,
		errors: expect.arrayContaining([{ code: expect.any(String), description: expect.any(String) }]),
	};

	it.each([
		['an undocumented property', 'users/create', { ...minimal, phone: '1' }],
		['an undocumented option', 'users/create', { ...minimal, options: { createTeams: true } }],
		['a missing lastName', 'users/create', { ...minimal, lastName: undefined }],
		['an invalid e-mail', 'users/create', { ...minimal, email: 'nobody' }],
		['no structure', 'users/create', { ...minimal, structures: [] }],
		['another role', 'users/create', { ...minimal, structures: [{ name: 'A', role: 'boss' }] }],
		['an option as text', 'users/depart', { email, options: { sendFarewellEmail: 'true' } }],
		['a country name', 'accounts/create', { ...account, country: 'Australia' }],
		[
			'a role in an account',
			'accounts/create',
			{ ...account, structures: [{ name: 'A', role: 'member' }] },
		],
		[
			'two spellings that disagree',
			'structures/remove',
			{
				email,
				structures: [{ name: 'A' }],
				options: { continueIfNotInStruture: true, continueIfNotInStructure: false },
			},
		],
		['broken JSON', 'users/create', '{'],
	])('400 for %s', async (_what, path, body) => {
		const prefix = path === 'structures/remove' ? '/v2/users/' : '/v2/';
		const answer = await call('POST', prefix + path, body);
		expect(answer.status).toBe(400);
		expect(answer.json()).toEqual(shape);
		expect(sandbox.counts().typsy.requests).toBe(0);
	});

	it('unknown paths and requests, and bodies of a GET', async () => {
		const submitted = await call('POST', '/v2/users/create', minimal);
		const answers = [
			await call('GET', '/v2/users'),
			await status('users', 'nothing'),
			await status('accounts', String(submitted.json().requestId)),
			await call('GET', '/v2/authenticate', '{}'),
		];
		expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 400]);
		for (const answer of answers) expect(answer.json()).toEqual(shape);
	});
});
