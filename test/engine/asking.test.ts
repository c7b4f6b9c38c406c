import { z } from 'zod';

import { defineOperation, path, text, type Vendor } from '../../nodes/engine/declare';
import { json, reset, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';
import { shopWith } from './shop';

/** A vendor that refuses in the same words what is gone and what may not be removed. */

let server: ScriptedServer;
afterEach(async () => await server.close());

const forbidding: Vendor = shopWith(
	defineOperation({
		value: 'remove',
		name: 'Remove',
		action: 'Remove a thing',
		description: 'Remove a thing',
		effect: 'set',
		fields: { name: text('Name') },
		would: () => 'remove a thing',
		request: ({ name }) => ({ method: 'DELETE', path: path`/things/${name}` }),
		output: () => ({ deleted: true }),
		refusedAsDone: ({ message }, { name }) =>
			message === 'Forbidden'
				? {
						request: { method: 'GET', path: '/things' },
						answer: z.array(z.record(z.unknown())),
						isDone: (list) => !list.some((one) => one.name === name),
					}
				: undefined,
	}),
);

/** Refuses every attempt but the first ones, which get no answer. */
async function open(unanswered: number, list: unknown, listStatus = 200, message = 'Forbidden') {
	let removals = 0;
	server = await startScriptedServer(({ method }, response) => {
		if (method === 'GET') return json(response, listStatus, list);
		removals++;
		return removals > unanswered ? json(response, 403, { message }) : reset(response);
	});
}

const remove = async () => await runShop(server, 'remove', { names: ['a'], vendor: forbidding });

const methods = () => server.received.map(({ method }) => method);

it('is asked after an attempt without a clear answer, and what is gone is done', async () => {
	await open(1, [{ name: 'b' }]);
	expect((await remove()).json).toEqual([{ deleted: true }]);
	expect(methods()).toEqual(['DELETE', 'DELETE', 'GET']);
});

it('is believed where it is still there', async () => {
	await open(1, [{ name: 'a' }]);
	const { error } = await remove();
	expect(error?.message).toBe('Shop refused: Forbidden');
	expect(error?.description).toMatch(/Before that it was sent without a clear answer/);
});

it('leaves the outcome unknown where it does not tell', async () => {
	await open(1, { message: 'Forbidden' }, 403);
	expect((await remove()).error?.message).toMatch(/^Outcome unknown/);
});

it.each([
	['at the first attempt', 0, 'Forbidden'],
	['of another refusal', 1, 'The last one stays'],
])('is not asked %s', async (_when, unanswered, message) => {
	await open(unanswered, [], 200, message);
	expect((await remove()).error?.message).toBe(`Shop refused: ${message}`);
	expect(methods()).not.toContain('GET');
});
