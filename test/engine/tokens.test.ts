import type { IHttpRequestOptions } from 'n8n-workflow';
import { z } from 'zod';

import type { Vendor } from '../../nodes/engine/declare';
import { impatientClock } from '../../lab/node/impatientClock';
import { json, reset, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { runShop } from './run';
import { shop, shopApi } from './shop';

/** A shop whose requests carry a token. */
const tokenShop: Vendor = {
	...shop,
	credential: {
		...shopApi,
		authenticate: async (credential, request: IHttpRequestOptions) =>
			request.url.endsWith('/token')
				? { ...request, body: { key: String(credential.apiKey) } }
				: {
						...request,
						headers: { ...request.headers, authorization: `Bearer ${String(credential.token)}` },
					},
	},
	token: {
		field: 'token',
		request: { method: 'POST', path: '/token' },
		unwrap: shop.unwrap,
		answer: z
			.object({ token: z.string(), seconds: z.number() })
			.transform(({ token, seconds }) => ({ value: token, seconds })),
	},
};

let server: ScriptedServer;
afterEach(async () => await server.close());

const tokenNumber = (header = '') => Number(/token-(\d+)-9f3b/.exec(header)?.[1]);
const isFetch = ({ url }: { url: string }) => url === '/token';
const fetches = () => server.received.filter(isFetch).length;
const others = () => server.received.filter((one) => !isFetch(one));
const names = (count: number) => Array.from({ length: count }, (_, nth) => `n${nth}`);

/** @param accepts whether a request with the nth token is let in, as the nth of those with a token */
async function open(
	accepts: (token: number, nth: number) => boolean = () => true,
	seconds = 3_600,
	onFetch?: (nth: number) => [number, object] | 'reset' | undefined,
) {
	let handedOut = 0;
	let asked = 0;
	server = await startScriptedServer((received, response) => {
		if (isFetch(received)) {
			handedOut++;
			const odd = onFetch?.(handedOut);
			if (odd === 'reset') return reset(response);
			if (odd !== undefined) return json(response, ...odd);
			return json(response, 200, { token: `token-${handedOut}-9f3b`, seconds });
		}
		const token = tokenNumber(received.headers.authorization);
		return accepts(token, ++asked)
			? json(response, 200, { id: 1 })
			: json(response, 401, { message: `token-${token}-9f3b has ended` });
	});
}

const run = async (count: number, more: Partial<Parameters<typeof runShop>[2]> = {}) =>
	await runShop(server, 'create', { names: names(count), vendor: tokenShop, ...more });

it('is fetched once for all that wait for it', async () => {
	await open();
	const { json: out } = await run(40);
	expect(out).toHaveLength(40);
	expect(fetches()).toBe(1);
	expect(others()).toHaveLength(40);
});

it('serves other executions in the process too', async () => {
	await open();
	await run(1);
	await run(1);
	expect(fetches()).toBe(1);
});

it('is fetched again, once, where it ends in the middle', async () => {
	await open((token, nth) => token === 2 || nth <= 20);
	const { json: out, error } = await run(60);
	expect(error).toBeUndefined();
	expect(out).toHaveLength(60);
	expect(fetches()).toBe(2);
});

it('is fetched again before it ends', async () => {
	await open(() => true, 100);
	const clock = impatientClock();
	await run(1, { clock });
	await clock.sleep(91_000);
	await run(1, { clock });
	expect(fetches()).toBe(2);
	expect(others().map(({ headers }) => tokenNumber(headers.authorization))).toEqual([1, 2]);
});

it('that is refused twice is told, and sent no third time', async () => {
	await open(() => false);
	const { error, run: stored } = await run(1);
	expect(error?.message).toBe('Shop refused: ••• has ended');
	expect(fetches()).toBe(2);
	expect(others()).toHaveLength(2);
	expect(JSON.stringify(stored)).not.toMatch(/token-\d-9f3b/);
});

it('that is not handed out is told in words, and nothing else is sent', async () => {
	await open(undefined, 1, () => [400, { message: 'No such key' }]);
	const { error } = await run(3);
	expect(error?.message).toBe('Shop refused: No such key');
	expect(others()).toHaveLength(0);
});

it('is asked for again where the answer got lost, and a creation is then made once', async () => {
	await open(undefined, 3_600, (nth) => (nth === 1 ? 'reset' : undefined));
	const { json: out, error } = await run(1);
	expect(error).toBeUndefined();
	expect(out).toHaveLength(1);
	expect(others()).toHaveLength(1);
});

it('that can not be had leaves a creation undone, not unknown', async () => {
	await open(undefined, 1, () => 'reset');
	const { json: out } = await run(1, { settings: { onError: 'continueRegularOutput' } });
	expect(out[0]).toMatchObject({ details: { kind: 'notDone' } });
	expect(out[0]!.error).toMatch(/no access token/);
});
