import { z } from 'zod';

import {
	defineOperation,
	text,
	UnsendableValue,
	type RequestSpec,
	type Vendor,
} from '../../nodes/engine/declare';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';
import { shopWith } from './shop';

const thing = z.object({ colour: z.string().optional() });

/** At a vendor where a thing loses its colour unless an update repeats it. */
const forgetful: Vendor = shopWith(
	defineOperation({
		value: 'rename',
		name: 'Rename',
		action: 'Rename a thing',
		description: 'Rename a thing',
		effect: 'set',
		fields: { name: text('Name') },
		would: () => 'rename the thing',
		request: ({ name }) => ({ method: 'PUT', path: '/things/1', body: { name } }),
		readFirst: {
			reads: ({ name }) =>
				name === 'colourless'
					? []
					: [{ request: { method: 'GET', path: '/things/1' }, answer: thing }],
			complete(request: RequestSpec, answers) {
				const [found] = answers as Array<z.infer<typeof thing>>;
				if (found !== undefined && found.colour === undefined) {
					throw new UnsendableValue('Shop does not say which colour it has');
				}
				return { ...request, body: { ...request.body, colour: found?.colour } };
			},
		},
	}),
);

let server: ScriptedServer;
let answers: { GET: Array<[status: number, body: unknown]>; PUT: unknown[] };
beforeEach(async () => {
	answers = { GET: [[200, { id: 1, colour: 'red' }]], PUT: [] };
	server = await startScriptedServer(({ method }, response) => {
		if (method === 'GET') {
			const [status, body] = answers.GET.length > 1 ? answers.GET.shift()! : answers.GET[0]!;
			json(response, status, body);
		} else if (answers.PUT.shift() === 'lost') response.destroy();
		else json(response, 200, { id: 1 });
	});
});
afterEach(async () => await server.close());

const rename = async (name: string, parameters = {}) =>
	await runShop(server, 'rename', { vendor: forgetful, parameters: { name, ...parameters } });
const received = () =>
	server.received.map(({ method, body }) => [method, body && (JSON.parse(body) as unknown)]);

describe('What has to be read first', () => {
	it('is read right before, and said in the request', async () => {
		const { json: out } = await rename('new');
		expect(out).toEqual([{ id: 1 }]);
		expect(received()).toEqual([
			['GET', ''],
			['PUT', { name: 'new', colour: 'red' }],
		]);
	});

	it('is not read again for a second try, which says the same', async () => {
		answers.PUT = ['lost'];
		await rename('new');
		expect(received()).toEqual([
			['GET', ''],
			['PUT', { name: 'new', colour: 'red' }],
			['PUT', { name: 'new', colour: 'red' }],
		]);
	});

	it('is nothing where nothing has to be known', async () => {
		await rename('colourless');
		expect(received()).toEqual([['PUT', { name: 'colourless' }]]);
	});

	it('is tried again like every reading', async () => {
		answers.GET.unshift([500, {}]);
		const { json: out } = await rename('new');
		expect(out).toEqual([{ id: 1 }]);
	});

	it.each<[string, number, unknown, string, string]>([
		['fails', 500, {}, 'Shop could not be reached: it answered with status 500', 'failed'],
		['is refused', 404, { message: 'Not there' }, 'Shop refused: Not there', 'refused'],
		['is not as documented', 200, { colour: 1 }, 'the answer was not as documented', 'failed'],
		['does not tell it', 200, {}, 'Shop does not say which colour it has', 'invalid'],
	])(
		'keeps the request from being sent where the reading %s',
		async (_how, status, body, said, kind) => {
			answers.GET = [[status, body]];
			const { json: out } = await runShop(server, 'rename', {
				vendor: forgetful,
				parameters: { name: 'new' },
				settings: { onError: 'continueRegularOutput' },
			});
			expect(out).toEqual([
				expect.objectContaining({
					error: expect.stringContaining(said) as string,
					details: expect.objectContaining({ kind }) as object,
				}),
			]);
			expect(server.received.filter(({ method }) => method !== 'GET')).toEqual([]);
		},
	);

	it('is not read for Preview', async () => {
		const { json: out } = await rename('new', { preview: true });
		expect(out).toMatchObject([{ request: { body: { name: 'new' } } }]);
		expect(server.received).toEqual([]);
	});
});
