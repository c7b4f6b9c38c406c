import { Gateway, lateMs, type Passed } from '../../../lab/chaos/gateway';
import { Luck, mishaps, type Mishap } from '../../../lab/chaos/mishaps';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { send, type Received } from '../../sandbox/http';

let sandbox: Sandbox;
let gateway: Gateway;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(async () => await gateway.close());
afterAll(async () => await sandbox.close());

/** Luck that is always the same. */
class Always extends Luck {
	constructor(private readonly mishap?: Mishap) {
		super(1, 0);
	}

	override next(): Mishap | undefined {
		return this.mishap;
	}
}

const open = async (mishap?: Mishap) => {
	gateway = await Gateway.open({ yay: sandbox.urls.yay }, new Always(mishap));
};

const create = async (): Promise<Received> => {
	const { reseller, user, password } = sandbox.credentials.yayApi;
	return await send(`${gateway.urls.yay}/account/reseller`, {
		method: 'POST',
		headers: { 'X-Auth-Reseller': reseller, 'X-Auth-User': user, 'X-Auth-Password': password },
		body: { name: 'customer', contact_name: 'Contact' },
	});
};
const created = () => sandbox.counts().yay.created.customers;

it('passes a request and its answer on', async () => {
	await open();
	const answer = await create();
	expect(answer.status).toBe(200);
	expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
	expect(answer.json()).toMatchObject({ result: { name: 'customer' } });
	expect(created()).toBe(1);
	expect(gateway.counts()).toEqual({ requests: 1, happened: {} });
});

describe('After the work', () => {
	it.each([
		['status502After', 502, undefined, 'text/html'],
		['status503RetryAfter', 503, '1', 'text/html'],
		['pageAfter', 200, undefined, 'text/html'],
		['emptyAfter', 200, undefined, undefined],
	] as const)('%s', async (mishap, status, retryAfter, type) => {
		await open(mishap);
		const { headers, ...answer } = await create();
		expect(answer.status).toBe(status);
		expect(headers['retry-after']).toBe(retryAfter);
		expect(headers['content-type']).toBe(type);
		expect(answer.text === '').toBe(mishap === 'emptyAfter');
		expect(created()).toBe(1);
		expect(gateway.counts()).toEqual({ requests: 1, happened: { [mishap]: 1 } });
	});
});

describe('Before the work', () => {
	it.each([
		['status429', undefined],
		['status429Retry', '1'],
	] as const)('%s', async (mishap, retryAfter) => {
		await open(mishap);
		const answer = await create();
		expect(answer.status).toBe(429);
		expect(answer.headers['retry-after']).toBe(retryAfter);
		expect(answer.json()).toEqual({ message: 'Too Many Requests' });
		expect(created()).toBe(0);
	});

	it('resetBefore', async () => {
		await open('resetBefore');
		await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' });
		await gateway.settled();
		expect(created()).toBe(0);
	});
});

it('resetLate breaks the connection, and the work is done later', async () => {
	await open('resetLate');
	const start = performance.now();
	await expect(create()).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(created()).toBe(0);
	await gateway.settled();
	expect(performance.now() - start).toBeGreaterThanOrEqual(lateMs - 10);
	expect(created()).toBe(1);
});

it('behaves when it is told to', async () => {
	await open('resetBefore');
	gateway.behave();
	expect((await create()).status).toBe(200);
});

describe('What it keeps of a request', () => {
	const answersOf = async () => {
		await create().catch(() => undefined);
		await gateway.settled();
		return gateway.passed.map(({ done, clear }) => ({ done, clear }));
	};

	it('is where it went and what was in it', async () => {
		await open();
		await create();
		const [{ body, ...passed }] = gateway.passed as [Passed];
		expect(passed).toEqual({
			host: 'yay',
			method: 'POST',
			path: '/account/reseller',
			done: true,
			clear: true,
		});
		expect(JSON.parse(body)).toMatchObject({ name: 'customer' });
	});

	it.each<[Mishap, { done: boolean; clear: boolean }]>([
		['status502After', { done: true, clear: false }],
		['status503RetryAfter', { done: true, clear: false }],
		['pageAfter', { done: true, clear: false }],
		['emptyAfter', { done: true, clear: false }],
		['resetBefore', { done: false, clear: false }],
		['resetLate', { done: true, clear: false }],
		['status429', { done: false, clear: true }],
		['status429Retry', { done: false, clear: true }],
	])('is what became of it: %s', async (mishap, became) => {
		await open(mishap);
		expect(await answersOf()).toEqual([became]);
	});

	it("is the partner's refusal, too", async () => {
		await open();
		await create();
		expect((await answersOf())[1]).toEqual({ done: false, clear: true });
	});
});

describe('Luck', () => {
	const drawn = (seed: number, rate: number) => {
		const luck = new Luck(seed, rate);
		return Array.from({ length: 20_000 }, () => luck.next('yay'));
	};

	beforeEach(async () => await open());

	it('is decided by the seed', () => {
		expect(drawn(1, 0.2)).toEqual(drawn(1, 0.2));
		expect(drawn(1, 0.2)).not.toEqual(drawn(2, 0.2));
	});

	it('keeps to the rate, with each kind as often as the others', () => {
		const all = drawn(7, 0.2);
		for (const mishap of mishaps) {
			const share = all.filter((one) => one === mishap).length / all.length;
			expect(share).toBeCloseTo(0.2 / mishaps.length, 2);
		}
		expect(all.filter((one) => one === undefined).length / all.length).toBeCloseTo(0.8, 1);
	});
});
