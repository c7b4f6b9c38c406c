import type { ServerResponse } from 'http';

import {
	json,
	reset,
	startScriptedServer,
	type Script,
	type ScriptedServer,
} from '../harness/scriptedServer';
import { runShop } from './run';
import { impatientClock } from '../../lab/node/impatientClock';

let server: ScriptedServer;
const serve = async (script: Script) => (server = await startScriptedServer(script));
afterEach(async () => await server.close());

interface Kept {
	id: number;
	name: string;
	/** From when on the shop's list has it, in milliseconds of the clock. */
	listedFrom: number;
}

const nameIn = (body: string) => (JSON.parse(body) as { name: string }).name;

/** A shop whose list has what was made only a while later; `answers` says what becomes of each creation. */
async function serveLagging(
	clock: { now(): number },
	lag: number,
	answers: Array<(response: ServerResponse) => void>,
	before: string[] = [],
) {
	const kept: Kept[] = before.map((name, index) => ({ id: index + 1, name, listedFrom: 0 }));
	await serve(({ method, body }, response) => {
		if (method === 'GET') {
			const listed = kept.filter(({ listedFrom }) => listedFrom <= clock.now());
			return json(
				response,
				200,
				listed.map(({ id, name }) => ({ id, name })),
			);
		}
		const answer = answers.shift();
		const one = { id: kept.length + 1, name: nameIn(body), listedFrom: clock.now() + lag };
		if (answer !== tooEarly) kept.push(one);
		return answer ? answer(response) : json(response, 200, { id: one.id, name: one.name });
	});
	return kept;
}

const tooEarly = (response: ServerResponse) => json(response, 429, { message: 'Slow down' });

describe('a creation whose answer got lost', () => {
	it.each([1_500, 2_000, 29_000])(
		'is found although it was done, or listed, %p ms later',
		async (lag) => {
			const clock = impatientClock();
			const kept = await serveLagging(clock, lag, [reset]);
			const { json: out, error } = await runShop(server, 'createNamed', { names: ['a'], clock });
			expect(error).toBeUndefined();
			expect(out).toEqual([{ id: 1, name: 'a', created: true }]);
			expect(kept).toHaveLength(1);
		},
	);

	it('waits no longer for it than an attempt may take', async () => {
		const clock = impatientClock();
		await serveLagging(clock, 4_000, [reset]);
		await runShop(server, 'createNamed', {
			names: ['a'],
			clock,
			parameters: { requestSettings: { timeout: 5 } },
		});
		const longest = Math.max(...clock.waits);
		expect(longest).toBeGreaterThan(4_000);
		expect(longest).toBeLessThanOrEqual(5_000);
	});

	it('is looked for again right before every further sending', async () => {
		const clock = impatientClock();
		const kept = await serveLagging(clock, 30_500, [reset, tooEarly]);
		const { json: out } = await runShop(server, 'createNamed', { names: ['a'], clock });
		expect(out).toEqual([{ id: 1, name: 'a', created: true }]);
		expect(kept).toHaveLength(1);
		const methods = server.received.map(({ method }) => method);
		expect(methods).toEqual(['GET', 'POST', 'GET', 'POST', 'GET']);
	});

	it('is told as unknown where the list says it is not there and the shop says it is', async () => {
		const clock = impatientClock();
		await serveLagging(clock, 1_000_000, [
			reset,
			(response) => json(response, 400, { message: 'There', code: 'exists' }),
		]);
		const { json: out } = await runShop(server, 'createNamed', {
			names: ['a'],
			clock,
			settings: { onError: 'continueRegularOutput' },
		});
		expect(out).toMatchObject([{ error: expect.stringContaining('There') as unknown }]);
	});
});

describe('If It Already Exists: Fail', () => {
	it('looks before it sends, and fails for what is there', async () => {
		const kept = await serveLagging(impatientClock(), 0, [], ['a']);
		const { error } = await runShop(server, 'createNamed', { names: ['a'] });
		expect(error).toMatchObject({
			message: 'Thing a is there already',
			description: expect.stringContaining('Nothing was sent') as unknown,
		});
		expect(kept).toHaveLength(1);
		expect(server.received.map(({ method }) => method)).toEqual(['GET']);
	});

	it('takes nothing as made by this run that was there before it', async () => {
		const kept = await serveLagging(impatientClock(), 0, [reset], ['a']);
		const { error } = await runShop(server, 'createNamed', { names: ['a'] });
		expect(error?.message).toBe('Thing a is there already');
		expect(kept).toHaveLength(1);
	});

	it('sends nothing where it can not look', async () => {
		await serve((_received, response) => json(response, 500, { message: 'Oops' }));
		const { error } = await runShop(server, 'createNamed', { names: ['a'] });
		expect(error?.message).toMatch(/could not be reached/);
		expect(server.received.every(({ method }) => method === 'GET')).toBe(true);
	});

	it('reads a list once for all items', async () => {
		const names = Array.from({ length: 40 }, (_, index) => `Name ${index}`);
		await serveLagging(impatientClock(), 0, []);
		const { json: out } = await runShop(server, 'createNamed', { names });
		expect(out.map(({ name }) => name)).toEqual(names);
		expect(server.received.filter(({ method }) => method === 'GET')).toHaveLength(1);
	});
});

describe('the same name twice in a run', () => {
	it.each(['fail', 'useExisting'])(
		'is one creation, however late the list has it (%s)',
		async (ifExists) => {
			const clock = impatientClock();
			const kept = await serveLagging(clock, 60_000, []);
			const { items } = await runShop(server, 'createNamed', {
				names: ['a', 'b', 'a', 'a'],
				clock,
				parameters: { ifExists },
				settings: { onError: 'continueRegularOutput' },
			});
			expect(kept.map(({ name }) => name).sort()).toEqual(['a', 'b']);
			const told = items.map(({ json: { name, error } }) => error ?? name);
			const again = ifExists === 'fail' ? expect.stringMatching(/^Thing a is there already/) : 'a';
			expect(told).toEqual(['a', 'b', again, again]);
		},
	);
});
