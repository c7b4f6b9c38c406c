import type { IncomingMessage, ServerResponse } from 'http';

import { systemClock } from '../../nodes/engine/send/clock';
import {
	json,
	reset,
	startScriptedServer,
	type Script,
	type ScriptedServer,
} from '../harness/scriptedServer';
import { runShop } from './run';
import { impatientClock } from '../../lab/node/impatientClock';
import { ManualClock } from '../harness/manualClock';

let server: ScriptedServer;
const serve = async (script: Script) => (server = await startScriptedServer(script));
afterEach(async () => await server.close());

/** A shop that keeps what it is told to make, and does something else to the first requests. */
async function serveShop(faults: Array<(response: ServerResponse, make: () => object) => void>) {
	const made: Array<{ id: number; name: string }> = [];
	await serve(({ method, body, url }, response) => {
		const make = () => {
			const { name } = JSON.parse(body) as { name: string };
			const one = { id: made.length + 1, name };
			made.push(one);
			return one;
		};
		const changes = method !== 'GET';
		const fault = changes || !url.startsWith('/things') ? faults.shift() : undefined;
		if (fault) return fault(response, make);
		return json(response, 200, changes ? make() : made);
	});
	return made;
}

type Fault = (response: ServerResponse, make: () => object) => void;

const proofThatNothingHappened: Array<[string, Fault]> = [
	['429', (response) => json(response, 429, { message: 'Slow down' })],
	[
		'429 with Retry-After',
		(response) => json(response, 429, { message: 'Slow down' }, { 'retry-after': '2' }),
	],
];

const notDoneButUnclear: Array<[string, Fault]> = [
	['500', (response) => json(response, 500, { message: 'Oops' })],
	['408', (response) => json(response, 408, undefined)],
	['502', (response) => json(response, 502, { message: 'Bad gateway' })],
	['503 without Retry-After', (response) => json(response, 503, undefined)],
	['503 with Retry-After', (response) => json(response, 503, undefined, { 'retry-after': '1' })],
	['504', (response) => json(response, 504, undefined)],
	['429 as a web page', (response) => response.writeHead(429).end('<html>Busy</html>')],
	['403 as a web page', (response) => response.writeHead(403).end('<html>Forbidden</html>')],
	['400 in words that are not its own', (response) => json(response, 400, { problem: 'No' })],
	['a reset', (response) => reset(response)],
];

const doneButUnclear: Array<[string, Fault]> = [
	[
		'503 with Retry-After after the work',
		(response, make) => json(response, 503, make(), { 'retry-after': '1' }),
	],
	['502 as a web page', (response, make) => (make(), response.writeHead(502).end('<html>'))],
	['403 as a web page', (response, make) => (make(), response.writeHead(403).end('<html>'))],
	['500', (response, make) => json(response, 500, make())],
	['a reset', (response, make) => (make(), reset(response))],
	['a web page', (response, make) => (make(), void response.end('<html>Thank you</html>'))],
	['nothing', (response, make) => (make(), json(response, 200, undefined))],
	['half an answer', (response, make) => (make(), void response.end('{"id": 1, "na'))],
	['an answer without its ID', (response, make) => (make(), json(response, 200, { ok: 1 }))],
	[
		'a redirect',
		(response, make) => (make(), json(response, 302, undefined, { location: '/elsewhere' })),
	],
	[
		'a closed connection in the answer',
		(response, make) => {
			make();
			response.writeHead(200, { 'content-length': '1000' });
			response.write('{"id"');
			setImmediate(() => response.destroy());
		},
	],
];

describe('a creation', () => {
	it.each(proofThatNothingHappened)('is sent again after %s', async (_name, fault) => {
		const made = await serveShop([fault, fault]);
		const { json: out } = await runShop(server, 'create', { names: ['a'] });
		expect(out).toEqual([{ id: 1, name: 'a', created: true }]);
		expect(made).toHaveLength(1);
		expect(server.received).toHaveLength(3);
	});

	it.each([...doneButUnclear, ...notDoneButUnclear])(
		'that can not be looked up ends as unknown after %s, and is never sent again',
		async (_name, fault) => {
			await serveShop([fault]);
			const { error } = await runShop(server, 'create', { names: ['a'] });
			expect(error?.message).toMatch(/^Outcome unknown: Shop may have carried this out, but /);
			expect(error?.description).toMatch(
				/^POST \/things was sent at \d{4}-.*Z\. It is not sent again/,
			);
			expect(server.received).toHaveLength(1);
		},
	);

	it.each(doneButUnclear)('that can be looked up is found after %s', async (_name, fault) => {
		const made = await serveShop([fault]);
		const { json: out, error } = await runShop(server, 'createNamed', { names: ['a'] });
		expect(error).toBeUndefined();
		expect(out).toEqual([{ id: 1, name: 'a', created: true }]);
		expect(made).toHaveLength(1);
		expect(server.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
	});

	it.each(notDoneButUnclear)(
		'that is looked up and missing is made after %s',
		async (_n, fault) => {
			const made = await serveShop([fault]);
			const { json: out } = await runShop(server, 'createNamed', { names: ['a'] });
			expect(out).toEqual([{ id: 1, name: 'a', created: true }]);
			expect(made).toHaveLength(1);
			expect(server.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST']);
		},
	);

	it('that can be looked up, but not now, ends as unknown', async () => {
		await serve(({ method }, response, nth) => {
			if (nth === 1) return json(response, 200, []);
			return method === 'POST' ? reset(response) : json(response, 500, undefined);
		});
		const { error } = await runShop(server, 'createNamed', { names: ['a'] });
		expect(error?.message).toMatch(/^Outcome unknown/);
		expect(server.received.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	describe('whose second one is refused as existing', () => {
		beforeEach(async () => {
			await serve((_received, response, nth) =>
				nth === 1 ? reset(response) : json(response, 400, { message: 'Exists', code: 'exists' }),
			);
		});

		it('may be older than the first one, and ends as unknown', async () => {
			const { error } = await runShop(server, 'createUnique', { names: ['a'] });
			expect(error?.message).toMatch(/^Outcome unknown: .*, and the next try was refused: Exists$/);
		});

		it('is what was asked for, where an older one would do as well', async () => {
			const { json: out } = await runShop(server, 'createUnique', {
				names: ['a'],
				parameters: { ifExists: 'useExisting' },
			});
			expect(out).toEqual([
				{
					name: 'a',
					known: true,
					created: null,
					notice: expect.stringContaining('may be new') as string,
				},
			]);
		});
	});

	it('whose second one is refused for another reason may have been made by the first', async () => {
		await serve((_received, response, nth) =>
			nth === 1 ? reset(response) : json(response, 400, { message: 'Too late' }),
		);
		const { error } = await runShop(server, 'createUnique', { names: ['a'] });
		expect(error?.message).toMatch(/^Outcome unknown: .*, and the next try was refused: Too late$/);
	});

	it.each([
		['an empty answer', undefined, 5],
		['something else than a list', { unforeseen: true }, 5],
		['a list that the operation trips over', [{ name: 7 }], 1],
	])(
		'whose look-up gets %s costs one item, not the run, and is not sent again',
		async (_what, answer, lookUps) => {
			await serve(({ method, body }, response, nth) => {
				if (method === 'GET') return json(response, 200, nth === 1 ? [] : answer);
				return body.includes('"b"') ? reset(response) : json(response, 200, { id: 1 });
			});
			const { json: out } = await runShop(server, 'createNamed', {
				names: ['a', 'b', 'c'],
				settings: { onError: 'continueRegularOutput' },
			});
			expect(out).toEqual([
				{ id: 1, created: true },
				expect.objectContaining({
					name: 'b',
					details: expect.objectContaining({ kind: 'unknown', item: 2 }),
				}),
				{ id: 1, created: true },
			]);
			const methods = server.received.map(({ method }) => method);
			expect(methods.filter((method) => method === 'POST')).toHaveLength(3);
			expect(methods.filter((method) => method === 'GET')).toHaveLength(1 + lookUps);
		},
	);

	it('that is refused as existing at once was not made by this item', async () => {
		await serve((_received, response) =>
			json(response, 400, { message: 'It is there', code: 'exists' }),
		);
		const { error } = await runShop(server, 'createUnique', { names: ['a'] });
		expect(error?.message).toBe('Shop refused: It is there (exists)');
	});

	it('gives up when it was never taken, and says that nothing happened', async () => {
		await serve((_received, response) => json(response, 429, { message: 'Slow down' }));
		const { error } = await runShop(server, 'create', { names: ['a'] });
		expect(error?.message).toBe('Shop could not be reached: too many requests (429): Slow down');
		expect(error?.description).toMatch(/tried 5 times and nothing was changed.*again is safe/);
		expect(server.received).toHaveLength(5);
	});

	it('is sent once only where Tries is 1', async () => {
		await serve((_received, response) => json(response, 429, {}));
		await runShop(server, 'create', {
			names: ['a'],
			parameters: { requestSettings: { maxTries: 1 } },
		});
		expect(server.received).toHaveLength(1);
	});

	it('is safe where nothing listens', async () => {
		await serve((_received, response) => json(response, 200, {}));
		await server.close();
		const { error } = await runShop(server, 'create', { names: ['a'] });
		expect(error?.message).toBe('Shop could not be reached: the connection was refused');
		server = await startScriptedServer(() => {});
	});
});

describe('a transfer', () => {
	it.each([
		...doneButUnclear.filter(([name]) => name !== 'an answer without its ID'),
		...notDoneButUnclear,
	])('is never sent again after %s', async (_name, fault) => {
		await serveShop([fault]);
		const { error } = await runShop(server, 'pay', { names: ['a'] });
		if (_name !== 'nothing') expect(error?.message).toMatch(/^Outcome unknown/);
		expect(server.received).toHaveLength(1);
	});

	it.each(proofThatNothingHappened)('is sent again after %s', async (_name, fault) => {
		const made = await serveShop([fault]);
		await runShop(server, 'pay', { names: ['a'] });
		expect(made).toHaveLength(1);
	});
});

describe('what may be repeated', () => {
	it.each([...proofThatNothingHappened, ...notDoneButUnclear, ...doneButUnclear])(
		'is repeated after %s',
		async (_name, fault) => {
			await serveShop([fault]);
			const { error, json: out } = await runShop(server, 'rename', { names: ['a'] });
			expect(error).toBeUndefined();
			expect(out[0]).toMatchObject({ name: 'a' });
			expect(server.received).toHaveLength(2);
		},
	);

	it('is not repeated after a refusal', async () => {
		await serve((_received, response) => json(response, 400, { message: 'No' }));
		await runShop(server, 'rename', { names: ['a'] });
		expect(server.received).toHaveLength(1);
	});

	it('is not repeated by n8n either, which signs again on a 401', async () => {
		await serve((_received, response) => json(response, 401, { message: 'No' }));
		await runShop(server, 'create', { names: ['a'] });
		expect(server.received).toHaveLength(1);
	});
});

describe('waits', () => {
	it('are as long as the vendor asks, as seconds or as a date', async () => {
		const clock = impatientClock();
		await serve((_received, response, nth) => {
			if (nth > 2) return json(response, 200, { id: 1 });
			// The shop's clock is an hour ahead.
			const inShop = clock.now() + 3_600_000;
			const until = nth === 1 ? '3' : new Date(inShop + 9_000).toUTCString();
			const date = new Date(inShop).toUTCString();
			return json(response, 429, {}, { date, 'retry-after': until });
		});
		await runShop(server, 'rename', { names: ['a'], clock });
		const [first = 0, second = 0] = clock.waits.filter((milliseconds) => milliseconds > 100);
		expect(first).toBe(3_000);
		expect(second).toBe(9_000);
	});

	it('double where it does not say', async () => {
		const clock = impatientClock();
		await serve((_received, response) => json(response, 500, {}));
		await runShop(server, 'rename', { names: ['a'], clock });
		expect(clock.waits).toEqual([500, 1_000, 2_000, 4_000]);
	});

	it.each([
		[429, '60', 60_000],
		[503, '60', 60_000],
		[429, undefined, 500],
		[503, undefined, 500],
		[500, undefined, 0],
	])(
		'hold up all others after a %p with Retry-After %p for %p ms',
		async (status, after, pause) => {
			const clock = new ManualClock();
			await serve((_received, response, nth) =>
				nth === 1
					? json(response, status, {}, after === undefined ? {} : { 'retry-after': after })
					: json(response, 200, { id: 1 }),
			);
			await runShop(server, 'create', {
				names: ['a', 'b'],
				clock,
				parameters: { requestSettings: { itemsAtOnce: 1, maxTries: 1 } },
				settings: { onError: 'continueRegularOutput' },
			});
			expect(server.received).toHaveLength(2);
			expect(clock.slept).toEqual(pause ? [pause] : []);
		},
	);

	it.each(['0', new Date(0).toUTCString()])(
		'double, too, where it asks for none: Retry-After %p',
		async (retryAfter) => {
			const clock = impatientClock();
			await serve((_received, response) => json(response, 429, {}, { 'retry-after': retryAfter }));
			await runShop(server, 'rename', { names: ['a'], clock });
			expect(clock.waits).toEqual([500, 1_000, 2_000, 4_000]);
		},
	);

	it('are not endured where it asks for an hour', async () => {
		await serve((_received, response) => json(response, 429, {}, { 'retry-after': '3600' }));
		const { error } = await runShop(server, 'rename', { names: ['a'] });
		expect(error?.description).toMatch(/asked to wait 3600 seconds/);
		expect(server.received).toHaveLength(1);
	});

	describe('of more than two minutes', () => {
		const many = Array.from({ length: 300 }, (_, index) => `Name ${index}`);

		it.each([429, 503])(
			'hold back everything with that credential, and each item says so (%p)',
			async (status) => {
				await serve((_received, response) =>
					json(response, status, { message: 'Later' }, { 'retry-after': '300' }),
				);
				const { items } = await runShop(server, 'rename', {
					names: many,
					clock: new ManualClock(),
					settings: { onError: 'continueRegularOutput' },
				});
				expect(items).toHaveLength(300);
				// Those that were under way when the answer came.
				expect(server.received.length).toBeLessThanOrEqual(10);
				const told = items.map(({ json: { error, details } }) => ({ error, details }));
				expect(told[299]).toEqual({
					error: 'Shop asked to wait 300 seconds [item 300]',
					details: expect.objectContaining({
						kind: 'notDone',
						description: 'Nothing was sent for this item. Run it again when that time is over.',
					}) as unknown,
				});
				for (const { error, details } of told) {
					expect(`${String(error)} ${JSON.stringify(details)}`).toContain(
						'Shop asked to wait 300 seconds',
					);
				}
			},
		);

		it('hold back the next execution too, until they are over', async () => {
			const clock = new ManualClock();
			await serve((_received, response, nth) =>
				nth === 1
					? json(response, 429, {}, { 'retry-after': '300' })
					: json(response, 200, { id: 1 }),
			);
			const one = { names: ['a'], clock };
			await runShop(server, 'rename', one);
			await clock.sleep(170_000);
			const { error } = await runShop(server, 'rename', one);
			expect(error?.message).toBe('Shop asked to wait 130 seconds');
			await clock.sleep(11_000);
			expect(server.received).toHaveLength(1);
			const { error: none } = await runShop(server, 'rename', one);
			expect(none).toBeUndefined();
			expect(clock.elapsed()).toBe(300_000);
		});

		it('are endured up to ten minutes to find out whether something was created', async () => {
			const clock = new ManualClock();
			const made = await serveShop([
				(response, make) => json(response, 503, make(), { 'retry-after': '300' }),
			]);
			const { json: out } = await runShop(server, 'createNamed', { names: ['a'], clock });
			expect(out).toEqual([{ id: 1, name: 'a', created: true }]);
			expect(made).toHaveLength(1);
			expect(clock.elapsed()).toBe(300_000);
		});

		it('leave a creation unknown where they are longer', async () => {
			await serveShop([(response, make) => json(response, 503, make(), { 'retry-after': '700' })]);
			const { error } = await runShop(server, 'createNamed', { names: ['a'] });
			expect(error?.message).toMatch(/^Outcome unknown/);
			expect(server.received.map(({ method }) => method)).toEqual(['GET', 'POST']);
		});
	});

	it('end at once with the cancel button, and nothing more is sent', async () => {
		await serve((_received, response) => json(response, 429, {}, { 'retry-after': '100' }));
		const started = Date.now();
		await runShop(server, 'rename', {
			names: ['a', 'b', 'c'],
			clock: systemClock,
			parameters: { requestSettings: { itemsAtOnce: 1 } },
			onStart: (cancel) => {
				const whenSent = setInterval(() => {
					if (server.received.length === 0) return;
					clearInterval(whenSent);
					cancel();
				}, 10);
			},
		});
		expect(Date.now() - started).toBeLessThan(20_000);
		expect(server.received).toHaveLength(1);
	});
});

describe('an answer', () => {
	const impatient = { requestSettings: { timeout: 0.2, maxTries: 1 } };

	it('that never comes ends with the timeout', async () => {
		await serve(() => {});
		const { error } = await runShop(server, 'rename', { names: ['a'], parameters: impatient });
		expect(error?.message).toMatch(/no answer came within 0.2 seconds/);
	});

	it('that drips for ever ends with the timeout too', async () => {
		await serve((_received, response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			const drip = setInterval(() => response.write(' '), 20);
			response.on('close', () => clearInterval(drip));
		});
		const { error } = await runShop(server, 'rename', { names: ['a'], parameters: impatient });
		expect(error?.message).toMatch(/no answer came within 0.2 seconds/);
	});

	it('that is huge is not read to its end', async () => {
		await serve((_received, response) => {
			response.writeHead(200, { 'content-type': 'application/json' });
			const block = Buffer.alloc(1_000_000, ' ');
			const more = () => {
				while (!response.destroyed && response.write(block));
			};
			response.on('drain', more);
			more();
		});
		const { error } = await runShop(server, 'rename', {
			names: ['a'],
			parameters: { requestSettings: { maxTries: 1 } },
		});
		expect(error?.message).toMatch(/larger than 10 MB/);
	});

	it('that points elsewhere is not followed, and the key does not travel', async () => {
		const elsewhere: Array<IncomingMessage['headers']> = [];
		const other = await startScriptedServer(({ headers }, response) => {
			elsewhere.push(headers);
			json(response, 200, { id: 1 });
		});
		await serve((_received, response) =>
			json(response, 302, undefined, { location: `${other.baseUrl}/things` }),
		);
		await runShop(server, 'rename', { names: ['a'] });
		await other.close();
		expect(elsewhere).toEqual([]);
	});

	it('that is data under a wrong content type is taken', async () => {
		await serve((_received, response) => {
			response.writeHead(200, { 'content-type': 'text/html' }).end('{"id":1}');
		});
		const { json: out } = await runShop(server, 'rename', { names: ['a'] });
		expect(out).toEqual([{ id: 1 }]);
	});
});
