import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import {
	defineOperation,
	path,
	text,
	type Newcomer,
	type Vendor,
} from '../../nodes/engine/declare';
import { json, reset, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';
import { shopWith } from './shop';

/** Things that have no key of their own: any of them may have the name of another. */

let server: ScriptedServer;
afterEach(async () => await server.close());

interface Thing {
	id: number;
	name: string;
	at: string;
	by: string;
}

/** When the shop makes things: late enough for every clock. */
const at = new Date(Date.now() + 3_600_000).toISOString();
const long = '2020-01-01T00:00:00.000Z';

/** Makes a thing and loses the answer, or does not even make it. */
type Fault = 'lost' | 'notMade' | undefined;

interface Shop {
	things?: Thing[];
	faults?: Fault[];
	/** Does something to the things when they are about to be listed for the nth time. */
	onList?: (things: Thing[], nth: number) => Thing[];
	listStatus?: number;
}

async function open({ things = [], faults = [], onList, listStatus = 200 }: Shop = {}) {
	let listed = 0;
	server = await startScriptedServer(({ method, url, body }, response) => {
		if (method === 'GET' && url !== '/things') {
			return json(
				response,
				200,
				things.find(({ id }) => url === `/things/${id}`),
			);
		}
		if (method === 'GET') {
			listed++;
			return json(response, listStatus, onList?.(things, listed) ?? things);
		}
		const fault = faults.shift();
		if (fault === 'notMade') return reset(response);
		const { name } = JSON.parse(body) as { name: string };
		const thing = { id: things.length + 1, name, at, by: 'key' };
		things.push(thing);
		return fault === 'lost' ? reset(response) : json(response, 200, thing);
	});
	return things;
}

const methods = () => server.received.map(({ method, url }) => `${method} ${url}`);

/** The shop with a creation of what has no key of its own. */
const withNewcomers = (change: Partial<Newcomer<{ name: string }>> = {}): Vendor =>
	shopWith(
		defineOperation({
			value: 'add',
			name: 'Add',
			action: 'Add a thing',
			description: 'Add a thing',
			effect: 'create',
			fields: { name: text('Name') },
			would: () => 'add a thing',
			request: ({ name }) => ({ method: 'POST', path: '/things', body: { name } }),
			answer: z.object({ id: z.number() }).passthrough(),
			newcomer: {
				request: ({ name }) =>
					name === 'unlisted' ? undefined : { method: 'GET', path: '/things' },
				answer: z.array(z.record(z.unknown())),
				identity: ({ id }) => id,
				likeness: ({ name }) => name,
				wantedLikeness: ({ name }) => name,
				madeAt: (thing) => thing.at,
				mayBeOurs: ({ by }) => by === 'key',
				...change,
			},
		}),
	);

const add = async (names: string[], change?: Partial<Newcomer<{ name: string }>>) =>
	await runShop(server, 'add', {
		names,
		vendor: withNewcomers(change),
		settings: { onError: 'continueRegularOutput' },
	});

const kindsOf = (json: IDataObject[]) =>
	json.map(({ details, id }) => (details as IDataObject | undefined)?.kind ?? id);

it('are made although another one has the name', async () => {
	await open({ things: [{ id: 1, name: 'a', at: long, by: 'key' }] });
	const { json: out } = await add(['a']);
	expect(out).toEqual([{ id: 2, name: 'a', at, by: 'key', created: true }]);
});

it('share the reading of the list', async () => {
	await open();
	await add(['a', 'b', 'c']);
	expect(methods().filter((one) => one === 'GET /things')).toHaveLength(1);
});

it('are found where the answer got lost, among others of their name', async () => {
	const things = await open({
		things: [{ id: 1, name: 'a', at: long, by: 'key' }],
		faults: ['lost'],
	});
	const { json: out } = await add(['a']);
	expect(kindsOf(out)).toEqual([2]);
	expect(out[0]).toMatchObject({ created: true });
	expect(things).toHaveLength(2);
	expect(methods()).toEqual(['GET /things', 'POST /things', 'GET /things']);
});

it('are read by themselves where the list has only a part of them', async () => {
	const whole = {
		request: ({ id }: IDataObject) => ({
			method: 'GET' as const,
			path: path`/things/${String(id)}`,
		}),
		answer: z.object({ id: z.number() }).passthrough(),
	};
	await open({
		faults: ['lost'],
		onList: (things) => things.map(({ id, name }) => ({ id, name }) as Thing),
	});
	const { json: out } = await add(['a'], { whole });
	expect(out).toEqual([{ id: 1, name: 'a', at, by: 'key', created: true }]);
	expect(methods().at(-1)).toBe('GET /things/1');
});

describe('that are not listed after an attempt without a clear answer', () => {
	it('are an unknown outcome, and not asked for again', async () => {
		await open({ faults: ['notMade'] });
		expect(kindsOf((await add(['a'])).json)).toEqual(['unknown']);
		expect(methods().filter((one) => one.startsWith('POST'))).toHaveLength(1);
	});

	it('are asked for again where the list has all that is there', async () => {
		const things = await open({ faults: ['notMade', 'lost'] });
		expect(kindsOf((await add(['a'], { listsAll: true })).json)).toEqual([1]);
		expect(things).toHaveLength(1);
	});
});

describe("are not taken for an item's", () => {
	const others: Array<[string, Thing[]]> = [
		['where there are two', [2, 3].map((id) => ({ id, name: 'a', at, by: 'key' }))],
		['where a person made it', [{ id: 2, name: 'a', at, by: 'user' }]],
		['where it is older, and was not listed', [{ id: 2, name: 'a', at: long, by: 'key' }]],
		['where nothing says how old it is', [{ id: 2, name: 'a', at: '', by: 'key' }]],
	];

	const cases = others.flatMap(([what, appearing]) =>
		[true, false].map((listsAll) => [what, listsAll, appearing] as const),
	);

	it.each(cases)('%s (the list has all: %s)', async (_what, listsAll, appearing) => {
		await open({
			faults: ['notMade'],
			onList: (things, nth) => (nth > 1 ? [...things, ...appearing] : things),
		});
		expect(kindsOf((await add(['a'], { listsAll })).json)).toEqual(['unknown']);
		expect(methods().filter((one) => one.startsWith('POST'))).toHaveLength(1);
	});

	it('where another item of the run has made it, and the list is behind', async () => {
		await open({
			faults: [undefined, 'notMade'],
			onList: (things, nth) => (nth > 2 ? things : []),
		});
		expect(kindsOf((await add(['a', 'a'])).json)).toEqual([1, 'unknown']);
	});

	it('where it has another name', async () => {
		await open({
			faults: ['notMade'],
			onList: (things, nth) => (nth > 1 ? [{ id: 9, name: 'b', at, by: 'key' }] : things),
		});
		expect(kindsOf((await add(['a'])).json)).toEqual(['unknown']);
	});
});

describe('of which no list can be read', () => {
	it.each([403, 500])(
		'are made all the same, unknown where the answer gets lost (%s)',
		async (listStatus) => {
			const things = await open({ listStatus, faults: [undefined, 'lost'] });
			expect(kindsOf((await add(['a', 'b'])).json)).toEqual([1, 'unknown']);
			expect(things).toHaveLength(2);
		},
	);

	it('are made without asking where none would have them', async () => {
		await open({ faults: ['lost'] });
		expect(kindsOf((await add(['unlisted'])).json)).toEqual(['unknown']);
		expect(methods()).toEqual(['POST /things']);
	});
});
