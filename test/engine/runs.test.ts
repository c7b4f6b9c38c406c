import { keptBy } from '../../lab/faults/kept';
import { nodeName, type NodeResult } from '../harness/n8n';
import {
	json,
	reset,
	startScriptedServer,
	type Script,
	type ScriptedServer,
} from '../harness/scriptedServer';
import { apiKey, runShop } from './run';
import { withExisting } from './shop';
import { impatientClock } from '../../lab/node/impatientClock';
import { ManualClock } from '../harness/manualClock';

let server: ScriptedServer;
const serve = async (script: Script) => (server = await startScriptedServer(script));
afterEach(async () => await server.close());

const nameIn = (body: string) => (JSON.parse(body) as { name: string }).name;
const manyNames = (count: number) => Array.from({ length: count }, (_, index) => `Name ${index}`);

/** Makes things, and refuses those whose name has "stubborn" in it the first few times. */
async function serveMaker(refusals: number) {
	const made: string[] = [];
	let left = refusals;
	await serve(({ body }, response) => {
		const name = nameIn(body);
		if (name.includes('stubborn') && left-- > 0) return json(response, 400, { message: 'Not yet' });
		made.push(name);
		return json(response, 200, { id: made.length, name });
	});
	return made;
}

describe("n8n's Retry On Fail", () => {
	const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	it.each([
		['stopWorkflow', 0],
		['stopWorkflow', 7],
		['stopWorkflow', 29],
		['continueRegularOutput', 0],
		['continueErrorOutput', 0],
	] as const)(
		'with On Error %s sends only the rest in the next try (item %p fails)',
		async (onError, at) => {
			const names = manyNames(30);
			names[at] = 'stubborn';
			const made = await serveMaker(1);
			const { json: out, error } = await runShop(server, 'create', {
				names,
				settings: { ...retryOnFail, onError },
			});
			expect(error).toBeUndefined();
			expect(out.map(({ name }) => name)).toEqual(names);
			expect([...made].sort()).toEqual([...names].sort());
		},
	);

	const keptOf = async ({ run }: NodeResult) => await keptBy(run.data, nodeName, [apiKey]);

	it.each([
		['continueRegularOutput', 7],
		['continueErrorOutput', 29],
	] as const)(
		'with On Error %s does not come, and nothing is kept for it, where item %p fails',
		async (onError, at) => {
			const names = manyNames(30);
			names[at] = 'stubborn';
			const made = await serveMaker(100);
			const result = await runShop(server, 'create', {
				names,
				settings: { ...retryOnFail, onError },
			});
			expect(made).toHaveLength(29);
			expect(server.received).toHaveLength(30);
			expect((await keptOf(result)).size).toBe(0);
		},
	);

	it("keeps nothing after the last of n8n's tries, where the workflow goes on", async () => {
		const names = ['stubborn', ...manyNames(29)];
		const made = await serveMaker(100);
		const result = await runShop(server, 'create', {
			names,
			settings: { ...retryOnFail, onError: 'continueRegularOutput' },
		});
		expect(made).toHaveLength(29);
		expect(server.received).toHaveLength(32);
		expect((await keptOf(result)).size).toBe(0);
	});

	it('keeps what Retry on the execution needs where the workflow stops, and nobody can read it', async () => {
		await serveMaker(100);
		const names = [...manyNames(3), 'stubborn'];
		const settings = { ...retryOnFail, onError: 'stopWorkflow' } as const;
		const result = await runShop(server, 'create', { names, settings });
		expect(result.error).toBeDefined();
		const kept = [...(await keptOf(result))];
		expect(kept.map(([place]) => place)).toEqual([0, 1, 2]);
		const stored = JSON.stringify(result.run.data.executionData!.contextData);
		for (const text of ['Name 0', 'stubborn', 'Not yet', apiKey]) {
			expect(stored).not.toContain(text);
		}
	});

	it('sends nothing again for an answer that has a field called error', async () => {
		const names = manyNames(3);
		await serve(({ body }, response) =>
			json(response, 200, { id: 1, name: nameIn(body), error: 'A field of the record' }),
		);
		const { json: out } = await runShop(server, 'create', { names, settings: retryOnFail });
		expect(out.map(({ name }) => name)).toEqual(names);
		expect(server.received).toHaveLength(3);
	});

	it('never sends again what has an unknown outcome, and still names it', async () => {
		await serve(({ body }, response) =>
			nameIn(body) === 'Name 2' ? reset(response) : json(response, 200, { id: 1 }),
		);
		const { error } = await runShop(server, 'pay', { names: manyNames(5), settings: retryOnFail });
		expect(error?.message).toMatch(/^Outcome unknown/);
		const sent = server.received.map(({ body }) => nameIn(body));
		expect(sent.filter((name) => name === 'Name 2')).toHaveLength(1);
		expect(new Set(sent).size).toBe(sent.length);
	});

	it('gives up with the error when nothing helps', async () => {
		const names = ['a', 'stubborn', 'c'];
		const made = await serveMaker(100);
		const { error } = await runShop(server, 'create', { names, settings: retryOnFail });
		expect(error?.message).toBe('Shop refused: Not yet');
		expect(new Set(made).size).toBe(made.length);
	});
});

describe('If It Already Exists', () => {
	async function serveExisting(names: string[]) {
		const things = names.map((name, index) => ({ id: index + 1, name }));
		await serve(({ method, body, url }, response) => {
			if (method === 'GET') return json(response, 200, things);
			if (method === 'PUT') return json(response, 200, { id: 99, url, ...JSON.parse(body) });
			const one = { id: things.length + 1, name: nameIn(body) };
			things.push(one);
			return json(response, 200, one);
		});
		return things;
	}

	it('uses the one that is there', async () => {
		const things = await serveExisting(['a']);
		const { json: out } = await runShop(server, 'createNamed', {
			names: ['a', 'b'],
			parameters: { ifExists: 'useExisting' },
		});
		expect(out).toEqual([
			{ id: 1, name: 'a', created: false },
			{ id: 2, name: 'b', created: true },
		]);
		expect(things).toHaveLength(2);
	});

	it('makes one of two items with the same name', async () => {
		const things = await serveExisting([]);
		const { json: out } = await runShop(server, 'createNamed', {
			names: ['a', 'a', 'a', 'b', 'a'],
			parameters: { ifExists: 'useExisting' },
		});
		expect(out.map(({ id }) => id)).toEqual([
			out[0]!.id,
			out[0]!.id,
			out[0]!.id,
			out[3]!.id,
			out[0]!.id,
		]);
		expect(things).toHaveLength(2);
	});

	const lists = () => server.received.filter(({ method }) => method === 'GET').length;

	it('reads a list once for all items, not once an item', async () => {
		const names = manyNames(60);
		const things = await serveExisting(names.slice(0, 30));
		const { json: out } = await runShop(server, 'createNamed', {
			names,
			parameters: { ifExists: 'useExisting' },
		});
		expect(out.map(({ name }) => name)).toEqual(names);
		expect(things).toHaveLength(60);
		expect(lists()).toBe(1);
	});

	it('looks through a list once for all items, not once an item', async () => {
		const names = manyNames(300);
		await serveExisting(names);
		let looks = 0;
		const vendor = withExisting('createNamed', ({ keyOf, ...existing }) => ({
			...existing,
			keyOf: (record) => (looks++, keyOf(record)),
		}));
		const { json: out } = await runShop(server, 'createNamed', {
			names,
			parameters: { ifExists: 'useExisting' },
			vendor,
		});
		expect(out.map(({ id }) => id)).toEqual(names.map((_, index) => index + 1));
		expect(looks).toBe(lists() * names.length);
		expect(lists()).toBe(1);
	});

	it('takes the first of several with the same name', async () => {
		await serveExisting(['a', 'b', 'a']);
		const { json: out } = await runShop(server, 'createNamed', {
			names: ['a'],
			parameters: { ifExists: 'useExisting' },
		});
		expect(out).toEqual([{ id: 1, name: 'a', created: false }]);
	});

	it('goes on with a list that took long to read for ten times as long', async () => {
		const clock = impatientClock();
		const passes = { GET: 3_000, POST: 2_000 } as Record<string, number>;
		await serve(async ({ method, body }, response) => {
			await clock.sleep(passes[method]!);
			json(response, 200, method === 'GET' ? [] : { id: 1, ...(JSON.parse(body) as object) });
		});
		await runShop(server, 'createNamed', {
			names: manyNames(12),
			parameters: { requestSettings: { itemsAtOnce: 1 } },
			clock,
		});
		expect(lists()).toBe(1);
	});

	it('reads the list again when the answer is old', async () => {
		await serveExisting([]);
		let time = 0;
		const clock = { ...impatientClock(), elapsed: () => (time += 400) };
		await runShop(server, 'createNamed', {
			names: manyNames(60),
			parameters: { ifExists: 'useExisting' },
			clock,
		});
		expect(lists()).toBeGreaterThan(1);
		expect(lists()).toBeLessThan(60);
	});

	it('does not hold the failure of one look-up against later items', async () => {
		let asked = 0;
		await serve(({ method, body }, response) => {
			if (method === 'GET') return json(response, ++asked === 1 ? 400 : 200, []);
			return json(response, 200, { id: 1, name: nameIn(body) });
		});
		const { items } = await runShop(server, 'createNamed', {
			names: manyNames(3),
			parameters: { ifExists: 'useExisting', requestSettings: { itemsAtOnce: 1 } },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items.map(({ json: { error } }) => error === undefined)).toEqual([false, true, true]);
		expect(asked).toBe(2);
	});

	it('updates the one that is there', async () => {
		await serveExisting(['a']);
		const { json: out } = await runShop(server, 'createNamed', {
			names: ['a'],
			parameters: { ifExists: 'update' },
		});
		expect(out).toEqual([{ id: 99, url: '/things/1', name: 'a', updated: true, created: false }]);
	});

	it('is not asked for by Create or Update, which makes what is missing and updates the rest', async () => {
		await serveExisting(['a']);
		const { json: out } = await runShop(server, 'upsert', { names: ['a', 'b'] });
		expect(out).toEqual([
			{ id: 99, url: '/things/1', name: 'a', updated: true, created: false },
			{ id: 2, name: 'b', created: true },
		]);
	});

	it('goes by the refusal where there is no look-up', async () => {
		await serve((_received, response) => json(response, 409, { message: 'There', code: 'exists' }));
		const { json: out } = await runShop(server, 'createUnique', {
			names: ['a'],
			parameters: { ifExists: 'useExisting' },
		});
		expect(out).toEqual([{ name: 'a', known: true, created: false }]);
	});

	it('makes a killed run complete when it is run again', async () => {
		const names = manyNames(60);
		const things = await serveExisting(names.slice(0, 37));
		const { json: out } = await runShop(server, 'createNamed', {
			names,
			parameters: { ifExists: 'useExisting' },
		});
		expect(out.map(({ name }) => name)).toEqual(names);
		expect(things.map(({ name }) => name).sort()).toEqual([...names].sort());
	});
});

describe('Wait for Completion', () => {
	/** Carries out jobs after they were asked about a few times. */
	async function serveJobs(rounds: number, outcome: (name: string) => string) {
		const asked = new Map<string, number>();
		await serve(({ method, body, url }, response) => {
			if (method === 'POST') return json(response, 200, { requestId: nameIn(body) });
			const requestId = decodeURIComponent(url.split('/').at(-1)!);
			const times = (asked.get(requestId) ?? 0) + 1;
			asked.set(requestId, times);
			const status = times > rounds ? outcome(requestId) : 'busy';
			return json(response, 200, { status, id: requestId });
		});
		return asked;
	}

	it('submits everything first and follows it together', async () => {
		await serveJobs(2, () => 'ok');
		const names = manyNames(50);
		const { json: out } = await runShop(server, 'submit', { names });
		expect(out).toEqual(names.map((id) => ({ id, created: true })));
		const methods = server.received.map(({ method }) => method);
		expect(methods.lastIndexOf('POST')).toBeLessThan(methods.indexOf('GET'));
	});

	it('asks soon at first, then once a minute', async () => {
		const clock = new ManualClock();
		await serveJobs(8, () => 'ok');
		const { json: out } = await runShop(server, 'submit', { names: ['a', 'b'], clock });
		expect(out).toEqual([
			{ id: 'a', created: true },
			{ id: 'b', created: true },
		]);
		expect(clock.slept).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1_000));
	});

	it('asks for no more than a few that are unfinished, but once a minute', async () => {
		const clock = new ManualClock();
		const asked: number[] = [];
		await serve(({ method, body }, response) => {
			if (method === 'POST') return json(response, 200, { requestId: nameIn(body) });
			asked.push(clock.elapsed());
			return json(response, 200, { status: 'busy' });
		});
		await runShop(server, 'submit', {
			names: manyNames(100),
			clock,
			parameters: { completionTimeout: 200, requestSettings: { itemsAtOnce: 5 } },
			settings: { onError: 'continueRegularOutput' },
		});
		const rounds = new Map<number, number>();
		for (const at of asked) rounds.set(at, (rounds.get(at) ?? 0) + 1);
		expect([...rounds.keys()]).toEqual(
			[1, 3, 7, 15, 31, 63, 123, 183, 200].map((seconds) => seconds * 1_000),
		);
		const sizes = [...rounds.values()];
		for (const size of sizes.slice(0, 6)) expect(size).toBeLessThan(15);
		expect(sizes.slice(6)).toEqual([100, 100, 100]);
	});

	it('does not let an answer that never comes overrun the timeout by more than 5 seconds', async () => {
		const clock = new ManualClock();
		const given: number[] = [];
		const { timeout } = AbortSignal;
		const limit = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
			given.push(milliseconds);
			return timeout.call(AbortSignal, milliseconds === 14_000 ? 50 : milliseconds);
		});
		await serve(async ({ method, body }, response) => {
			if (method === 'POST') return json(response, 200, { requestId: nameIn(body) });
			// Time goes on while no answer comes.
			await clock.sleep(given.at(-1)!);
		});
		const { error } = await runShop(server, 'submit', {
			names: ['a'],
			clock,
			parameters: { completionTimeout: 10, requestSettings: { timeout: 3_600 } },
		});
		limit.mockRestore();
		expect(error?.message).toMatch(/not carried it out within 10 seconds/);
		expect(given).toEqual([3_600_000, 14_000]);
		expect(clock.elapsed()).toBeLessThanOrEqual(15_000);
	});

	it('is over on time also where requests a minute are few, or a wait was asked for', async () => {
		for (const [requestsPerMinute, after] of [
			[1, undefined],
			[0, '100'],
		] as const) {
			const clock = new ManualClock();
			await serve(({ method, body }, response) =>
				method === 'POST'
					? json(response, 200, { requestId: nameIn(body) })
					: json(response, 429, {}, after === undefined ? {} : { 'retry-after': after }),
			);
			const { error } = await runShop(server, 'submit', {
				names: ['a'],
				clock,
				parameters: { completionTimeout: 10, requestSettings: { requestsPerMinute } },
			});
			expect(error?.message).toMatch(/not carried it out within 10 seconds/);
			expect(clock.elapsed()).toBeLessThanOrEqual(15_000);
			expect(server.received.length).toBeLessThanOrEqual(2);
			if (after === undefined) await server.close();
		}
	});

	it('makes a failed one the error of its item', async () => {
		await serveJobs(1, (name) => (name === 'b' ? 'broken' : 'ok'));
		const { items } = await runShop(server, 'submit', {
			names: ['a', 'b', 'c'],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items.map(({ json: { id, error } }) => id ?? error)).toEqual([
			'a',
			'Shop refused: It broke (broken) [item 2]',
			'c',
		]);
	});

	it('ends with the timeout and says what to look for', async () => {
		await serveJobs(1_000, () => 'ok');
		const { error } = await runShop(server, 'submit', {
			names: ['a'],
			parameters: { completionTimeout: 60 },
		});
		expect(error?.message).toMatch(/not carried it out within 60 seconds/);
		expect(error?.description).toMatch(/request ID a/);
		expect(server.received.length).toBeLessThan(15);
	});

	it('does not submit again what a failed try submitted', async () => {
		await serveJobs(1, (name) => (name === 'b' ? 'broken' : 'ok'));
		await runShop(server, 'submit', {
			names: ['a', 'b'],
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});
		const submitted = server.received.filter(({ method }) => method === 'POST');
		expect(submitted.filter(({ body }) => nameIn(body) === 'a')).toHaveLength(1);
	});

	it('is left out where it is not wanted', async () => {
		await serveJobs(1, () => 'ok');
		const { json: out } = await runShop(server, 'submit', {
			names: ['a'],
			parameters: { waitForCompletion: false },
		});
		expect(out).toEqual([{ requestId: 'a', created: null }]);
		expect(server.received).toHaveLength(1);
	});

	it('survives that asking fails for a while', async () => {
		let asked = 0;
		await serve(({ method, body }, response) => {
			if (method === 'POST') return json(response, 200, { requestId: nameIn(body) });
			return ++asked < 12
				? json(response, 500, {})
				: json(response, 200, { status: 'ok', id: 'a' });
		});
		const { json: out } = await runShop(server, 'submit', { names: ['a'] });
		expect(out).toEqual([{ id: 'a', created: true }]);
	});
});
