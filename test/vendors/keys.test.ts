import {
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IRequestOptions,
} from 'n8n-workflow';

import { vendors } from '../../nodes/vendors';
import { filledIn } from '../../lab/keys/filledIn';
import { sendFromForeignNode } from '../harness/foreignNode';
import type { NodeResult } from '../harness/n8n';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';

/**
 * What n8n's HTTP Request node and nodes of others can do with our credentials: whoever may use a credential
 * may not read it.
 */

let own: ScriptedServer;
let foreign: ScriptedServer;
let redirect: { status: number; to: string } | undefined;

/** Where n8n gets access tokens for its HTTP Request node. */
const tokenPaths = vendors.flatMap(({ token }) => token?.request.path ?? []);

/** What was sent with a key, beside requests for access tokens. */
const sentToOwn = () => own.received.filter(({ url }) => !tokenPaths.includes(url));

beforeAll(async () => {
	own = await startScriptedServer(({ url }, response) => {
		if (tokenPaths.includes(url)) {
			json(response, 200, { access_token: keyOf('accessToken'), expires_in: 3599 });
		} else if (redirect) response.writeHead(redirect.status, { location: redirect.to }).end();
		else json(response, 200, { ok: true });
	});
	foreign = await startScriptedServer((_request, response) => json(response, 200, { ok: true }));
});

beforeEach(() => {
	redirect = undefined;
	own.received.length = 0;
	foreign.received.length = 0;
});

afterAll(async () => {
	await own.close();
	await foreign.close();
});

/** What only the credential has. */
const keyOf = (name: string) => `own-${name}-7cK2p`;

type Options = IHttpRequestOptions & IRequestOptions;

/** How a node can send a request with a credential: the one way is that of the HTTP Request node. */
const ways = {
	'the HTTP Request node': async (context: IExecuteFunctions, type: string, options: Options) =>
		(await context.helpers.requestWithAuthentication.call(context, type, {
			...options,
			uri: options.url,
			url: undefined,
		})) as IDataObject,
	'a node': async (context: IExecuteFunctions, type: string, options: Options) =>
		(await context.helpers.httpRequestWithAuthentication.call(
			context,
			type,
			options,
		)) as IDataObject,
};
type Way = keyof typeof ways;

async function send(
	credentialType: ICredentialType,
	way: Way,
	options: Partial<Options>,
	changes: ICredentialDataDecryptedObject = {},
): Promise<NodeResult> {
	const credential = { ...filledIn(credentialType, own.baseUrl, keyOf), ...changes };
	return await sendFromForeignNode(
		credentialType,
		credential,
		async (context) =>
			await ways[way](context, credentialType.name, {
				url: `${own.baseUrl}/thing`,
				json: true,
				...options,
			} as Options),
	);
}

const cases = vendors.flatMap(({ name, credential }) =>
	(Object.keys(ways) as Way[]).map((way) => [name, way, credential] as const),
);

describe.each(cases)('The credential of %s in %s', (_vendor, way, credentialType) => {
	const refused = async (options: Partial<Options>, words: RegExp) => {
		const { error } = await send(credentialType, way, options);
		expect(`${error?.message} ${error?.description ?? ''}`).toMatch(words);
		expect(foreign.received).toEqual([]);
		expect(sentToOwn()).toEqual([]);
	};

	it('goes to its own address', async () => {
		const { json, error } = await send(credentialType, way, { method: 'POST', body: {} });
		expect(error).toBeUndefined();
		expect(json).toEqual([{ ok: true }]);
		expect(JSON.stringify(own.received)).toMatch(/own-\w+-7cK2p/);
	});

	it('goes to no other host, port or scheme', async () => {
		const { port } = new URL(own.baseUrl);
		const others = [
			foreign.baseUrl,
			`${foreign.baseUrl}/?${own.baseUrl}`,
			own.baseUrl
				.replace('://', '://127.0.0.1@')
				.replace(/127\.0\.0\.1:\d+/, `${new URL(foreign.baseUrl).host}`),
			`http://localhost:${port}/thing`,
			own.baseUrl.replace('http:', 'https:'),
			'/thing',
			'',
		];
		for (const url of others) await refused({ url }, /only for the addresses in it/);
	});

	it.each([301, 302, 303, 307, 308])('does not follow a redirect with %s', async (status) => {
		redirect = { status, to: `${foreign.baseUrl}/elsewhere` };
		for (const method of ['GET', 'POST'] as const) {
			const options = { method, followAllRedirects: true, ...(method === 'POST' && { body: {} }) };
			await send(credentialType, way, options);
		}
		// With an access token n8n tries again by itself.
		expect(new Set(sentToOwn().map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
		expect(foreign.received).toEqual([]);
	});

	it('goes through no proxy of the request', async () => {
		const { hostname, port } = new URL(foreign.baseUrl);
		const proxies = [foreign.baseUrl, { host: hostname, port: Number(port), protocol: 'http' }];
		for (const proxy of proxies) {
			await refused({ proxy } as Partial<Options>, /remove Proxy from the options/);
		}
	});

	it('goes nowhere where the certificate would not be checked', async () => {
		const unchecked = [
			{ rejectUnauthorized: false },
			{ skipSslCertificateValidation: true },
			{ agentOptions: { rejectUnauthorized: false } },
		];
		for (const options of unchecked) {
			await refused(options as Partial<Options>, /switch Ignore SSL Issues off/);
		}
	});
});

describe('A vendor with two addresses', () => {
	it('may have them at the same origin', async () => {
		for (const { credential } of vendors) {
			const { error } = await send(credential, 'a node', {});
			expect(error).toBeUndefined();
		}
		const wochit = own.received.find(({ headers }) => headers['channel-id']);
		expect(wochit?.headers).toMatchObject({
			'channel-id': 'own-channelId-7cK2p',
			'client-id': 'own-channelId-7cK2p',
		});
	});
});
