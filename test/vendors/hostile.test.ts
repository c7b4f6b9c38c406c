import { gzipSync } from 'zlib';
import type { ServerResponse } from 'http';

import { generations, type Registered } from '../../nodes/vendors';
import { filledIn } from '../../lab/keys/filledIn';
import { listsOf, type List } from '../harness/lists';
import { searchList, testCredential } from '../harness/n8n';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';

/** What a vendor, or somebody between, may send back to the Test button and to a list on the screen. */

let server: ScriptedServer;
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
	server = await startScriptedServer((_request, response) => answer(response));
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => {
	await server.close();
});

/** A credential with all addresses at the server, and secrets that no other text has. */
const credentialOf = ({ vendor }: Registered) =>
	filledIn(vendor.credential, server.baseUrl, (name) => `4711${name}"&7cK2p`);

const onScreen = (registered: Registered) => ({
	node: new registered.node(),
	credentialType: registered.vendor.credential,
	credential: credentialOf(registered),
});

const press = async (registered: Registered) => await testCredential(onScreen(registered));

const open = async (registered: Registered, { source, parameters }: List): Promise<string> =>
	await searchList({ ...onScreen(registered), parameters }, source.method).then(
		() => 'no error',
		(error: Error & { description?: string }) => `${error.message} ${error.description ?? ''}`,
	);

const page = (response: ServerResponse) => {
	response.writeHead(200, { 'content-type': 'text/html' });
	response.end('<!doctype html><title>Welcome</title>');
};

/** 400 MB of nothing: as gzip allows, it is a thing after another. */
const bomb = Buffer.concat(new Array<Buffer>(400).fill(gzipSync(Buffer.alloc(1_000_000, ' '))));
const explode = (response: ServerResponse) => {
	response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
	response.end(bomb);
};

/** Never ends, and is never silent for long. */
const drip = (response: ServerResponse) => {
	response.writeHead(200, { 'content-type': 'application/json' });
	const timer = setInterval(() => response.write(' '), 20);
	response.on('close', () => clearInterval(timer));
};

const soon = () => {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(100));
};

/** Repeats every key that it got, as text or within JSON. */
const echo = (registered: Registered, status: number) => (response: ServerResponse) => {
	const credential = credentialOf(registered);
	const words = registered.vendor.secrets.map((field) => JSON.stringify(credential[field]));
	response.writeHead(status, { 'content-type': 'text/plain' });
	response.end(`${words.join(', ')} is wrong`);
};

/** A refusal in any vendor's form, so long that its words are cut off in the middle of a key. */
const echoAtTheCut = (key: string) => (response: ServerResponse) => {
	const words = `${'x'.repeat(990)}${key} is wrong`;
	const errors = [{ parameter: '', message: words, code: 'invalid', details: words }];
	const body = { status_code: 400, status_message: words, message: words, code: 'invalid', errors };
	json(response, 400, { ...body, error: words, success: false });
};

function expectNoSecret(registered: Registered, text: string): void {
	const credential = credentialOf(registered);
	for (const field of registered.vendor.secrets) {
		expect(text).not.toContain(credential[field]);
		expect(text).not.toContain(JSON.stringify(credential[field]).slice(1, -1));
	}
}

/** How much of a key's beginning may be seen: less than is taken for a secret. */
const leastOfAKey = 4;

const all = generations.map((one) => [one.vendor.name, one] as const);

describe.each(all)('The Test button of %s', (name, registered) => {
	it('shows no beginning of a key at which its words were cut off', async () => {
		for (const field of registered.vendor.secrets) {
			const key = String(credentialOf(registered)[field]);
			answer = echoAtTheCut(key);
			const { message } = await press(registered);
			expect(message).not.toContain(`x${key.slice(0, leastOfAKey)}`);
		}
	});

	it('takes a web page for no connection', async () => {
		answer = page;
		const { status, message } = await press(registered);
		expect(status).toBe('Error');
		const before = registered.vendor.token
			? 'could not be reached: it gave no access token'
			: "can't be understood";
		expect(message).toMatch(`${name} ${before}: the answer was a web page`);
	});

	it('reads no more than 10 MB', async () => {
		answer = explode;
		const before = process.memoryUsage().arrayBuffers;
		const { status, message } = await press(registered);
		expect(status).toBe('Error');
		expect(message).toMatch('the answer was larger than 10 MB');
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
	});

	it('waits for no answer without an end', async () => {
		answer = drip;
		soon();
		const { status, message } = await press(registered);
		expect(status).toBe('Error');
		expect(message).toMatch('no answer came within 15 seconds');
	});

	it.each([400, 401, 403, 500])('shows no key that is in a refusal with %s', async (status) => {
		answer = echo(registered, status);
		const tested = await press(registered);
		expect(tested.status).toBe('Error');
		expectNoSecret(registered, tested.message);
	});
});

const lists = generations.flatMap((registered) =>
	listsOf(registered.vendor).map((list) => [list.source.method, registered, list] as const),
);

describe.each(lists)('The list %s', (_method, registered, list) => {
	it('shows no key that is in a refusal', async () => {
		answer = echo(registered, 400);
		const shown = await open(registered, list);
		expect(shown).not.toBe('no error');
		expectNoSecret(registered, shown);
	});

	it('waits for no answer without an end', async () => {
		answer = drip;
		soon();
		expect(await open(registered, list)).toMatch('no answer came within 15 seconds');
	});

	it('reads no web page', async () => {
		answer = page;
		expect(await open(registered, list)).toMatch('the answer was a web page');
	});
});

it('keeps a long refusal of a vendor short, at once', async () => {
	const words = 'partnerId already '.repeat(25_000);
	answer = (response) => json(response, 400, { code: words, message: words, errors: [words] });
	for (const registered of generations) {
		const started = process.cpuUsage();
		const { message } = await press(registered);
		expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
		expect(message.length).toBeLessThan(2_000);
	}
});
