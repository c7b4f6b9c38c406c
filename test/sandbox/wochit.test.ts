import { startSandbox, type Sandbox } from '../../sandbox';
import { send, type Sent } from './http';

const now = Date.parse('2026-03-01T10:00:00.000Z');
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => now });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

function headers(idHeader: string): Record<string, string> {
	const { channelId, apiKey } = sandbox.credentials.wochitApi;
	return {
		'Content-Type': 'application/json',
		[idHeader]: channelId,
		Authorization: `Bearer ${apiKey}`,
	};
}

const studio = async (method: string, path: string, body?: unknown, changed: Sent = {}) =>
	await send(sandbox.urls.wochitStudio + path, {
		method,
		headers: headers('channel-id'),
		body,
		...changed,
	});

const authentication = async (body: unknown, changed: Sent = {}) =>
	await send(`${sandbox.urls.wochitAuthentication}/api/v1/embedded/users/tokens`, {
		method: 'POST',
		headers: headers('client-id'),
		body,
		...changed,
	});

const customer = {
	name: 'Bäckerei Ölmühle',
	organization: { partnerId: 'partner-1' },
	adminUserRequestModel: {
		firstName: 'Zoë',
		lastName: "O'Neill",
		email: 'zoe@example.com',
		phone: '+44 20 7946 0000',
	},
	templateCategoryIds: ['1', '2', '3'],
};

const codeOf = (answer: { json: () => Record<string, unknown> }) => answer.json().code;

describe('documented requests', () => {
	it('GET /api/v1/channels/{channelId}', async () => {
		const { channelId } = sandbox.credentials.wochitApi;
		const answer = await studio('GET', `/api/v1/channels/${channelId}`);
		expect(answer.status).toBe(200);
		expect(answer.json().templateCategories).toEqual(
			expect.arrayContaining([
				{ id: '1', name: 'Shopping' },
				{ id: '2', name: 'Blogging' },
			]),
		);
	});

	it('POST /api/v1/customers', async () => {
		const answer = await studio('POST', '/api/v1/customers', customer);
		expect(answer.status).toBe(200);
		expect(answer.json()).toEqual({ organizationId: expect.any(Number) });
		expect(sandbox.counts().wochit.created.customers).toBe(1);
	});

	it('PATCH /api/v1/customers changes what is sent, and deletes what is null', async () => {
		await studio('POST', '/api/v1/customers', customer);
		const organization = { partnerId: 'partner-1' };
		const changed = await studio('PATCH', '/api/v1/customers', {
			organization,
			fieldsUpdates: { templateCategoryIds: ['2'], hostedMedia: { provider: 1 } },
		});
		expect(changed).toMatchObject({ status: 202, text: '' });
		const find = () => sandbox.state.wochit.customers.find((one) => one.partnerId === 'partner-1');
		expect(find()).toMatchObject({ templateCategoryIds: ['2'], hostedMediaProvider: 1 });
		await studio('PATCH', '/api/v1/customers', {
			organization,
			fieldsUpdates: { templateCategoryIds: null },
		});
		expect(find()).toMatchObject({ templateCategoryIds: null, hostedMediaProvider: 1 });
	});

	it('POST /api/v1/embedded/users/tokens makes the user once and a token for a day', async () => {
		await studio('POST', '/api/v1/customers', customer);
		const body = {
			user: { id: 'user-1', email: 'u@example.com', firstName: 'U', lastName: 'V' },
			organization: { partnerId: 'partner-1' },
		};
		const answer = await authentication(body);
		await authentication(body);
		expect(answer.status).toBe(200);
		expect(answer.json()).toEqual({
			token: { value: expect.any(String), expirationDate: now + 24 * 60 * 60 * 1000 },
		});
		expect(sandbox.counts().wochit).toMatchObject({ created: { users: 1 }, tokens: 2 });
	});
});

describe('refusals', () => {
	const shape = {
		code: expect.any(String),
		type: expect.any(String),
		requestId: expect.any(String),
		errors: [
			{
				parameter: expect.any(String),
				message: expect.any(String),
				details: expect.any(String),
			},
		],
	};

	it.each([
		['a wrong key', { Authorization: 'Bearer nonsense' }],
		['a key without Bearer', { Authorization: 'wochit-demo-7Qd2uLr0Z9xVbT4mKc8WnYpE' }],
		['a wrong channel', { 'channel-id': '1' }],
		['the other host’s header', { 'channel-id': '', 'client-id': '4711' }],
	])('401 for %s', async (_what, changed) => {
		const answer = await studio('GET', '/api/v1/channels/4711', undefined, {
			headers: { ...headers('channel-id'), ...changed },
		});
		expect(answer.status).toBe(401);
		expect(answer.json()).toEqual(shape);
	});

	it('the authentication host wants client-id', async () => {
		const answer = await authentication({}, { headers: headers('channel-id') });
		expect(answer.status).toBe(401);
	});

	it.each([
		['an undocumented property', { ...customer, color: 'red' }, 'UNRECOGNIZED_PROPERTY'],
		[
			'an undocumented nested property',
			{ ...customer, organization: { partnerId: 'p', id: 1 } },
			'UNRECOGNIZED_PROPERTY',
		],
		['a missing name', { organization: { partnerId: 'p' } }, 'INVALID_PARAMETER'],
		[
			'a partner ID that is a number',
			{ ...customer, organization: { partnerId: 1 } },
			'INVALID_PARAMETER',
		],
		[
			'category IDs that are numbers',
			{ ...customer, templateCategoryIds: [1] },
			'INVALID_PARAMETER',
		],
		['an unknown category', { ...customer, templateCategoryIds: ['99'] }, 'INVALID_PARAMETER'],
		['broken JSON', '{"name":', 'INVALID_PARAMETER'],
	])('400 for %s', async (_what, body, code) => {
		const answer = await studio('POST', '/api/v1/customers', body);
		expect(answer.status).toBe(400);
		expect(answer.json()).toEqual(shape);
		expect(codeOf(answer)).toBe(code);
		expect(sandbox.counts().wochit.created.customers).toBe(0);
	});

	it('name and partner ID are unique', async () => {
		await studio('POST', '/api/v1/customers', customer);
		const sameName = await studio('POST', '/api/v1/customers', {
			...customer,
			organization: { partnerId: 'partner-2' },
		});
		const samePartnerId = await studio('POST', '/api/v1/customers', { ...customer, name: 'Other' });
		expect([sameName.status, samePartnerId.status]).toEqual([400, 400]);
		expect(samePartnerId.json()).toMatchObject({
			errors: [{ parameter: 'organization.partnerId' }],
		});
		const sameBoth = await studio('POST', '/api/v1/customers', customer);
		expect(sameBoth.json()).toMatchObject({
			errors: [{ parameter: 'name' }, { parameter: 'organization.partnerId' }],
		});
		expect(sandbox.counts().wochit.created.customers).toBe(1);
	});

	it('an unknown customer has neither updates nor users', async () => {
		const organization = { partnerId: 'nobody' };
		const updated = await studio('PATCH', '/api/v1/customers', { organization, fieldsUpdates: {} });
		const token = await authentication({ user: { id: 'u' }, organization });
		expect([updated.status, token.status]).toEqual([400, 400]);
	});

	it('unknown paths, wrong methods, missing content types and bodies of a GET', async () => {
		const { Authorization, 'channel-id': id } = headers('channel-id') as Record<string, string>;
		const withoutType = { Authorization: String(Authorization), 'channel-id': String(id) };
		const answers = [
			await studio('GET', '/api/v1/nothing'),
			await studio('DELETE', '/api/v1/customers'),
			await studio('GET', '/api/v1/channels/4711', undefined, { headers: withoutType }),
			await studio('GET', '/api/v1/channels/4711', '{}'),
			await studio('GET', '/api/v1/channels/4711?all=1'),
		];
		expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 400, 400]);
		for (const answer of answers) expect(answer.json()).toEqual(shape);
	});
});
