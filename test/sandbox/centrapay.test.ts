import { startSandbox, type Sandbox } from '../../sandbox';
import { send } from './http';

let now = Date.parse('2026-03-01T10:00:00.000Z');
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => now });
});
beforeEach(() => {
	sandbox.configure({
		centrapay: { requestsPerMinute: 200, pageSize: 0, readsMemberships: true, pendingReads: 1 },
	});
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
const org = { name: 'A', type: 'org', region: 'NZ' };
const stamps = {
	createdBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
	modifiedAt: expect.any(String),
	modifiedBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	version: '1',
};

describe('documented requests', () => {
	it('creates, reads and updates an account', async () => {
		const body = '{"name":"Centrapay Cafe", "type": "org", "region": "NZ"}';
		const created = await call('POST', '/api/accounts', body);
		expect(created.status).toBe(200);
		const account = created.json();
		expect(account).toEqual({
			id: expect.stringMatching(/^[A-Za-z0-9]{22}$/),
			name: 'Centrapay Cafe',
			type: 'org',
			region: 'NZ',
			subscriptions: [],
			parentAccountId: 'WIj211vFs9cNACwBb04vQw',
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
			...stamps,
			enabled: true,
			role: 'merchant-terminal',
			accountId: 'Jaim1Cu1Q55uooxSens6yk',
			secret: expect.stringMatching(/^[A-Za-z0-9]{41}$/),
		});
		const listed = {
			accountId: 'Jaim1Cu1Q55uooxSens6yk',
			name: 'MyAPIkey',
			...stamps,
			enabled: true,
			role: 'merchant-terminal',
		};
		const keys = (await call('GET', `${cafe}/api-keys`)).json<object[]>();
		expect(keys).toEqual([expect.objectContaining({ name: 'MyOtherAPIkey' }), listed]);
		const disabled = await call('PUT', `${cafe}/api-keys/MyAPIkey`, '{"enabled": false}');
		expect(disabled.json()).toEqual({ ...listed, enabled: false, version: '2' });
	});

	it('adds members, again without harm, and lists them', async () => {
		const body = `{ "userId": "${userId}", "role": "account-owner" }`;
		const added = await call('POST', `${cafe}/members`, body);
		expect(added.json()).toEqual({
			accountId: 'Jaim1Cu1Q55uooxSens6yk',
			accountType: 'org',
			userId,
			role: 'account-owner',
			...stamps,
		});
		expect((await call('POST', `${cafe}/members`, body)).json()).toMatchObject({ version: '2' });
		const members = (await call('GET', `${cafe}/members`)).json<object[]>();
		expect(members).toHaveLength(3);
		const { version: _, ...listedStamps } = stamps;
		expect(members.at(-1)).toEqual({
			accountId: 'Jaim1Cu1Q55uooxSens6yk',
			accountType: 'org',
			accountName: 'Harbour Cafe',
			userId,
			role: 'account-owner',
			subject: `crn::user:${userId}`,
			firstName: 'Ada',
			lastName: 'Lovelace',
			email: 'ada@example.com',
			...listedStamps,
		});
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
			await call('POST', '/api/accounts', { ...org, owner: 'nobody' }),
			await call('GET', '/api/users/nobody/account-memberships'),
			await call('DELETE', `${cafe}/members/nobody`),
			await call('POST', '/api/invitations/nothing/revoke'),
			await call('GET', '/api/merchants/nothing'),
			await call('GET', '/api/businesses/onboard/bo_nothing'),
		];
		for (const answer of answers) expect(answer.json()).toEqual(shape(403));
		expect(sandbox.counts().centrapay.created.accounts).toBe(0);
	});

	it.each([
		['an undocumented property', '/api/accounts', { ...org, color: 'red' }],
		['an organization without a region', '/api/accounts', { name: 'A', type: 'org' }],
		['a missing type', '/api/accounts', { name: 'A' }],
		['another type', '/api/accounts', { name: 'A', type: 'team' }],
		['another region', '/api/accounts', { name: 'A', type: 'org', region: 'DE' }],
		['a region of an individual', '/api/accounts', { name: 'A', type: 'individual', region: 'NZ' }],
		['test as text', '/api/accounts', { ...org, test: 'true' }],
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
			await call('POST', '/api/accounts', { ...org, name: 'Same' });
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

describe('memberships and members', () => {
	it('shows the accounts of a user, where a key may read them', async () => {
		const owned = { ...org, owner: userId };
		const { id } = (await call('POST', '/api/accounts', owned)).json();
		const path = `/api/users/${userId}/account-memberships`;
		expect((await call('GET', path)).json()).toEqual([
			{ accountName: 'A', accountId: id, accountType: 'org', role: 'account-owner' },
		]);
		sandbox.configure({ centrapay: { readsMemberships: false } });
		expect((await call('GET', path)).status).toBe(403);
	});

	it('keeps a user to one individual account, and that to one member', async () => {
		const person = { name: 'Ada', type: 'individual', owner: userId };
		const { id } = (await call('POST', '/api/accounts', person)).json();
		expect((await call('POST', '/api/accounts', person)).status).toBe(403);
		const another = { userId: 'b657195e-dc2f-11ea-8566-e7710d592c99', role: 'account-owner' };
		expect((await call('POST', `/api/accounts/${String(id)}/members`, another)).status).toBe(403);
	});

	it('removes members but the last one', async () => {
		const [bob, carol] = (await call('GET', `${cafe}/members`)).json<Array<{ userId: string }>>();
		const remove = async (id: string) => await call('DELETE', `${cafe}/members/${id}`);
		expect(await remove(bob!.userId)).toMatchObject({ status: 200, text: '' });
		expect((await remove(bob!.userId)).json()).toMatchObject({ message: 'Forbidden' });
		expect((await remove(carol!.userId)).json()).toMatchObject({
			message: 'LAST_OWNER_NOT_REVOKABLE',
		});
	});
});

describe('invitations', () => {
	const body = {
		type: 'account-membership',
		resourceId: 'Jaim1Cu1Q55uooxSens6yk',
		resourceType: 'account',
		recipientAlias: 'user@org.com',
		params: { role: 'cashier' },
	};
	const invite = async (change: object = {}) =>
		await call('POST', '/api/invitations', { ...body, ...change });
	interface Invitation {
		id: string;
		code: string;
	}
	const said = async (method: string, path: string, sent?: object) =>
		(await call(method, path, sent)).json<{ message?: string; status?: string }>();

	it('are made, listed and taken back', async () => {
		const invitation = (await invite()).json<Invitation>();
		expect(invitation).toMatchObject({
			...body,
			code: expect.any(String),
			params: { role: 'cashier', accountName: 'Harbour Cafe' },
			status: 'created',
		});
		expect((await call('GET', `${cafe}/invitations`)).json()).toEqual({ items: [invitation] });
		const path = `/api/invitations/${invitation.id}/revoke`;
		expect(await said('POST', path)).toMatchObject({ status: 'revoked' });
		expect((await invite()).status).toBe(200);
	});

	it('are one for each recipient, none for members, and only to organizations', async () => {
		await invite();
		const { id } = (await call('POST', '/api/accounts', { name: 'B', type: 'individual' })).json();
		const refused = [
			await invite({ recipientAlias: 'USER@org.com' }),
			await invite({ recipientAlias: 'bob@example.com' }),
			await invite({ resourceId: id }),
		];
		expect(refused.map(({ json }) => json().message)).toEqual([
			'RECIPIENT_ALREADY_INVITED',
			'RECIPIENT_ALREADY_INVITED',
			'INVALID_ACCOUNT_TYPE',
		]);
	});

	it('end after a day, or when they are accepted', async () => {
		const { id, code } = (await invite()).json<Invitation>();
		const accept = { code, accountId: 'another' };
		const path = `/api/invitations/${id}`;
		expect(await said('POST', `${path}/accept`, { ...accept, code: 'wrong' })).toMatchObject({
			message: 'Forbidden',
		});
		expect(await said('POST', `${path}/accept`, accept)).toMatchObject({ status: 'accepted' });
		expect(await said('POST', `${path}/accept`, accept)).toMatchObject({
			message: 'INVITATION_ALREADY_ACCEPTED',
		});
		expect(await said('POST', `${path}/revoke`)).toMatchObject({ message: 'INVITATION_ACCEPTED' });
		const other = (await invite({ recipientAlias: 'b@org.com' })).json<Invitation>();
		now += 86_400_000;
		expect(await said('POST', `/api/invitations/${other.id}/revoke`)).toMatchObject({
			message: 'INVITATION_EXPIRED',
		});
	});
});

describe('merchants', () => {
	const body = {
		accountId: 'Jaim1Cu1Q55uooxSens6yk',
		name: 'Centrapay Cafe Auckland',
		country: 'NZ',
		test: false,
	};
	const create = async (change: object = {}) =>
		await call('POST', '/api/merchants', { ...body, ...change });

	it('are made, read and listed in pages', async () => {
		sandbox.configure({ centrapay: { pageSize: 2 } });
		const merchant = (await create()).json();
		expect(merchant).toMatchObject({
			...body,
			id: expect.stringMatching(/^[0-9a-f]{24}$/),
			onboardingStatus: 'applied',
			createdBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
		});
		expect((await call('GET', `/api/merchants/${String(merchant.id)}`)).json()).toEqual(merchant);
		await create();
		await create();
		const { items, nextPageKey } = (await call('GET', `${cafe}/merchants`)).json<{
			items: object[];
			nextPageKey: string;
		}>();
		expect(items).toHaveLength(2);
		const last = (await call('GET', `${cafe}/merchants?pageKey=${nextPageKey}`)).json();
		expect(last).toEqual({ items: [expect.objectContaining({ name: body.name })] });
		expect(sandbox.counts().centrapay).toMatchObject({
			created: { merchants: 3 },
			duplicates: { merchants: 2 },
		});
	});

	it.each([
		[{ country: 'AU' }, 'ACCOUNT_REGION_MISMATCH'],
		[{ settlementConfig: { bankAccountId: 'x' } }, 'BANK_ACCOUNT_MISMATCH'],
		[{ accountId: 'nothing' }, 'Forbidden'],
	])('are refused with %j', async (change, message) => {
		expect((await create(change)).json()).toMatchObject({ statusCode: 403, message });
	});

	it.each([
		{ type: 'e-commerce', location: { street: 'S', city: 'C', country: 'NZ' } },
		{ categoryCode: '58' },
		{ test: 'false' },
		{ metadata: {} },
	])('are not understood with %j', async (change) => {
		expect((await create(change)).status).toBe(400);
	});

	it('and businesses are brought to a status, with a reason where it wants one', async () => {
		const { id } = (await create()).json();
		const path = `/api/merchants/${String(id)}/set-onboarding-status`;
		expect((await call('POST', path, { onboardingStatus: 'active' })).json()).toMatchObject({
			merchantId: id,
			activityNumber: '2',
		});
		expect((await call('POST', path, { onboardingStatus: 'deactivated' })).status).toBe(400);
		const { id: business } = (await call('GET', `${cafe}/business`)).json();
		const ofBusiness = `/api/businesses/${String(business)}/set-onboarding-status`;
		const blocked = { onboardingStatus: 'deactivated', onboardingStatusReason: 'blocked' };
		expect((await call('POST', ofBusiness, blocked)).json()).toMatchObject({
			businessId: business,
			activityNumber: 2,
		});
		expect((await call('POST', path, blocked)).status).toBe(400);
	});
});

describe('onboarding requests', () => {
	const location = { street: '123 Example Street', city: 'Wellington', country: 'NZ' };
	const params = {
		settlementAccountNumber: '12-3456-7890123-00',
		externalMerchantId: 'ext-merchant-789',
	};
	const body = {
		externalId: 'ext-cafe-001',
		legalName: 'Centrapay Cafe Limited',
		contactEmail: 'admin@centracafe.example',
		merchant: { name: 'Cafe', categoryCode: '5812', type: 'physical', location },
		assetProgram: { assetProgramId: 'YGRo6TYYSxH3js7', params },
	};
	const onboard = async (change: object = {}) =>
		await call('POST', '/api/businesses/onboard', { ...body, ...change });

	it('are pending for a while', async () => {
		const { id } = (await onboard()).json<{ id: string }>();
		const statuses = [];
		for (let reading = 0; reading < 3; reading++) {
			statuses.push((await call('GET', `/api/businesses/onboard/${id}`)).json().status);
		}
		expect(statuses).toEqual(['pending', 'completed', 'completed']);
	});

	it('are the same for the same data and ID, and refused for other data', async () => {
		const first = (await onboard()).json();
		expect((await onboard()).json()).toEqual(first);
		expect((await onboard({ legalName: 'Another' })).json()).toMatchObject({
			statusCode: 403,
			message: 'DUPLICATE_EXTERNAL_ID',
		});
		expect((await onboard({ externalId: undefined })).json().id).not.toBe(first.id);
	});

	it('come back with vendors in lower case', async () => {
		const channel = { vendor: 'Example Vendor', deviceId: 'device-001' };
		expect((await onboard({ salesChannels: [{ params: channel }] })).json()).toMatchObject({
			salesChannels: [{ params: { ...channel, vendor: 'example vendor' } }],
		});
	});

	it.each([
		[{ salesChannels: [{ params: { vendor: 'Acme', deviceId: '1' } }] }, 'INVALID_SALES_CHANNEL'],
		[{ assetProgram: { assetProgramId: 'x', params } }, 'INVALID_ASSET_PROGRAM'],
	])('are refused with %j', async (change, message) => {
		expect((await onboard(change)).json()).toMatchObject({ statusCode: 403, message });
	});

	it.each([
		{ nzbn: '1' },
		{ merchant: { ...body.merchant, location: undefined } },
		{ assetProgram: { assetProgramId: 'x', params: { ...params, settlementAccountNumber: '1' } } },
		{ salesChannels: [{ params: { vendor: 'Example Vendor' } }] },
		{ metadata: { long: 'x'.repeat(501) } },
		{ colour: 'red' },
	])('are not understood with %j', async (change) => {
		expect((await onboard(change)).status).toBe(400);
	});
});

it('publishes the keys of its calls to everybody, and wants no API key there', async () => {
	const url = `${sandbox.urls.centrapay}/api/.well-known/jwks.json`;
	const { status, headers, json } = await send(url);
	expect({ status, cache: headers['cache-control'] }).toEqual({
		status: 200,
		cache: 'public, max-age=300',
	});
	expect(json()).toEqual({
		keys: [
			{
				kty: 'EC',
				crv: 'P-256',
				alg: 'ES256',
				use: 'sig',
				kid: expect.any(String),
				x: expect.any(String),
				y: expect.any(String),
			},
		],
	});
	expect((await call('GET', '/api/.well-known/jwks.json')).status).toBe(400);
});
