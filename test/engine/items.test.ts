import { setTimeout as wait } from 'timers/promises';

import {
	json,
	startScriptedServer,
	type Script,
	type ScriptedServer,
} from '../harness/scriptedServer';
import { apiKey, runShop } from './run';

let server: ScriptedServer;
const serve = async (script: Script) => (server = await startScriptedServer(script));
afterEach(async () => await server.close());

const echo: Script = ({ body }, response) =>
	json(response, 200, { id: 1, ...(JSON.parse(body) as object) });

describe('items', () => {
	it('come out in the order in which they came in, paired, whichever is answered first', async () => {
		const names = Array.from({ length: 40 }, (_, index) => `Name ${index}`);
		await serve(async (received, response) => {
			await wait(Math.random() * 20);
			await echo(received, response, 0);
		});
		const { items } = await runShop(server, 'create', { names });
		expect(items.map(({ json: { name } }) => name)).toEqual(names);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(names.map((_, item) => ({ item })));
	});

	it.each([
		[1, 1],
		[4, 4],
		[100, 12],
	])('are under way at most %p at once', async (itemsAtOnce, most) => {
		let answerThoseWaiting: Array<() => void> = [];
		await serve(async (received, response) => {
			const answered = new Promise<void>((resolve) => answerThoseWaiting.push(resolve));
			if (answerThoseWaiting.length === most) {
				const waiting = answerThoseWaiting;
				answerThoseWaiting = [];
				// Time for one that should not be under way to show itself.
				await wait(20);
				for (const answer of waiting) answer();
			}
			await answered;
			await echo(received, response, 0);
		});
		const names = Array.from({ length: 12 }, (_, index) => `Name ${index}`);
		await runShop(server, 'create', { names, parameters: { requestSettings: { itemsAtOnce } } });
		expect(Math.max(...server.received.map(({ inFlight }) => inFlight))).toBe(most);
	});

	it('are each read with their own values, and constants once', async () => {
		await serve(echo);
		const { json: out } = await runShop(server, 'create', {
			names: ['a', 'b'],
			parameters: { name: 'constant' },
		});
		expect(out.map(({ name }) => name)).toEqual(['constant', 'constant']);
	});

	it('of which some are bad cost the others nothing', async () => {
		const bad = new Set([3, 50, 51, 99, 150, 198, 199]);
		const names = Array.from({ length: 200 }, (_, index) =>
			bad.has(index) ? '' : `Name ${index}`,
		);
		await serve(echo);
		const { items } = await runShop(server, 'create', {
			names,
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items).toHaveLength(200);
		expect(server.received).toHaveLength(193);
		items.forEach(({ json: out }, index) => {
			if (bad.has(index)) expect(out.error).toBe(`Name is required [item ${index + 1}]`);
			else expect(out.name).toBe(`Name ${index}`);
		});
	});

	it('that fail go to the error output where there is one', async () => {
		await serve(({ body }, response) =>
			body.includes('bad')
				? json(response, 400, { message: 'No.' })
				: json(response, 200, { id: 1 }),
		);
		const { items, errorItems } = await runShop(server, 'create', {
			names: ['good', 'bad', 'good'],
			settings: { onError: 'continueErrorOutput' },
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems).toEqual([
			{
				json: {
					error: 'Shop refused: No. [item 2]',
					details: {
						description: 'Correct the item or the credential, then run it again.',
						kind: 'refused',
						item: 2,
					},
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('stop the workflow with the first problem, and nothing more is started', async () => {
		let refuse = () => {};
		const refused = new Promise<void>((resolve) => (refuse = resolve));
		await serve(async ({ body }, response) => {
			if (body.includes('bad')) {
				response.on('close', refuse);
				return json(response, 400, { message: 'No.' });
			}
			await refused;
			// Time for the refusal to be read.
			await wait(50);
			json(response, 200, { id: 1 });
		});
		const names = Array.from({ length: 50 }, (_, index) => (index === 1 ? 'bad' : `Name ${index}`));
		const { error, items } = await runShop(server, 'create', {
			names,
			parameters: { requestSettings: { itemsAtOnce: 2 } },
		});
		expect(items).toEqual([]);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Shop refused: No.',
			description: expect.stringMatching(
				/^Correct the item or the credential, then run it again\. Of the items, counted from 1: Done: 1\. Not done: 2\. Not begun: 3 to 50\. To go on, choose Retry/,
			) as unknown,
			httpCode: '400',
			context: { itemIndex: 1 },
		});
		expect(server.received).toHaveLength(2);
	});

	it('that are none send nothing', async () => {
		await serve(echo);
		const { error } = await runShop(server, 'create', { items: [] });
		expect(error).toBeUndefined();
		expect(server.received).toEqual([]);
	});
});

describe('lists', () => {
	const records = Array.from({ length: 120 }, (_, id) => ({ id }));

	it.each([
		[{ returnAll: true }, 120],
		[{ returnAll: false, limit: 7 }, 7],
		[{}, 50],
	])('with %p give one item a record', async (parameters, count) => {
		await serve((_received, response) => json(response, 200, records));
		const { items } = await runShop(server, 'getAll', { parameters });
		expect(items).toHaveLength(count);
		expect(items[0]).toEqual({ json: { id: 0 }, pairedItem: { item: 0 } });
	});
});

describe('a limit by expression', () => {
	it("is each item's own, and costs only its item where it is none", async () => {
		await serve((_received, response) => json(response, 200, [{ id: 1 }, { id: 2 }, { id: 3 }]));
		const { items } = await runShop(server, 'getAll', {
			parameters: { limit: '={{ $json.limit }}' },
			items: [{ limit: 2 }, { limit: 'all' }, { limit: 0 }, { limit: '1' }],
			settings: { onError: 'continueRegularOutput' },
		});
		const notValid = 'Limit must be a whole number of at least 1';
		expect(items.map(({ json: { id, error } }) => id ?? error)).toEqual([
			1,
			2,
			expect.stringContaining(notValid),
			expect.stringContaining(notValid),
			1,
		]);
		expect(server.received).toHaveLength(2);
	});
});

describe('lists in pages', () => {
	it('come whole, and their end is found', async () => {
		await serve(({ url }, response) => {
			const page = Number(new URL(url, 'http://host').searchParams.get('page') ?? 0);
			json(response, 200, { items: [{ id: page }], next: page < 4 ? page + 1 : undefined });
		});
		const { json: out } = await runShop(server, 'getAll', { parameters: { returnAll: true } });
		expect(out.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
	});

	it('that lead in a circle have no result', async () => {
		await serve(({ url }, response) => {
			const page = Number(new URL(url, 'http://host').searchParams.get('page') ?? 0);
			json(response, 200, { items: [{ id: page }], next: (page % 3) + 1 });
		});
		const { error } = await runShop(server, 'getAll');
		expect(error?.message).toMatch(/list has no end/);
		expect(server.received).toHaveLength(4);
	});
});

describe('Simplify', () => {
	const records = [{ id: 1, name: 'a', more: true }, { id: 2 }];

	it.each([
		[true, [{ id: 1, name: 'a' }, { id: 2 }]],
		[false, records],
	])('set to %p', async (simplify, expected) => {
		await serve((_received, response) => json(response, 200, records));
		const { json: out } = await runShop(server, 'getAll', { parameters: { simplify } });
		expect(out).toEqual(expected);
	});
});

describe('Preview', () => {
	const nothingKnown = { before: null, after: null, changes: [], fingerprint: '' };

	it('shows the request with its secrets masked, and sends nothing', async () => {
		await serve(echo);
		const { json: out, run } = await runShop(server, 'create', {
			names: ['hidden name', ''],
			parameters: { preview: true },
		});
		expect(out).toEqual([
			{
				preview: true,
				summary: 'Would do it',
				action: 'create',
				...nothingKnown,
				request: {
					method: 'POST',
					url: `${server.baseUrl}/things`,
					headers: { 'x-api-key': '•••' },
					body: { name: '•••' },
				},
			},
			{
				preview: true,
				summary: 'Would not be sent: Name is required',
				action: 'refused',
				problem: 'Name is required',
				...nothingKnown,
			},
		]);
		expect(server.received).toEqual([]);
		expect(JSON.stringify(run.data)).not.toContain(apiKey);
	});

	it('masks a secret field however short its value is', async () => {
		await serve(echo);
		const { json: out } = await runShop(server, 'create', {
			names: ['ab', 'x'],
			parameters: { preview: true },
		});
		const masked = { preview: true, request: { body: { name: '•••' } } };
		expect(out).toMatchObject([masked, masked]);
	});

	it('is not offered where nothing changes', async () => {
		await serve((_received, response) => json(response, 200, { id: 1 }));
		await runShop(server, 'get', { parameters: { id: 'a', preview: true } });
		expect(server.received).toHaveLength(1);
	});
});

describe('bad input', () => {
	it.each([
		['a/b', "Thing ID can't contain / \\ ? # or %, and is “a/b”"],
		['..', "Thing ID can't be used in an address, and is “..”"],
		['a?b', "Thing ID can't contain / \\ ? # or %, and is “a?b”"],
		['={{ "" }}', 'Thing ID is required'],
		['a\nb', "Thing ID can't be used in an address, and is “a\\nb”"],
	])('such as the identifier %p is named and not sent', async (id, message) => {
		await serve((_received, response) => json(response, 200, { id: 1 }));
		const { error } = await runShop(server, 'get', { parameters: { id } });
		expect(error).toMatchObject({ name: 'NodeOperationError', message });
		expect(server.received).toEqual([]);
	});

	it('such as an expression that fails belongs to its item alone', async () => {
		await serve(echo);
		const { items } = await runShop(server, 'create', {
			items: [{ name: 'a' }, {}],
			parameters: { name: '={{ $json.name.toUpperCase() }}' },
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items[0]!.json.name).toBe('A');
		expect(items[1]!.json.error).toMatch(/\[item 2\]/);
	});

	it('such as a host that is none is said so', async () => {
		await serve(echo);
		const { error } = await runShop({ baseUrl: 'shop.example' }, 'create', { names: ['a'] });
		expect(error?.message).toMatch(/must start with https/);
	});
});

describe('secrets', () => {
	it('that a vendor repeats are taken out of its words', async () => {
		await serve(({ headers, body }, response) =>
			json(response, 401, {
				message: `Bad key ${String(headers['x-api-key'])} for ${(JSON.parse(body) as { name: string }).name}`,
			}),
		);
		const { error, run } = await runShop(server, 'create', {
			items: [{ other: 1 }],
			parameters: { name: '={{ "hidden-" + "name" }}' },
		});
		expect(error?.message).toBe('Shop refused: Bad key ••• for •••');
		expect(JSON.stringify(run.data)).not.toContain(apiKey);
	});

	it('are those that were sent, also where the same expression gives another value each time', async () => {
		await serve(({ body }, response) =>
			json(response, 400, { message: `Not ${(JSON.parse(body) as { name: string }).name}` }),
		);
		const { error } = await runShop(server, 'create', {
			items: [{}],
			parameters: { name: '={{ "hidden-" + Math.random() }}' },
		});
		expect(error?.message).toBe('Shop refused: Not •••');
	});
});
