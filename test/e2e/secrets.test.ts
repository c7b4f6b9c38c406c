import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { nodeType } from '../../lab/faults/workflow';
import { packPackage } from '../../lab/n8n/communityPackage';
import { N8n, outputOf, type CredentialToImport } from '../../lab/n8n/n8n';
import { generations } from '../../nodes/vendors';
import { creationOf, creationWithSecrets } from '../harness/creation';
import { formsOf } from '../harness/writings';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { startSandbox, type Sandbox, type Vendor } from '../../sandbox';
import { byHand } from './byHand';
import { whatN8nKeeps } from './leaks';

/** Long, unlike anything else, and with characters that look different in addresses and in base64. */
const secret = (of: string) => `S3cret+of/${of}=${[...of].reverse().join('')}&7kQ`;

/** A password is put together by an expression, so that n8n never stores it whole with the item. */
const halves = { left: 'Passw0rd+for', right: '/agents=9xZ&' };
const password = halves.left + halves.right;

const isAddress = (property: string) => /url$/i.test(property);

/** Every generation of every vendor's API, by the name of its credential. */
const named = new Map(generations.map((one) => [one.vendor.credential.name, one]));
const names = [...named.keys()];
const vendorOf = (name: string) => named.get(name)!.vendor;
const secretOf = (name: string, field: string) => secret(`${name}-${field}`);
const allSecrets = [
	password,
	...names.flatMap((name) => vendorOf(name).secrets.map((field) => secretOf(name, field))),
];

/** Where the workflow stops: with the credential's secrets alone, which a user's token may take the place of. */
const stops = 'stopWorkflow';

/** A creation at a vendor, with a password where it has one. */
const parametersOf = (name: string, onError: string): IDataObject =>
	(onError === stops ? creationOf : creationWithSecrets)(named.get(name)!);

/**
 * Says back everything that it was sent, in the words of each vendor's errors. Its lists are empty, so that
 * what is looked for before it is created is not found.
 */
const startEcho = async () =>
	await startScriptedServer(({ method, url, headers, body }, response) => {
		if (method === 'GET') {
			json(response, 200, { success: true, data: [], result: [], status_code: 200 });
			return;
		}
		const said = JSON.stringify({ url, headers, body });
		const code = 'invalid';
		json(response, 400, {
			message: said,
			status_code: 400,
			status_message: said,
			success: false,
			errors: [{ code, parameter: said, message: said, description: said, details: said }],
		});
	});

/** Where nobody listens any more. */
async function unusedPort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

let n8n: N8n;
let sandbox: Sandbox;
let echo: ScriptedServer;
let silent: ScriptedServer;
let packFolder: string;

/** Each way to fail, with what becomes of it. */
const ways = {
	refused: /refused/,
	echoed: /refused/,
	unreachable: /could not be reached/,
	timedOut: /^Outcome unknown|no answer came/,
};
type Way = keyof typeof ways;
const allWays = Object.keys(ways) as Way[];

const idOf = (name: string, way: Way) => `${name}${way}`;

function credential(type: string, way: Way, origin: string): CredentialToImport {
	const real = sandbox.credentials[type as keyof Sandbox['credentials']] as IDataObject;
	const { credential: declared, secrets } = vendorOf(type);
	const id = idOf(type, way);
	const valueOf = (field: string): unknown => {
		if (isAddress(field)) return way === 'refused' ? real[field] : origin;
		return secrets.includes(field) ? secretOf(type, field) : '4711';
	};
	const data = Object.fromEntries(
		declared.properties.map(({ name }) => [name, valueOf(name)]),
	) as IDataObject;
	return { id, name: id, type, data };
}

const nameOf = (name: string, way: Way, onError: string) => `${name} ${way} ${onError}`;

function node(name: string, way: Way, onError: string): IDataObject {
	const { node: Node, vendor } = named.get(name)!;
	return {
		name: nameOf(name, way, onError),
		type: nodeType(new Node().description.name as Vendor),
		onError,
		credentials: { [name]: { id: idOf(name, way), name: idOf(name, way) } },
		parameters: {
			...(vendor.authentication && { authentication: vendor.authentication.value }),
			...parametersOf(name, onError),
			requestSettings: { timeout: 0.5, maxTries: 2 },
		},
	};
}

/** One failure ends a whole execution here, so that there is one of each kind. */
const stopping: Array<{ name: string; way: Way }> = [
	{ name: 'wochitApi', way: 'echoed' },
	{ name: 'omnizeApi', way: 'echoed' },
	{ name: 'typsyOAuth2Api', way: 'echoed' },
	{ name: 'typsyApi', way: 'unreachable' },
	{ name: 'yayApi', way: 'timedOut' },
];

beforeAll(async () => {
	packFolder = await mkdtemp(join(tmpdir(), 'partner-provisioning-pack-'));
	sandbox = await startSandbox();
	echo = await startEcho();
	silent = await startScriptedServer(() => undefined);
	const origins: Record<Way, string> = {
		refused: '',
		echoed: echo.baseUrl,
		unreachable: `http://127.0.0.1:${await unusedPort()}`,
		timedOut: silent.baseUrl,
	};
	n8n = await N8n.create({
		tarball: await packPackage(packFolder),
		settings: { N8N_LOG_LEVEL: 'debug' },
	});
	const pairs = names.flatMap((name) => allWays.map((way) => ({ name, way })));
	await n8n.importCredentials(pairs.map(({ name, way }) => credential(name, way, origins[way])));
	const items = [{ ...halves, key: 'item', email: 'a@example.com' }];
	const goingOn = pairs.flatMap(({ name, way }) => [
		node(name, way, 'continueRegularOutput'),
		node(name, way, 'continueErrorOutput'),
	]);
	await n8n.importWorkflows([
		byHand('goingOn', items, goingOn),
		...stopping.map(({ name, way }) => byHand(idOf(name, way), items, [node(name, way, stops)])),
	]);
});

afterAll(async () => {
	await n8n?.dispose();
	await Promise.all([sandbox?.close(), echo?.close(), silent?.close()]);
	await rm(packFolder, { recursive: true, force: true });
});

it("is nowhere in n8n's database, its log or its output after runs that failed", async () => {
	const execution = await n8n.execute('goingOn');
	for (const name of names) {
		for (const way of allWays) {
			const told = [
				...outputOf(execution, nameOf(name, way, 'continueRegularOutput')),
				...outputOf(execution, nameOf(name, way, 'continueErrorOutput'), 1),
			].map(({ error }) => error);
			const asExpected = expect.stringMatching(ways[way]) as unknown;
			expect({ name, way, told }).toEqual({ name, way, told: [asExpected, asExpected] });
		}
	}
	for (const { name, way } of stopping) {
		expect((await n8n.execute(idOf(name, way))).status).toBe('error');
	}
	// The secrets really were on their way, in each of the forms in which the vendors want them.
	const sent = JSON.stringify(echo.received);
	expect(sent).toContain(secretOf('wochitApi', 'apiKey'));
	expect(sent).toContain(secretOf('omnizeApi', 'token'));
	expect(sent).toContain(secretOf('omnizeZenviaApi', 'token'));
	const ofClient = formsOf(secretOf('typsyOAuth2Api', 'clientSecret'));
	expect(ofClient.filter((form) => sent.includes(form))).not.toEqual([]);
	expect(sent).toContain(createHash('sha256').update(password).digest('hex'));
	expect(sent).toContain(password);

	const kept = await whatN8nKeeps(n8n);
	expect(kept).toContain(halves.left);
	expect(kept).toContain('could not be reached');
	for (const one of allSecrets) {
		const found = formsOf(one).filter((form) => kept.includes(form));
		expect({ secret: one, found }).toEqual({ secret: one, found: [] });
	}
});

it('keeps credentials encrypted', async () => {
	const rows = await n8n.query<{ data: string }>('SELECT data FROM credentials_entity');
	expect(rows).toHaveLength(names.length * allWays.length);
	for (const { data } of rows) {
		expect(() => JSON.parse(data) as unknown).toThrow(SyntaxError);
		expect(Buffer.from(data, 'base64').toString('latin1')).not.toContain('127.0.0.1');
	}
});

it.each([
	['in clear', (text: string) => text],
	['in an address', (text: string) => encodeURIComponent(text)],
	['in a form', (text: string) => String(new URLSearchParams({ text }))],
	['in JSON', (text: string) => JSON.stringify({ text })],
	['in base64', (text: string) => Buffer.from(text).toString('base64')],
	['in base64 for addresses', (text: string) => Buffer.from(text).toString('base64url')],
])('would be found %s', (_where, write) => {
	for (const before of ['', 'a', 'bc', 'def']) {
		const kept = write(`${before}${password} and more`);
		expect(formsOf(password).some((form) => kept.includes(form))).toBe(true);
	}
});
