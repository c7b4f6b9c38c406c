import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';

let server: ScriptedServer;
let failing: string | undefined;
let boxes = 0;

const things = [
	{ id: 1, name: 'a' },
	{ id: 2, name: 'b' },
];

beforeAll(async () => {
	server = await startScriptedServer(({ url }, response) => {
		if (failing !== undefined && url.startsWith(failing)) {
			return json(response, 400, { message: 'No', code: 'no' });
		}
		if (url === '/things') return json(response, 200, things);
		if (url.startsWith('/boxes')) return json(response, 200, { boxes: ++boxes });
		return json(response, 200, { parts: Number(url.split('/')[2]) * 10 });
	});
});
beforeEach(() => {
	failing = undefined;
	boxes = 0;
	server.received.length = 0;
});
afterAll(async () => await server.close());

const onwards = { onError: 'continueRegularOutput' } as const;
const one = { requestSettings: { itemsAtOnce: 1 } };
const urls = () => server.received.map(({ url }) => url);

describe('a read that takes several requests', () => {
	it('asks for one after the other, each with what was answered before', async () => {
		const { json: out } = await runShop(server, 'count', { names: ['b'] });
		expect(out).toEqual([{ name: 'b', parts: 20, boxes: 1 }]);
		expect(urls()).toEqual(['/things', '/things/2/parts', '/boxes?holding=20']);
	});

	it('asks what is the same for all items once', async () => {
		const { json: out } = await runShop(server, 'count', { names: ['a', 'b', 'a'] });
		expect(out.map(({ name, parts }) => [name, parts])).toEqual([
			['a', 10],
			['b', 20],
			['a', 10],
		]);
		expect(urls().filter((url) => url === '/things')).toHaveLength(1);
		expect(server.received).toHaveLength(7);
	});

	it('ends where a step can not be taken, with the reason', async () => {
		const { json: out } = await runShop(server, 'count', {
			names: ['nobody', 'a'],
			settings: onwards,
		});
		expect(out).toMatchObject([
			{ error: 'There is no thing nobody [item 1]', details: { kind: 'refused' } },
			{ name: 'a', parts: 10 },
		]);
	});

	it('ends where a later request is refused, or answered otherwise than documented', async () => {
		failing = '/boxes';
		const { error } = await runShop(server, 'count', { names: ['a'] });
		expect(error?.message).toBe('Shop refused: No (no)');
	});

	it('asks again for the next item where the first request was refused', async () => {
		failing = '/things';
		const { json: out } = await runShop(server, 'count', {
			names: ['a', 'b'],
			settings: onwards,
			parameters: one,
		});
		expect(out.map(({ error }) => error)).toEqual([
			'Shop refused: No (no) [item 1]',
			'Shop refused: No (no) [item 2]',
		]);
		expect(urls()).toEqual(['/things', '/things']);
	});
});

describe('a creation that is done later, which nobody can ask about', () => {
	it('is not said to have made anything', async () => {
		const { json: out } = await runShop(server, 'order', { names: ['a'] });
		expect(out).toEqual([{ success: true, name: 'a', created: null }]);
	});
});
