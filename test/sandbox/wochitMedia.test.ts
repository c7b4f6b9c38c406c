import { startSandbox, type Sandbox } from '../../sandbox';
import { sendEvents } from '../../sandbox/wochitCalls';
import { startScriptedServer, json } from '../harness/scriptedServer';
import { send } from './http';

const start = Date.parse('2026-03-01T10:00:00.000Z');
const aDay = 24 * 60 * 60 * 1000;
let now = start;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => now });
});
beforeEach(() => {
	now = start;
	sandbox.configure({ wochit: { aiSeconds: 60, errorsAsDocumented: false } });
	sandbox.reset();
});
afterAll(() => sandbox.close());

const jsonType = { 'Content-Type': 'application/json' };
const keys = () => sandbox.credentials.wochitApi;

async function tokenOf(userId = 'demo-user'): Promise<string> {
	const { channelId, apiKey } = keys();
	const answer = await send(`${sandbox.urls.wochitAuthentication}/api/v1/embedded/users/tokens`, {
		method: 'POST',
		headers: { ...jsonType, 'client-id': channelId, Authorization: `Bearer ${apiKey}` },
		body: { user: { id: userId }, organization: { partnerId: 'demo-customer' } },
	});
	return answer.json<{ token: { value: string } }>().token.value;
}

const call = async (
	method: string,
	path: string,
	token: string | undefined,
	body?: unknown,
	headers: Record<string, string> = {},
) =>
	await send(sandbox.urls.wochitApi + path, {
		method,
		body,
		headers: {
			...jsonType,
			'client-id': keys().channelId,
			...(token !== undefined && { Authorization: `Bearer ${token}` }),
			...headers,
		},
	});

const videoId = '6094092472a9105747957aa3';
const draftId = '63ce6eaa7304484941234524';
const state = () => sandbox.state.wochit;

const unauthorized = {
	code: 401,
	type: 'Unauthorized',
	requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
	errors: [{ parameter: null, message: 'Unauthorized', details: null }],
};
const badRequest = {
	code: 400,
	type: 'Bad Request',
	requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
	errors: [],
};

describe('documented requests', () => {
	it.each([
		['videos', videoId],
		['drafts', draftId],
	])('POST /v1/users/%s/{id}/clone makes a copy each time', async (collection, id) => {
		const token = await tokenOf();
		const path = `/v1/users/${collection}/${id}/clone`;
		const answers = [await call('POST', path, token), await call('POST', path, token)];
		for (const answer of answers) {
			expect(answer).toMatchObject({ status: 200 });
			expect(answer.json()).toEqual({
				wochitVideoId: expect.stringMatching(/^[0-9a-f]{24}$/),
				title: 'My Video',
				thumbnail: expect.stringMatching(/^https:/),
			});
		}
		expect(answers[0]!.json()).not.toEqual(answers[1]!.json());
		expect(sandbox.counts().wochit.media.copies).toBe(2);
	});

	it('DELETE is answered with 204, and told', async () => {
		const token = await tokenOf();
		const video = await call('DELETE', `/v1/users/videos/${videoId}`, token);
		const draft = await call('DELETE', `/v1/users/drafts/${draftId}`, token);
		expect([video, draft]).toMatchObject([
			{ status: 204, text: '' },
			{ status: 204, text: '' },
		]);
		expect(state().media).toEqual([]);
		expect(state().events).toEqual([
			{ type: 'video.delete', videoContext: 'demo', wochitVideoId: videoId },
			{ type: 'draft.delete', wochitVideoId: draftId },
		]);
	});

	it('POST /v1/ai/videos and /v1/ai/drafts are answered with 204, and done later', async () => {
		const token = await tokenOf();
		const order = { prompt: 'string', videoContext: 'order-1' };
		const answers = [
			await call('POST', '/v1/ai/videos', token, order),
			await call('POST', '/v1/ai/drafts', token, order),
			await call('POST', '/v1/ai/drafts', token, { prompt: 'string' }),
		];
		expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(3).fill([204, '']));
		expect(state().events).toEqual([]);
		now += 59_999;
		expect(sandbox.counts().wochit.media).toMatchObject({ waitingForAi: 3, madeByAi: 0 });
		now += 1;
		expect(sandbox.counts().wochit.media).toMatchObject({ waitingForAi: 0, madeByAi: 3 });
		expect(state().events).toMatchObject([
			{ type: 'video.ready', videoContext: 'order-1', videoDuration: 35.9 },
			{ type: 'draft.new', videoContext: 'order-1' },
		]);
	});

	it("takes all of the document's properties of an order", async () => {
		const { status } = await call('POST', '/v1/ai/videos', await tokenOf(), {
			prompt: 'string',
			instructions: 'string',
			templateId: 'string',
			categoryIds: ['62543d82f22d3777bc28986c'],
			aspectRatios: ['ASPECT_16_9'],
			videoContext: 'string',
			mediaGalleryAssets: [
				{ url: 'https://a.example/a.jpg', caption: 'summer day football' },
				{ url: 'https://a.example/a.mp4', thumbnailUrl: 'https://a.example/a.png' },
			],
			colors: ['112341', 'FFFFFF'],
			fonts: ['OpenSans-Regular', 'OpenSans-Regular'],
		});
		expect(status).toBe(204);
	});

	it('POST /v1/accounts/templates/categories', async () => {
		const headers = { 'secret-key': keys().apiKey };
		const path = '/v1/accounts/templates/categories';
		const answer = await call('POST', path, undefined, undefined, headers);
		expect(answer.json()).toMatchObject({
			registered: [{ id: '62543d82f22d3777bc28986c', name: 'Education' }, {}],
			owned: [{ id: '647f33677387131d481f2d30', name: 'My Category' }],
		});
	});
});

describe('refusals', () => {
	it('a token ends after 24 hours', async () => {
		const token = await tokenOf();
		now += aDay - 1;
		const path = `/v1/users/videos/${videoId}/clone`;
		expect((await call('POST', path, token)).status).toBe(200);
		now += 1;
		const answer = await call('POST', path, token);
		expect(answer.status).toBe(401);
		expect(answer.json()).toEqual(unauthorized);
	});

	it.each<[string, Record<string, string>]>([
		['no token', {}],
		['another token', { Authorization: 'Bearer nonsense' }],
		['the API key as a token', { Authorization: 'Bearer wochit-demo-7Qd2uLr0Z9xVbT4mKc8WnYpE' }],
		['the API key in its header', { 'secret-key': 'wochit-demo-7Qd2uLr0Z9xVbT4mKc8WnYpE' }],
	])('401 for %s', async (_what, headers) => {
		const path = `/v1/users/videos/${videoId}`;
		const answer = await call('DELETE', path, undefined, undefined, headers);
		expect(answer.status).toBe(401);
		expect(answer.json()).toEqual(unauthorized);
	});

	it('401 for a right token with a wrong channel, or with the key beside it', async () => {
		const token = await tokenOf();
		const changes: Array<Record<string, string>> = [
			{ 'client-id': '1' },
			{ 'secret-key': keys().apiKey },
		];
		for (const headers of changes) {
			const path = `/v1/users/videos/${videoId}`;
			expect((await call('DELETE', path, token, undefined, headers)).status).toBe(401);
		}
	});

	it('401 for categories with a token, a wrong key, or the key where it does not belong', async () => {
		const { apiKey } = keys();
		const path = '/v1/accounts/templates/categories';
		const token = await tokenOf();
		const answers = [
			await call('POST', path, token, undefined, { 'secret-key': apiKey }),
			await call('POST', path, undefined, undefined, { 'secret-key': 'wrong' }),
			await call('POST', path, apiKey),
		];
		expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
	});

	it.each([
		['another user’s', videoId, 'another-user'],
		['of the other kind', draftId, 'demo-user'],
		['nobody’s', 'nothing', 'demo-user'],
	])('400 without a reason for what is %s', async (_whose, id, userId) => {
		const token = await tokenOf(userId);
		for (const answer of [
			await call('POST', `/v1/users/videos/${id}/clone`, token),
			await call('DELETE', `/v1/users/videos/${id}`, token),
		]) {
			expect(answer.status).toBe(400);
			expect(answer.json()).toEqual(badRequest);
		}
	});

	it('400 with the one documented reason for an unknown property', async () => {
		const answer = await call('POST', '/v1/ai/videos', await tokenOf(), { prompt: 'p', id: '1' });
		expect(answer.json()).toEqual({
			...badRequest,
			errors: [{ parameter: 'id', message: 'UNRECOGNIZED_PROPERTY', details: expect.any(String) }],
		});
	});

	it.each([
		[{}],
		[{ prompt: '' }],
		[{ prompt: 'p', colors: ['#112341'] }],
		[{ prompt: 'p', colors: Array(5).fill('112341') }],
		[{ prompt: 'p', aspectRatios: ['4:3'] }],
		[{ prompt: 'p', categoryIds: ['1'] }],
		[{ prompt: 'p', mediaGalleryAssets: [{ caption: 'no address' }] }],
		['{"prompt":'],
	])('400 for the order %j', async (order) => {
		expect((await call('POST', '/v1/ai/drafts', await tokenOf(), order)).status).toBe(400);
		expect(sandbox.counts().wochit.media.waitingForAi).toBe(0);
	});

	it('400 for a body where none is documented, 404 for what is not documented', async () => {
		const token = await tokenOf();
		const answers = [
			await call('POST', `/v1/users/videos/${videoId}/clone`, token, {}),
			await call('GET', `/v1/users/videos/${videoId}`, token),
		];
		expect(answers.map(({ status }) => status)).toEqual([400, 404]);
	});
});

describe('errors as they are documented, at the other hosts too', () => {
	const customer = async (body: object, headers = {}) => {
		const { channelId, apiKey } = keys();
		return await send(`${sandbox.urls.wochitStudio}/api/v1/customers`, {
			method: 'POST',
			headers: {
				...jsonType,
				'channel-id': channelId,
				Authorization: `Bearer ${apiKey}`,
				...headers,
			},
			body,
		});
	};
	beforeEach(() => sandbox.configure({ wochit: { errorsAsDocumented: true } }));

	it('have no reason for a taken partner ID, and one for an unknown property', async () => {
		const there = { name: 'N', organization: { partnerId: 'demo-customer' } };
		expect((await customer(there)).json()).toEqual(badRequest);
		expect((await customer({ ...there, color: 'red' })).json()).toMatchObject({
			code: 400,
			errors: [{ parameter: 'color', message: 'UNRECOGNIZED_PROPERTY' }],
		});
		const answer = await customer(there, { 'channel-id': '1' });
		expect([answer.status, answer.json().type]).toEqual([401, 'Unauthorized']);
	});
});

describe('events', () => {
	it('are sent one after the other, also twice and out of order', async () => {
		const server = await startScriptedServer((_received, response) => json(response, 200, {}));
		const events = ['1', '2'].map((wochitVideoId) => ({ type: 'draft.delete', wochitVideoId }));
		const how = { twice: true, outOfOrder: true };
		expect(await sendEvents(`${server.baseUrl}/hook`, events, how)).toEqual([200, 200, 200, 200]);
		await server.close();
		const [first] = server.received;
		expect(first).toMatchObject({ method: 'POST', url: '/hook' });
		expect(first!.headers).toMatchObject({ 'x-forwarded-for': '54.81.68.237' });
		const ids = server.received.map(
			({ body }) => (JSON.parse(body) as { wochitVideoId: string }).wochitVideoId,
		);
		expect(ids).toEqual(['2', '2', '1', '1']);
	});
});
