import { setImmediate as nextTurn } from 'node:timers/promises';
import { startSandbox, type RecordedRequest, type Sandbox } from '../../sandbox';
import { send } from './http';

let sandbox: Sandbox;
const finished: RecordedRequest[] = [];

beforeAll(async () => {
	sandbox = await startSandbox({
		recordLimit: 5,
		typsy: { processingMs: 10 },
		onRequest: (request) => finished.push(request),
	});
});
beforeEach(() => {
	sandbox.reset();
	finished.length = 0;
});
afterAll(() => sandbox.close());

const control = async (method: string, path: string, body?: object) =>
	await send(sandbox.urls.control + path, {
		method,
		body,
		headers: body && { 'content-type': 'application/json' },
	});

const memberships = async (headers = {}) =>
	await send(`${sandbox.urls.centrapay}/api/account-memberships`, {
		headers: { 'x-api-key': sandbox.credentials.centrapayApi.apiKey, ...headers },
	});

it('tells what the sandbox object tells', async () => {
	await memberships();
	const { urls, credentials } = sandbox;
	expect((await control('GET', '/health')).json()).toEqual({ status: 'ok' });
	expect((await control('GET', '/info')).json()).toEqual({ urls, credentials });
	expect((await control('GET', '/counts')).json()).toEqual(sandbox.counts());
	expect((await control('GET', '/state')).json()).toMatchObject({
		yay: { stores: [{ uuid: '3951ec81-cca4-4c4a-8efb-4bce76e04032' }, {}] },
		typsy: { accounts: [{ identifier: null }] },
	});
	expect((await control('GET', '/settings')).json()).toMatchObject({ typsy: { processingMs: 10 } });
});

it('records requests, the latest ones only', async () => {
	for (let sent = 0; sent < 8; sent += 1) await memberships({ 'x-sent': String(sent) });
	await memberships({ 'x-api-key': 'wrong' });
	const all = (await control('GET', '/requests')).json<RecordedRequest[]>();
	expect(all.map(({ number }) => number)).toEqual([5, 6, 7, 8, 9]);
	expect(all[0]).toMatchObject({
		server: 'centrapay',
		vendor: 'centrapay',
		method: 'GET',
		path: '/api/account-memberships',
		query: {},
		headers: { 'x-sent': '4' },
		rawBody: '',
		status: 200,
		fault: null,
	});
	const refused = await control('GET', '/requests?vendor=centrapay&limit=1');
	expect(refused.json()).toMatchObject([{ status: 401 }]);
});

it('keeps bodies as sent and as parsed', async () => {
	const rawBody = '{ "token" : "wrong" }';
	await send(`${sandbox.urls.omnize}/api/v1/accounts/1?a=b`, { method: 'DELETE', body: rawBody });
	expect(sandbox.requests.last()).toMatchObject({
		rawBody,
		body: { token: 'wrong' },
		query: { a: 'b' },
		path: '/api/v1/accounts/1',
	});
});

it('orders faults', async () => {
	await control('POST', '/faults', {
		timings: { retryAfterSeconds: 3 },
		set: { vendor: 'centrapay', rates: { status503: 1 } },
		next: { kinds: ['status429RetrySeconds'], match: { methods: ['GET'] } },
	});
	const first = await memberships();
	expect([first.status, first.headers['retry-after']]).toEqual([429, '3']);
	expect((await memberships()).status).toBe(503);
	expect((await control('GET', '/faults')).json()).toMatchObject({
		scripted: 0,
		served: { status429RetrySeconds: 1, status503: 1 },
	});
	await control('POST', '/faults', { clear: true });
	expect((await memberships()).status).toBe(200);
});

it('changes settings and resets', async () => {
	await control('POST', '/settings', { centrapay: { requestsPerMinute: 1 } });
	await memberships();
	expect((await memberships()).status).toBe(429);
	await control('POST', '/reset');
	expect((await memberships()).status).toBe(200);
	await control('POST', '/settings', { centrapay: { requestsPerMinute: 0 } });
	expect((await memberships()).status).toBe(200);
	expect(sandbox.counts().requests).toBe(2);
});

it.each([
	['/faults', { set: { rates: { nonsense: 1 } } }],
	['/faults', { set: { rates: { html: 0.9, empty: 0.9 } } }],
	['/settings', { colour: 'red' }],
])('400 for an order to %s that makes no sense', async (path, body) => {
	expect((await control('POST', path, body)).status).toBe(400);
});

it('tells of every request when it is over', async () => {
	await memberships();
	while (finished.length === 0) await nextTurn();
	expect(finished[0]).toMatchObject({ path: '/api/account-memberships', status: 200 });
	expect(finished[0]?.ms).toEqual(expect.any(Number));
});

it('hands out the same identifiers for the same seed', async () => {
	const uuids = async (seed: number) => {
		const other = await startSandbox({ seed });
		await other.close();
		return other.state.yay.customers.map(({ uuid }) => uuid);
	};
	expect(await uuids(5)).toEqual(await uuids(5));
	expect(await uuids(5)).not.toEqual(await uuids(6));
});

it('closes although a client waits', async () => {
	const other = await startSandbox();
	other.faults.next(['silenceBefore']);
	const waiting = send(`${other.urls.typsy}/v2/authenticate`);
	const refused = expect(waiting).rejects.toMatchObject({ code: 'ECONNRESET' });
	while (other.requests.count() === 0) await nextTurn();
	await other.close();
	await refused;
});
