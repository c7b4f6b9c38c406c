import { demoSecrets, startSandbox, type Sandbox } from '../../../../sandbox';
import { json, startScriptedServer, type ScriptedServer } from '../../../harness/scriptedServer';
import { testCredential, type NodeResult } from '../../../harness/n8n';
import { newUser, run, screen, tokenPath, useTypsyToday } from './setup';

useTypsyToday();

const items = Array.from({ length: 60 }, (_, index) => ({ email: `user${index}@hotel.com` }));
const sixty = {
	...newUser,
	email: '={{ $json.email }}',
	requestSettings: { itemsAtOnce: 10 },
};

/** All that Typsy gave: nobody may see any of it. */
const tokensOf = (sandbox: Sandbox) =>
	sandbox.requests.all({ vendor: 'typsy' }).flatMap(({ headers }) => {
		const { authorization } = headers;
		return authorization === undefined ? [] : [authorization.replace('Bearer ', '')];
	});

const askedForTokens = (sandbox: Sandbox) =>
	sandbox.requests.all({ vendor: 'typsy' }).filter(({ path }) => path === tokenPath);

function expectNoSecretIn(sandbox: Sandbox, { run: stored, error }: NodeResult) {
	const text = JSON.stringify([stored, error, error?.message, error?.description]);
	const tokens = new Set(tokensOf(sandbox));
	expect(tokens.size).toBeGreaterThan(0);
	for (const secret of [...tokens, demoSecrets.typsyClientSecret]) {
		expect(text).not.toContain(secret.slice(0, 40));
	}
}

describe('An access token', () => {
	let own: Sandbox;
	afterEach(async () => await own.close());

	it('is asked for with a form, once for all items', async () => {
		own = await startSandbox({ typsy: { processingMs: 0 } });
		const result = await run('user: create', sixty, {
			items,
			credential: own.credentials.typsyOAuth2Api,
		});
		expect(result.json).toHaveLength(60);
		const [asked, ...more] = askedForTokens(own);
		expect(more).toEqual([]);
		expect(asked!.headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded' });
		expect(asked!.headers).not.toHaveProperty('authorization');
		expect(Object.fromEntries(new URLSearchParams(asked!.rawBody))).toEqual({
			grant_type: 'client_credentials',
			client_id: own.credentials.typsyOAuth2Api.clientId,
			client_secret: demoSecrets.typsyClientSecret,
		});
		expectNoSecretIn(own, result);
	});

	it.each<[string, (sandbox: Sandbox) => void]>([
		['ends', () => (ahead = 3_600_000)],
		['is taken back', (sandbox) => sandbox.configure({ typsy: { tokensRevoked: 1 } })],
	])('that %s in the middle of 60 items is replaced by one other', async (_how, takeBack) => {
		ahead = 0;
		own = await startSandbox({
			now: () => Date.now() + ahead,
			typsy: { processingMs: 0 },
			onRequest: ({ number }) => {
				if (number === 50) takeBack(own);
			},
		});
		const result = await run('user: create', sixty, {
			items,
			credential: own.credentials.typsyOAuth2Api,
		});
		expect(result.error).toBeUndefined();
		expect(result.json.map(({ email, status }) => [email, status])).toEqual(
			items.map(({ email }) => [email, 'success']),
		);
		expect(askedForTokens(own)).toHaveLength(2);
		expect(own.counts().typsy.created.users).toBe(60);
		const refused = own.requests.all({ vendor: 'typsy' }).filter(({ status }) => status === 401);
		expect(refused.length).toBeGreaterThan(0);
		expect(refused.length).toBeLessThanOrEqual(10);
		expectNoSecretIn(own, result);
	});
	let ahead = 0;

	it('is in no problem either', async () => {
		own = await startSandbox({ typsy: { processingMs: 0 } });
		const result = await run(
			'user: depart',
			{ email: 'nobody@hotel.com' },
			{ credential: own.credentials.typsyOAuth2Api },
		);
		expect(result.error?.message).toContain('(user_not_found)');
		expectNoSecretIn(own, result);
	});

	it('is not given for a wrong secret, which is said in words', async () => {
		own = await startSandbox();
		const credential = { ...own.credentials.typsyOAuth2Api, clientSecret: 'secret-that-is-wrong' };
		const { error, run: stored } = await run('user: create', newUser, { credential });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Typsy refused access: it does not accept the Client ID and Client Secret',
			description: expect.stringMatching(/^Check the Client ID and the Client Secret/) as string,
			httpCode: '401',
		});
		expect(own.requests.all({ vendor: 'typsy' }).map(({ path }) => path)).toEqual([tokenPath]);
		expect(JSON.stringify(stored)).not.toContain('secret-that-is-wrong');
	});

	it('is asked for again where the answer got lost', async () => {
		own = await startSandbox({ typsy: { processingMs: 0 } });
		own.faults.next(['status500After', 'html'], { path: tokenPath });
		const { json: out } = await run('user: create', newUser, {
			credential: own.credentials.typsyOAuth2Api,
		});
		expect(out).toMatchObject([{ status: 'success' }]);
	});

	it('is fetched by the Test button, which tells a wrong secret from one that nobody may use', async () => {
		own = await startSandbox();
		const given = own.credentials.typsyOAuth2Api;
		const press = async (changes: Record<string, string>) =>
			await testCredential({ ...screen(), credential: { ...given } }, changes);
		expect(await press({})).toEqual({ status: 'OK', message: 'Connected to Typsy' });
		expect(await press({ accessToken: 'kept-by-n8n-and-over' })).toMatchObject({ status: 'OK' });
		for (const field of ['clientId', 'clientSecret']) {
			expect(await press({ [field]: 'wrong' })).toEqual({
				status: 'Error',
				message: 'Typsy refused access: it does not accept the Client ID and Client Secret',
			});
		}
		expect(await press({ baseUrl: 'http://127.0.0.1:9' })).toEqual({
			status: 'Error',
			message:
				'Typsy could not be reached: it gave no access token: the connection was refused. Is the address right?',
		});
	});
});

describe('An access token that is refused again and again', () => {
	let server: ScriptedServer;
	let words: unknown;
	beforeAll(async () => {
		server = await startScriptedServer(({ url }, response, nth) => {
			if (url === tokenPath) {
				json(response, 200, { access_token: `token-number-${nth}`, expires_in: 3599 });
			} else json(response, 401, words, { 'www-authenticate': 'Bearer error="invalid_token"' });
		});
	});
	afterAll(async () => await server.close());

	it.each([
		[undefined, 'Typsy refused: It does not accept the access token that it has given'],
		[{ message: 'token-number-1 is over.' }, 'Typsy refused: ••• is over.'],
	])('is told in words, and nothing else is sent: %j', async (body, message) => {
		words = body;
		server.received.length = 0;
		const clientSecret = `secret of ${message}`;
		const { error } = await run(
			'user: depart',
			{ email: 'a@hotel.com' },
			{
				credential: { clientId: 'client', clientSecret, baseUrl: server.baseUrl },
			},
		);
		expect(error).toMatchObject({
			message,
			description: 'Check the Client ID and the Client Secret in the credential.',
			httpCode: '401',
		});
		const sent = server.received.map(({ url }) => url);
		expect(sent).toEqual([
			tokenPath,
			'/v2/users/workspace/depart',
			tokenPath,
			'/v2/users/workspace/depart',
		]);
	});
});
