import fc from 'fast-check';

import type { ItemResult } from '../../nodes/engine/run/result';
import { firstProblemIn, whatBecameOfAll } from '../../nodes/engine/run/stopped';
import {
	json,
	reset,
	startScriptedServer,
	type Script,
	type ScriptedServer,
} from '../harness/scriptedServer';
import { impatientClock } from '../../lab/node/impatientClock';
import { runShop } from './run';

let server: ScriptedServer;
const serve = async (script: Script) => (server = await startScriptedServer(script));

const nameIn = (body: string) => (JSON.parse(body) as { name: string }).name;
const sentNames = () => server.received.map(({ body }) => nameIn(body));

describe('a workflow that stops', () => {
	afterEach(async () => await server.close());

	it('tells an unknown outcome before anything else, and what became of the others', async () => {
		await serve(({ body }, response) => {
			if (nameIn(body) === 'refused') return json(response, 400, { message: 'No' });
			return nameIn(body) === 'lost' ? reset(response) : json(response, 200, { id: 1 });
		});
		const { error } = await runShop(server, 'create', {
			names: ['a', 'refused', 'lost', 'b', 'c', 'd'],
			parameters: { requestSettings: { itemsAtOnce: 3 } },
		});
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(error?.context).toMatchObject({ itemIndex: 2 });
		expect(error?.description).toMatch(/Outcome unknown: 3\. Done: 1.* Not done: 2\./);
		expect(error?.description).toMatch(/choose Retry on this execution/);
	});

	it('says no more than the problem where there is one item', async () => {
		await serve((_received, response) => json(response, 400, { message: 'No' }));
		const { error } = await runShop(server, 'create', { names: ['a'] });
		expect(error?.description).toBe('Correct the item or the credential, then run it again.');
	});

	it('keeps what was done when something goes wrong that nobody foresaw', async () => {
		await serve(({ body }, response) => json(response, 200, { id: nameIn(body) }));
		let tries = 0;
		const items = ['a', 'b', 'c'].map((name) => ({ name }));
		// The second time is for the words of the problem, which are redacted.
		const parameters = {
			name: '={{ $json.name }}',
			requestSettings: { itemsAtOnce: 1 },
		};
		const { json: out } = await runShop(server, 'create', {
			items,
			parameters,
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			clock: {
				now: () => Date.now(),
				elapsed: () => performance.now(),
				random: () => 1,
				sleep: async () => {
					await Promise.resolve();
					if (++tries === 3) throw new Error('Nobody foresaw this');
				},
			},
		});
		expect(out.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		expect(sentNames().sort()).toEqual(['a', 'b', 'c']);
	});

	it('is not stopped by half a character in a secret', async () => {
		await serve(({ body }, response) =>
			nameIn(body) === 'b'
				? json(response, 400, { message: 'No' })
				: json(response, 200, { id: 1 }),
		);
		const { json: out } = await runShop(server, 'create', {
			names: ['a', 'b', 'secret\ud800'],
			settings: { onError: 'continueRegularOutput' },
		});
		expect(out).toHaveLength(3);
		expect(out[1]!.error).toBe('Shop refused: No [item 2]');
	});

	it('reads Wait for Completion and Completion Timeout before anything is sent', async () => {
		await serve((_received, response) => json(response, 200, { requestId: 'a' }));
		for (const nothing of [
			'={{ $json.missing }}',
			'={{ undefined.x }}',
			'={{ "soon" }}',
			'={{ "" }}',
			'={{ " " }}',
			'={{ null }}',
			'={{ undefined }}',
			'={{ NaN }}',
			'={{ Infinity }}',
			'={{ 0.5 }}',
			'={{ true }}',
			'={{ [60] }}',
		]) {
			const { error } = await runShop(server, 'submit', {
				names: ['a'],
				parameters: { completionTimeout: nothing },
			});
			expect(error?.message).toBe('Completion Timeout must be a number of seconds of at least 1');
		}
		for (const nothing of ['={{ $json.missing }}', '={{ "" }}', '={{ null }}', '={{ "no" }}']) {
			const { error } = await runShop(server, 'submit', {
				names: ['a'],
				parameters: { waitForCompletion: nothing },
			});
			expect(error?.message).toBe('Wait for Completion must be true or false');
		}
		expect(server.received).toEqual([]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'is told by every item where it concerns all, and never taken for done (%s)',
		async (onError) => {
			await serve((_received, response) => json(response, 200, { requestId: 'a' }));
			const { items, errorItems } = await runShop(server, 'submit', {
				names: ['a', 'b'],
				parameters: { completionTimeout: '={{ "soon" }}' },
				settings: { onError },
			});
			const told = [...items, ...errorItems].map(({ json: { error } }) => error);
			expect(told).toEqual(
				[0, 1].map((item) => expect.stringMatching(`^Completion Timeout must .*item ${item + 1}`)),
			);
			expect(server.received).toEqual([]);
		},
	);

	it('costs nobody what is known where something breaks off the node', async () => {
		await serve((_received, response) => json(response, 200, { id: 1 }));
		let waits = 0;
		const { json: out } = await runShop(server, 'create', {
			names: ['a', 'b', 'c', 'd'],
			parameters: { requestSettings: { itemsAtOnce: 1 } },
			settings: { onError: 'continueRegularOutput' },
			clock: {
				...impatientClock(),
				sleep: async () => {
					await Promise.resolve();
					if (++waits === 3) throw new Error('Nobody foresaw this');
				},
			},
		});
		expect(out.map(({ error }) => error !== undefined)).toContain(false);
		expect(out.filter(({ error }) => error !== undefined)).not.toHaveLength(0);
		for (const { error } of out) {
			expect(error ?? 'Nobody foresaw this').toMatch('Nobody foresaw this');
		}
	});
});

describe('what is chosen by expression', () => {
	beforeEach(async () => {
		await serve(({ method, body }, response) => {
			if (method === 'GET') return json(response, 200, [{ id: 7, name: 'there' }]);
			return json(response, 200, { id: 1, name: nameIn(body) });
		});
	});
	afterEach(async () => await server.close());

	it('is chosen for each item: Preview', async () => {
		const { json: out } = await runShop(server, 'create', {
			items: [
				{ name: 'a', preview: false },
				{ name: 'b', preview: true },
			],
			parameters: { preview: '={{ $json.preview }}' },
		});
		expect(out).toMatchObject([{ id: 1 }, { preview: true, request: { method: 'POST' } }]);
		expect(sentNames()).toEqual(['a']);
	});

	it('is chosen for each item: If It Already Exists', async () => {
		const { json: out } = await runShop(server, 'createNamed', {
			items: [
				{ name: 'there', then: 'useExisting' },
				{ name: 'there', then: 'fail' },
			],
			parameters: { ifExists: '={{ $json.then }}' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(out).toMatchObject([{ id: 7 }, { error: 'Thing there is there already [item 2]' }]);
	});

	it.each([
		['preview', 'create', 'Preview must be true or false'],
		['ifExists', 'createNamed', 'If It Already Exists must be fail, useExisting or update'],
	])('sends nothing where the expression gives nothing: %s', async (name, operation, message) => {
		const { error } = await runShop(server, operation, {
			names: ['a'],
			parameters: { [name]: '={{ $json.missing }}' },
		});
		expect(error?.message).toBe(message);
		expect(server.received).toEqual([]);
	});
});

describe('what became of all', () => {
	const done: ItemResult = { output: [{}] };
	const problem = (kind: 'unknown' | 'refused'): ItemResult => ({
		problem: { kind, message: '', description: '' },
	});

	it('is said in spans of items', () => {
		const results = [done, done, done, problem('refused'), done, problem('unknown'), undefined];
		expect(whatBecameOfAll([...results, undefined])).toMatch(
			/^Of the items, counted from 1: Outcome unknown: 6\. Done: 1 to 3 and 5\. Not done: 4\. Not begun: 7 to 8\. To go on/,
		);
		expect(firstProblemIn(results)).toBe(5);
	});

	it('names every item once, in few words', () => {
		const anything = fc.constantFrom(done, problem('refused'), problem('unknown'), undefined);
		fc.assert(
			fc.property(fc.array(anything, { minLength: 1, maxLength: 2_000 }), (results) => {
				const words = whatBecameOfAll(results);
				expect(words.length).toBeLessThan(1_000);
				const first = firstProblemIn(results);
				const problems = results.filter((result) => result && 'problem' in result);
				expect(first === undefined).toBe(problems.length === 0);
			}),
		);
	});
});
