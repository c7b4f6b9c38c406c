import type { ServerResponse } from 'http';

import { impatientClock } from '../harness/impatientClock';
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
	const has: Record<string, number> = { own: 1_000, a: 0, b: 0 };
	server = await startScriptedServer(({ method, url, body }, response) => {
		if (url === '/things') return json(response, 200, [{ name: 'a' }, { name: 'b' }]);
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

	it('is under way alone, with everything that is read about it', async () => {
		await serveFunds([]);
		await runShop(server, 'fund', { names: ['a', 'b', 'a', 'b'] });
		expect(Math.max(...server.received.map(({ inFlight }) => inFlight))).toBe(1);
	});

	it('takes one list before the first, and one after each', async () => {
		await serveFunds([]);
		await runShop(server, 'fund', { names: ['a', 'b', 'a'] });
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
