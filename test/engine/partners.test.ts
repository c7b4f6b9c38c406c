import { createHmac } from 'crypto';

import type { Vendor } from '../../nodes/engine/declare';
import { listMethods } from '../../nodes/engine/screen/lists';
import {
	json,
	reset,
	startScriptedServer,
	type Script,
	type ScriptedServer,
} from '../harness/scriptedServer';
import { apiKey, runShop } from './run';
import { shop, signingShop } from './shop';

let server: ScriptedServer;
const serve = async (script: Script) => (server = await startScriptedServer(script));
afterEach(async () => await server.close());

const keys = () => server.received.map(({ headers }) => headers['idempotency-key']);

/** Carries out once what comes twice with the same key, and breaks the connection as often as told. */
async function serveOnceOnly(breaks: number) {
	const made = new Map<string, { id: number; name: string }>();
	await serve(({ headers, body }, response, nth) => {
		const key = String(headers['idempotency-key']);
		const { name } = JSON.parse(body) as { name: string };
		if (!made.has(key)) made.set(key, { id: made.size + 1, name });
		if (nth <= breaks) return reset(response);
		return json(response, 200, made.get(key));
	});
	return made;
}

describe('a vendor that honours an idempotency key', () => {
	it('gets the same key in every try of an item, and makes one thing', async () => {
		const made = await serveOnceOnly(3);
		const { json: out } = await runShop(server, 'createKeyed', { names: ['a'] });
		expect(out).toEqual([{ id: 1, name: 'a', created: true }]);
		expect(new Set(keys()).size).toBe(1);
		expect(keys()).toHaveLength(4);
		expect(made.size).toBe(1);
	});

	it('gets another one for each item', async () => {
		await serveOnceOnly(0);
		await runShop(server, 'createKeyed', { names: ['a', 'a', 'a'] });
		expect(new Set(keys()).size).toBe(3);
	});

	it("gets the item's key again when n8n tries the whole node again", async () => {
		const refused = new Set<string>();
		const made = new Map<string, number>();
		await serve(({ headers, body }, response) => {
			const key = String(headers['idempotency-key']);
			const { name } = JSON.parse(body) as { name: string };
			if (name === 'b' && !refused.has(key)) {
				refused.add(key);
				return json(response, 400, { message: 'Not yet' });
			}
			made.set(key, (made.get(key) ?? 0) + 1);
			return json(response, 200, { id: made.size });
		});
		const { error } = await runShop(server, 'createKeyed', {
			names: ['a', 'b', 'c'],
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(error).toBeUndefined();
		expect(made.size).toBe(3);
		expect([...refused].every((key) => made.has(key))).toBe(true);
	});

	it('is shown in Preview with the key masked, which is not made yet', async () => {
		await serveOnceOnly(0);
		const { json: out } = await runShop(server, 'createKeyed', {
			names: ['a'],
			parameters: { preview: true },
		});
		expect(out).toMatchObject([{ request: { headers: { 'idempotency-key': '•••' } } }]);
		expect(server.received).toEqual([]);
	});

	it('is never asked with another key when the tries are used up', async () => {
		await serve((_received, response) => reset(response));
		const { error } = await runShop(server, 'createKeyed', { names: ['a'] });
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(new Set(keys()).size).toBe(1);
	});
});

describe('a change that is refused because it is done', () => {
	it('is done where an earlier try may have done it', async () => {
		await serve((_received, response, nth) =>
			nth === 1 ? reset(response) : json(response, 404, { message: 'Not there', code: 'gone' }),
		);
		const { json: out, error } = await runShop(server, 'remove', { names: ['a'] });
		expect(error).toBeUndefined();
		expect(out).toEqual([{ deleted: true }]);
	});

	it('is unknown where the refusal may mean that', async () => {
		await serve((_received, response, nth) =>
			nth === 1 ? reset(response) : json(response, 400, { message: 'Odd', code: 'odd' }),
		);
		const { error } = await runShop(server, 'remove', { names: ['a'] });
		expect(error?.message).toMatch(/^Outcome unknown: .*, and the next try was refused: Odd$/);
	});

	it.each(['gone', 'odd'])('is refused (%s) where it was the first attempt', async (code) => {
		await serve((_received, response) => json(response, 404, { message: 'No', code }));
		const { error } = await runShop(server, 'remove', { names: ['a'] });
		expect(error?.message).toBe(`Shop refused: No (${code})`);
		expect(error?.description).not.toMatch(/may have been carried out/);
	});

	it('is refused where nothing of it was sent before', async () => {
		await serve((_received, response) =>
			json(response, 404, { message: 'Not there', code: 'gone' }),
		);
		const { error } = await runShop(server, 'remove', { names: ['a'] });
		expect(error?.message).toBe('Shop refused: Not there (gone)');
	});

	it('is refused where the refusal means something else', async () => {
		await serve((_received, response, nth) =>
			nth === 1 ? reset(response) : json(response, 403, { message: 'Not allowed' }),
		);
		const { error } = await runShop(server, 'remove', { names: ['a'] });
		expect(error?.message).toBe('Shop refused: Not allowed');
	});
});

describe('an envelope that makes data of a refusal', () => {
	it('is believed at any status below 500', async () => {
		await serve((_received, response) => json(response, 404, { message: 'Nothing here' }));
		const { json: out } = await runShop(server, 'find', { names: ['a'] });
		expect(out).toEqual([{ found: false }]);
	});

	it('proves nothing from 500 on', async () => {
		await serve((_received, response, nth) =>
			json(response, nth === 1 ? 500 : 200, { name: 'a', nth }),
		);
		const { json: out } = await runShop(server, 'find', { names: ['a'] });
		expect(out).toEqual([{ name: 'a', nth: 2 }]);
	});
});

describe('a body that authentication signs', () => {
	it('arrives as the text that was signed, as JSON', async () => {
		await serve((_received, response) => json(response, 200, { id: 1 }));
		await runShop(server, 'rename', { names: ['Ünïcode "quoted"'], vendor: signingShop });
		const { body, headers } = server.received[0]!;
		expect(JSON.parse(body)).toEqual({ name: 'Ünïcode "quoted"' });
		expect(headers['content-type']).toBe('application/json');
		expect(headers['x-signature']).toBe(createHmac('sha256', apiKey).update(body).digest('hex'));
	});

	it('is shown in Preview as what it stands for', async () => {
		await serve((_received, response) => json(response, 200, { id: 1 }));
		const { json: out } = await runShop(server, 'rename', {
			names: ['a'],
			vendor: signingShop,
			parameters: { preview: true },
		});
		expect(out).toMatchObject([
			{ preview: true, request: { body: { name: 'a' }, headers: { 'x-signature': '•••' } } },
		]);
		expect(server.received).toEqual([]);
	});
});

describe("a mistake in a vendor's own code", () => {
	const broken: Vendor = {
		...shop,
		unwrap: (answer) => {
			if (answer.body === undefined) throw new Error('Nobody thought of this');
			return shop.unwrap(answer);
		},
	};

	it('is told as such, costs its item alone, and sends nothing a second time', async () => {
		await serve(({ body }, response) =>
			json(response, 200, body.includes('empty') ? undefined : { id: 1 }),
		);
		const { items } = await runShop(server, 'rename', {
			names: ['empty', 'b'],
			vendor: broken,
			settings: { onError: 'continueRegularOutput' },
		});
		expect(items[0]!.json.error).toMatch(/answered in a way that can't be read: Nobody thought/);
		expect(items[1]!.json).toEqual({ id: 1 });
		expect(server.received).toHaveLength(2);
	});

	it('about pages concerns lists alone', async () => {
		await serve((_received, response) => json(response, 200, { id: 1 }));
		const next = () => {
			throw new Error('This is no list');
		};
		const { error } = await runShop(server, 'rename', {
			names: ['a'],
			vendor: { ...shop, paging: { next, identity: ({ id }) => id } },
		});
		expect(error).toBeUndefined();
	});
});

describe('a list in pages', () => {
	const serveEndless = async () =>
		await serve(({ url }, response) => {
			const page = Number(new URL(url, server.baseUrl).searchParams.get('page') ?? 0);
			const items = [0, 1, 2].map((nth) => ({ id: page * 3 + nth }));
			json(response, 200, { items, next: page + 1 });
		});

	it('is read no further than to the limit', async () => {
		await serveEndless();
		const { json: out } = await runShop(server, 'getAll', {
			parameters: { returnAll: false, limit: 5, simplify: false },
		});
		expect(out.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
		expect(server.received).toHaveLength(2);
	});

	it('is not read on where the first page is enough', async () => {
		await serveEndless();
		await runShop(server, 'getAll', { parameters: { limit: 3 } });
		expect(server.received).toHaveLength(1);
	});
});

describe('a list in pages that others change while it is read', () => {
	const shifting: Vendor = { ...shop, paging: { ...shop.paging!, mayShift: true } };

	/** Serves two of the things at a time; something happens before a page is asked for. */
	const serveChanging = async (ids: number[], before: Record<number, () => void>) =>
		await serve(({ url }, response, nth) => {
			before[nth]?.();
			const page = Number(new URL(url, server.baseUrl).searchParams.get('page') ?? 0);
			const items = ids.slice(page * 2, page * 2 + 2).map((id) => ({ id }));
			const next = ids.length > page * 2 + 2 ? page + 1 : undefined;
			json(response, 200, { items, next });
		});

	const read = async () => {
		const { json: out } = await runShop(server, 'getAll', {
			vendor: shifting,
			parameters: { returnAll: true, simplify: false },
		});
		return out.map(({ id }) => Number(id)).sort();
	};

	it('is read until two readings agree', async () => {
		await serveChanging([1, 2, 3, 4], {});
		expect(await read()).toEqual([1, 2, 3, 4]);
		expect(server.received).toHaveLength(4);
	});

	it('misses nothing when something is deleted, and what comes after it moves up', async () => {
		const ids = [1, 2, 3, 4, 5, 6];
		await serveChanging(ids, { 2: () => ids.shift() });
		expect(await read()).toEqual([1, 2, 3, 4, 5, 6]);
	});

	it('has nothing twice when something is added, and what comes after it moves down', async () => {
		const ids = [1, 2, 3, 4];
		await serveChanging(ids, { 2: () => ids.unshift(9) });
		expect(await read()).toEqual([1, 2, 3, 4, 9]);
	});

	it('is read three times where they never agree', async () => {
		const ids = [1, 2, 3];
		await serveChanging(ids, { 3: () => ids.push(4), 5: () => ids.push(5), 8: () => ids.push(6) });
		expect(await read()).toEqual(expect.arrayContaining([1, 2, 3, 4, 5]));
		expect(server.received.length).toBeLessThanOrEqual(9);
	});
});

test('a vendor without lists on its screen has no function for one', async () => {
	await serve(() => {});
	expect(listMethods(shop)).toEqual({ listSearch: {}, loadOptions: {} });
});
