import { impatientClock } from '../../lab/node/impatientClock';
import { runAgent, type Agent } from '../harness/agent';
import {
	json,
	reset,
	startScriptedServer,
	type Script,
	type ScriptedServer,
} from '../harness/scriptedServer';
import { apiKey } from './run';
import { shop, shopNode } from './shop';

let server: ScriptedServer;
const serve = async (script: Script) => (server = await startScriptedServer(script));
afterEach(async () => await server.close());

const nameIn = (body: string) => (JSON.parse(body) as { name: string }).name;
const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };

/** Lets an agent use an operation of the shop as its tool. */
const withTool = async (operation: string, agent: Agent, settings: object = retryOnFail) =>
	await runAgent(
		{
			node: shopNode(impatientClock()),
			credentialType: shop.credential,
			credential: { apiKey, baseUrl: server.baseUrl },
			parameters: {
				resource: 'thing',
				operation,
				name: "={{ $fromAI('name', 'The name', 'string') }}",
			},
			settings,
		},
		agent,
	);

describe("An AI agent's tool with Retry On Fail", () => {
	it('sends what has an unknown outcome once', async () => {
		await serve((_received, response) => reset(response));
		const [told] = await withTool('pay', async (call) => [await call({ name: 'a' })]);
		expect(told).toMatch(/^Outcome unknown: /);
		expect(server.received).toHaveLength(1);
	});

	it.each([retryOnFail, {}, { onError: 'continueRegularOutput' }])(
		'nor sends it when the agent itself tries again (%j)',
		async (settings) => {
			await serve(({ body }, response) =>
				nameIn(body) === 'a' ? reset(response) : json(response, 200, { id: 1 }),
			);
			const told = await withTool(
				'pay',
				async (call) => [
					await call({ name: 'a' }),
					await call({ name: 'a' }),
					await call({ name: 'b' }),
					await call({ name: 'a' }),
				],
				settings,
			);
			const unknown = expect.stringContaining('Outcome unknown: ') as string;
			expect(told).toEqual([unknown, unknown, '[{"id":1}]', unknown]);
			expect(server.received.map(({ body }) => nameIn(body))).toEqual(['a', 'b']);
		},
	);

	it('sends what is called for twice, and worked, twice', async () => {
		await serve(({ body }, response, nth) => json(response, 200, { id: nth, name: nameIn(body) }));
		const told = await withTool('create', async (call) => [
			await call({ name: 'a' }),
			await call({ name: 'a' }),
		]);
		expect(told).toEqual([
			'[{"id":1,"name":"a","created":true}]',
			'[{"id":2,"name":"a","created":true}]',
		]);
	});

	it('tries again what was refused, also when calls are under way together', async () => {
		let refusals = 3;
		await serve(({ body }, response) =>
			refusals-- > 0
				? json(response, 400, { message: 'Not yet' })
				: json(response, 200, { name: nameIn(body) }),
		);
		const names = ['a', 'b', 'c'];
		const [told] = await withTool('pay', async (call) => [
			await Promise.all(names.map(async (name) => await call({ name }))),
		]);
		expect(told).toEqual(names.map((name) => JSON.stringify([{ name }])));
		expect(server.received).toHaveLength(6);
	});

	it('keeps the idempotency key of a call over its tries, and makes another for the next', async () => {
		await serve((_received, response, nth) =>
			nth === 1 ? json(response, 400, { message: 'Not yet' }) : json(response, 200, { id: nth }),
		);
		await withTool('createKeyed', async (call) => [
			await call({ name: 'a' }),
			await call({ name: 'a' }),
		]);
		const [first, again, second] = server.received.map(({ headers }) => headers['idempotency-key']);
		expect(again).toBe(first);
		expect(second).not.toBe(first);
	});
});
