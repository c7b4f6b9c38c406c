import type { ServerResponse } from 'http';

import { impatientClock } from '../../lab/node/impatientClock';
import { json, reset, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';

let server: ScriptedServer;
afterEach(async () => await server.close());

type Answer = (response: ServerResponse, move: () => void, name: string) => void;

const answered: Answer = (response, move) => {
	move();
	json(response, 200, {});
};

/** A shop that moves 100 cents at each funding, or answers as told. */
async function serveFunds(answers: Answer[], whenRead: (name: string) => void = () => {}) {
	const names = ['a', 'b', 'c', 'd', 'e', 'f'];
	const has: Record<string, number> = {
		own: 1_000,
		...Object.fromEntries(names.map((name) => [name, 0])),
	};
	server = await startScriptedServer(({ method, url, body }, response) => {
		if (url === '/things')
			return json(
				response,
				200,
				names.map((name) => ({ name })),
			);
		if (method === 'GET') {
			const name = url.split('/')[2] ?? 'own';
			whenRead(name);
			return json(response, 200, { cents: has[name] });
		}
		const { name } = JSON.parse(body) as { name: string };
		const move = () => {
			has.own! -= 100;
			has[name]! += 100;
		};
		return (answers.shift() ?? answered)(response, move, name);
	});
	return has;
}

const moves = () => server.received.filter(({ method }) => method === 'POST');

describe('a transfer that is settled by reading', () => {
	it('gives what the receiver has', async () => {
		await serveFunds([]);
		const { json: out } = await runShop(server, 'fund', { names: ['a', 'b', 'a'] });
		expect(out).toEqual([
			{ name: 'a', moved: '100', has: '100' },
			{ name: 'b', moved: '100', has: '100' },
			{ name: 'a', moved: '100', has: '200' },
		]);
	});

	it('is the first time under way alone, with everything that is read about it', async () => {
		await serveFunds([]);
		await runShop(server, 'fund', { names: ['a', 'b', 'c', 'd', 'e', 'f'] });
		const first = server.received.slice(0, 7);
		expect(first.map(({ url }) => url)).toEqual([
			'/things',
			'/balance',
			'/balance/a',
			'/funds',
			'/balance',
			'/balance/a',
			'/things',
		]);
		expect(Math.max(...first.map(({ inFlight }) => inFlight))).toBe(1);
	});

	it('goes two by two then, and four by four, but never two to the same receiver', async () => {
		await serveFunds([]);
		await runShop(server, 'fund', { names: ['a', 'b', 'c', 'c', 'd', 'a'] });
		const groups = server.received
			.map(({ method, url, body }) =>
				method === 'POST'
					? (JSON.parse(body) as { name: string }).name
					: url === '/things'
						? '|'
						: '',
			)
			.join('')
			.split('|')
			.map((group) => [...group].sort().join(''))
			.filter((group) => group !== '');
		expect(groups).toEqual(['a', 'bc', 'acd']);
	});

	it('of a group is told apart from the others by all balances', async () => {
		const has = await serveFunds([
			answered,
			(response) => reset(response),
			(response, move) => {
				move();
				reset(response);
			},
			(response, move) => {
				move();
				json(response, 500, {});
			},
		]);
		const { json: out } = await runShop(server, 'fund', {
			names: ['a', 'b', 'c', 'd', 'e', 'f'],
			settings: { onError: 'continueRegularOutput' },
		});
		const done = out.map(({ error }) => error === undefined);
		expect(done.filter((isDone) => !isDone)).toHaveLength(1);
		expect(has.own).toBe(500);
		expect(out[done.indexOf(false)]!.error).toMatch(
			/^Outcome unknown: .*Your own balance was 900 cents and is 800 cents \(with 2 transfers of 200 cents together\); thing [bc] had 0 cents and has 0 cents/,
		);
		expect(moves()).toHaveLength(6);
	});

	it('whose receiver can not be read is not begun either after one of its group that moved nothing', async () => {
		const names = ['a', 'b', 'c'];
		let moved = 0;
		server = await startScriptedServer(({ method, url, body }, response) => {
			if (url === '/things')
				return json(
					response,
					200,
					names.map((name) => ({ name })),
				);
			if (url === '/balance/b') return json(response, 403, { message: 'No' });
			if (url === '/balance') return json(response, 200, { cents: 1_000 - moved });
			if (url === '/balance/a') return json(response, 200, { cents: moved });
			if (method === 'GET') return json(response, 200, { cents: 0 });
			// Of the others it says that it moved something, and doesn't.
			if ((JSON.parse(body) as { name: string }).name === 'a') moved += 100;
			return json(response, 200, {});
		});
		const { json: out } = await runShop(server, 'fund', {
			names,
			settings: { onError: 'continueRegularOutput' },
		});
		expect(out[2]!.error).toMatch(/^Not done: /);
		expect(out[1]!.error).toMatch(/^Not sent, because of an earlier item of this run: Not done/);
		expect(moves()).toHaveLength(2);
	});

	it('is not begun after another one that failed, where that stops the workflow', async () => {
		await serveFunds([(response) => json(response, 422, { message: 'No' })]);
		const { error } = await runShop(server, 'fund', { names: ['a', 'b', 'c'] });
		expect(error?.message).toBe('Shop refused: No');
		expect(moves()).toHaveLength(1);
	});

	it('takes one list before the first group, and one after each', async () => {
		await serveFunds([]);
		// One, then two, then the three that are left.
		await runShop(server, 'fund', { names: ['a', 'b', 'c', 'd', 'e', 'f'] });
		expect(server.received.filter(({ url }) => url === '/things')).toHaveLength(4);
	});

	it('is sent without reading where the list is refused, which is not asked for again', async () => {
		server = await startScriptedServer(({ method }, response) =>
			method === 'GET' ? json(response, 403, { message: 'No' }) : json(response, 200, {}),
		);
		const { json: out } = await runShop(server, 'fund', { names: ['a', 'b', 'a'] });
		expect(out.map(({ moved }) => moved)).toEqual(['100', '100', '100']);
		expect(server.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST', 'POST']);
	});

	it('is done where the balances prove it a while after the answer got lost', async () => {
		const clock = impatientClock();
		let later = () => {};
		let reads = 0;
		await serveFunds(
			[
				(response, move) => {
					later = move;
					reset(response);
				},
			],
			() => {
				// The first two are before, the next two at once after.
				if (++reads === 5) later();
			},
		);
		const { json: out } = await runShop(server, 'fund', {
			names: ['a'],
			clock,
			parameters: { requestSettings: { timeout: 7 } },
		});
		expect(out).toEqual([{ name: 'a', moved: '100', has: '100' }]);
		expect(clock.waits).toEqual([7_000]);
		expect(moves()).toHaveLength(1);
	});

	it('is not waited for where the balances prove it at once', async () => {
		const clock = impatientClock();
		await serveFunds([
			(response, move) => {
				move();
				reset(response);
			},
		]);
		const { error } = await runShop(server, 'fund', { names: ['a'], clock });
		expect(error).toBeUndefined();
		expect(clock.waits).toEqual([]);
	});

	it('that was refused is not read about', async () => {
		await serveFunds([(response) => json(response, 400, { message: 'No' })]);
		const { error } = await runShop(server, 'fund', { names: ['a'] });
		expect(error?.message).toBe('Shop refused: No');
		expect(server.received).toHaveLength(4);
	});

	it('is unknown, and asked about no more, where the execution is cancelled meanwhile', async () => {
		let cancel = () => {};
		await serveFunds([() => cancel()]);
		const { run } = await runShop(server, 'fund', {
			names: ['a', 'b'],
			onStart: (stop) => (cancel = stop),
		});
		expect(run.data.resultData.runData).toBeDefined();
		expect(moves()).toHaveLength(1);
		expect(server.received.at(-1)!.method).toBe('POST');
	});
});
