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
import { registered } from '../../lab/registered';
import { creationOf, creationWithSecrets } from '../harness/creation';
import { formsOf } from '../harness/writings';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { startSandbox, vendors, type Sandbox, type Vendor } from '../../sandbox';
import { byHand } from './byHand';
import { whatN8nKeeps } from './leaks';

/** Long, unlike anything else, and with characters that look different in addresses and in base64. */
const secret = (of: string) => `S3cret+of/${of}=${[...of].reverse().join('')}&7kQ`;

/** A password is put together by an expression, so that n8n never stores it whole with the item. */
const halves = { left: 'Passw0rd+for', right: '/agents=9xZ&' };
const password = halves.left + halves.right;

const propertiesOf = (vendor: Vendor) => registered(vendor).vendor.credential.properties;
const secretsOf = (vendor: Vendor) => registered(vendor).vendor.secrets;
const isAddress = (property: string) => /url$/i.test(property);
const secretOf = (vendor: Vendor, field: string) => secret(`${vendor}-${field}`);
const allSecrets = [
	password,
	...vendors.flatMap((vendor) => secretsOf(vendor).map((field) => secretOf(vendor, field))),
];

/** A creation at each vendor, with a password where it has one. */
/** Where the workflow stops: with the credential's secrets alone, which a user's token may take the place of. */
const stops = 'stopWorkflow';

const parametersOf = (vendor: Vendor, onError: string): IDataObject =>
	onError === stops ? creationOf(registered(vendor)) : creationWithSecrets(registered(vendor));

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

const idOf = (vendor: Vendor, way: Way) => `${vendor}${way}`;

function credential(vendor: Vendor, way: Way, origin: string): CredentialToImport {
	const real = sandbox.credentials[`${vendor}Api`] as IDataObject;
	const id = idOf(vendor, way);
	const valueOf = (field: string): unknown => {
		if (isAddress(field)) return way === 'refused' ? real[field] : origin;
		return secretsOf(vendor).includes(field) ? secretOf(vendor, field) : '4711';
	};
	const data = Object.fromEntries(
		propertiesOf(vendor).map(({ name }) => [name, valueOf(name)]),
	) as IDataObject;
	return { id, name: id, type: `${vendor}Api`, data };
}

const nameOf = (vendor: Vendor, way: Way, onError: string) => `${vendor} ${way} ${onError}`;

const node = (vendor: Vendor, way: Way, onError: string): IDataObject => ({
	name: nameOf(vendor, way, onError),
	type: nodeType(vendor),
	onError,
	credentials: { [`${vendor}Api`]: { id: idOf(vendor, way), name: idOf(vendor, way) } },
	parameters: { ...parametersOf(vendor, onError), requestSettings: { timeout: 0.5, maxTries: 2 } },
});

/** One failure ends a whole execution here, so that there is one of each kind. */
const stopping: Array<{ vendor: Vendor; way: Way }> = [
	{ vendor: 'wochit', way: 'echoed' },
	{ vendor: 'omnize', way: 'echoed' },
	{ vendor: 'typsy', way: 'unreachable' },
	{ vendor: 'yay', way: 'timedOut' },
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
	const pairs = vendors.flatMap((vendor) => allWays.map((way) => ({ vendor, way })));
	await n8n.importCredentials(
		pairs.map(({ vendor, way }) => credential(vendor, way, origins[way])),
	);
	const items = [{ ...halves, key: 'item', email: 'a@example.com' }];
	const goingOn = pairs.flatMap(({ vendor, way }) => [
		node(vendor, way, 'continueRegularOutput'),
		node(vendor, way, 'continueErrorOutput'),
	]);
	await n8n.importWorkflows([
		byHand('goingOn', items, goingOn),
		...stopping.map(({ vendor, way }) =>
			byHand(idOf(vendor, way), items, [node(vendor, way, stops)]),
		),
	]);
});

afterAll(async () => {
	await n8n?.dispose();
	await Promise.all([sandbox?.close(), echo?.close(), silent?.close()]);
	await rm(packFolder, { recursive: true, force: true });
});

it("is nowhere in n8n's database, its log or its output after runs that failed", async () => {
	const execution = await n8n.execute('goingOn');
	for (const vendor of vendors) {
		for (const way of allWays) {
			const told = [
				...outputOf(execution, nameOf(vendor, way, 'continueRegularOutput')),
				...outputOf(execution, nameOf(vendor, way, 'continueErrorOutput'), 1),
			].map(({ error }) => error);
			const asExpected = expect.stringMatching(ways[way]) as unknown;
			expect({ vendor, way, told }).toEqual({ vendor, way, told: [asExpected, asExpected] });
		}
	}
	for (const { vendor, way } of stopping) {
		expect((await n8n.execute(idOf(vendor, way))).status).toBe('error');
	}
	// The secrets really were on their way, in each of the forms in which the vendors want them.
	const sent = JSON.stringify(echo.received);
	expect(sent).toContain(secretOf('wochit', 'apiKey'));
	expect(sent).toContain(secretOf('omnize', 'token'));
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
	expect(rows).toHaveLength(vendors.length * allWays.length);
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
