import { z } from 'zod';

import { defineOperation, text, type Vendor } from '../../nodes/engine/declare';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';
import { shopWith } from './shop';

/** At a vendor where nothing keeps two things from having the same name. */
const crowded: Vendor = shopWith(
	defineOperation({
		value: 'create',
		name: 'Create',
		action: 'Create a thing',
		description: 'Create a thing',
		effect: 'create',
		fields: { name: text('Name') },
		would: ({ name }) => `create ${name}`,
		request: ({ name }) => ({ method: 'POST', path: '/things', body: { name } }),
		existing: {
			by: 'looking',
			describe: ({ name }) => `thing ${name}`,
			request: () => ({ method: 'GET', path: '/things' }),
			answer: z.array(z.record(z.unknown())),
			keyOf: ({ name }) => name,
			wantedKey: ({ name }) => name,
			counts: ({ gone }) => gone !== true,
			mayBeSeveral: true,
		},
		howToCheck: () => 'Look for it.',
	}),
);

let server: ScriptedServer;
let lists: object[][];
beforeEach(async () => {
	server = await startScriptedServer(({ method }, response) => {
		if (method === 'GET') json(response, 200, lists.length > 1 ? lists.shift() : lists[0]);
		else response.destroy();
	});
});
afterEach(async () => await server.close());

const create = async (ifExists: string) =>
	await runShop(server, 'create', { vendor: crowded, parameters: { name: 'A', ifExists } });
const posted = () => server.received.filter(({ method }) => method === 'POST').length;
const one = { id: 1, name: 'A' };
const two = { id: 2, name: 'A' };

describe('Several with the same key', () => {
	it.each(['fail', 'useExisting'])('are none to go on with (%s)', async (ifExists) => {
		lists = [[one, two]];
		const { error } = await create(ifExists);
		expect(error!.message).toBe(
			'There is more than one thing A, and nothing says which of them is meant',
		);
		expect(posted()).toBe(0);
	});

	it('leave an unclear creation unknown', async () => {
		lists = [[], [one, two]];
		const { error } = await create('useExisting');
		expect(error!.message).toMatch(/^Outcome unknown/);
		expect(posted()).toBe(1);
	});

	it('of which one counts are that one, wherever it stands', async () => {
		lists = [[{ ...one, gone: true }, two]];
		const { json: out } = await create('useExisting');
		expect(out).toMatchObject([{ id: 2, created: false }]);
		expect(posted()).toBe(0);
	});

	it('are one where only one is found after an unclear attempt', async () => {
		lists = [[], [two]];
		const { json: out } = await create('fail');
		expect(out).toMatchObject([{ id: 2, created: true }]);
		expect(posted()).toBe(1);
	});
});
