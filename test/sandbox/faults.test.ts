import { setTimeout as sleep } from 'node:timers/promises';

import { faultKinds, startSandbox, type FaultKind, type Sandbox } from '../../sandbox';
import { send, type Sent } from './http';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => {
	sandbox.reset();
	sandbox.faults.configure({
		retryAfterSeconds: 7,
		silenceMs: 150,
		dripMs: 120,
		hugeBytes: 300_000,
	});
});
afterAll(() => sandbox.close());

/** A creation, so that it shows whether the work was done. */
const create = async (sent: Sent = {}) => {
	const { reseller, user, password } = sandbox.credentials.yayApi;
	return await send(`${sandbox.urls.yay}/account/reseller`, {
		method: 'POST',
		headers: {
			'X-Auth-Reseller': reseller,
			'X-Auth-User': user,
			'X-Auth-Password': password,
		},
		body: { name: `customer_${sandbox.requests.count()}`, contact_name: 'Contact' },
		...sent,
	});
};
const created = () => sandbox.counts().yay.created.customers;

/** Serves one fault and checks that it was counted and recorded. */
const withFault = async (kind: FaultKind, sent?: Sent) => {
	sandbox.faults.next([kind]);
	try {
		return await create(sent);
	} finally {
		expect(sandbox.faults.served()).toEqual({ [kind]: 1 });
		expect(sandbox.requests.last({ server: 'yay' })?.fault).toBe(kind);
	}
};

describe('before the work', () => {
	it.each([
		['status429', 429, undefined],
		['status429RetrySeconds', 429, '7'],
		['status503', 503, undefined],
		['status503RetrySeconds', 503, '7'],
		['status500Before', 500, undefined],
	] as const)('%s', async (kind, status, retryAfter) => {
		const answer = await withFault(kind);
		expect(answer.status).toBe(status);
		expect(answer.headers['retry-after']).toBe(retryAfter);
		expect(answer.json()).toMatchObject({ status_code: status });
		expect(created()).toBe(0);
	});

	it('status429RetryDate', async () => {
		const before = Date.now();
		const answer = await withFault('status429RetryDate');
		const date = answer.headers['retry-after'] ?? '';
		expect(date).toMatch(/GMT$/);
		expect(Date.parse(date)).toBeGreaterThanOrEqual(before + 7000);
		expect(Date.parse(date)).toBeLessThanOrEqual(Date.now() + 8000);
		expect(created()).toBe(0);
	});

	it('resetBefore', async () => {
		await expect(withFault('resetBefore')).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(created()).toBe(0);
	});

	it('silenceBefore', async () => {
		const start = performance.now();
		await expect(withFault('silenceBefore')).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(performance.now() - start).toBeGreaterThanOrEqual(140);
		expect(created()).toBe(0);
	});

	it('redirect to an origin that notices credentials', async () => {
		const answer = await withFault('redirect');
		expect(answer.status).toBe(302);
		const location = String(answer.headers.location);
		expect(location).toBe(`${sandbox.urls.redirectTarget}/account/reseller`);
		await send(location);
		await send(location, { headers: { 'X-Auth-Password': sandbox.credentials.yayApi.password } });
		expect(sandbox.counts().redirects).toEqual({ received: 2, withCredentials: 1 });
		expect(created()).toBe(0);
	});
});

describe('after the work', () => {
	afterEach(() => expect(created()).toBe(1));

	it('status500After', async () => {
		expect((await withFault('status500After')).status).toBe(500);
	});

	it('status502After', async () => {
		expect((await withFault('status502After')).status).toBe(502);
	});

	it('status503RetrySecondsAfter', async () => {
		const answer = await withFault('status503RetrySecondsAfter');
		expect(answer.status).toBe(503);
		expect(answer.headers['retry-after']).toBe('7');
	});

	it('resetAfter', async () => {
		await expect(withFault('resetAfter')).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(sandbox.requests.last()?.status).toBeNull();
	});

	it('silenceAfter', async () => {
		const start = performance.now();
		await expect(withFault('silenceAfter')).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(performance.now() - start).toBeGreaterThanOrEqual(140);
	});

	it('slowDrip', async () => {
		const start = performance.now();
		const answer = await withFault('slowDrip');
		expect(performance.now() - start).toBeGreaterThanOrEqual(110);
		expect(answer.json()).toMatchObject({ status_code: 200 });
	});

	it('truncatedJson', async () => {
		const answer = await withFault('truncatedJson');
		expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(/^\{"result"/) });
		expect(() => answer.json()).toThrow(SyntaxError);
	});

	it('html', async () => {
		const answer = await withFault('html');
		expect(answer).toMatchObject({ status: 200, text: expect.stringMatching(/^<!DOCTYPE html>/) });
		expect(answer.headers['content-type']).toMatch(/^text\/html/);
	});

	it('empty', async () => {
		expect(await withFault('empty')).toMatchObject({ status: 200, text: '' });
	});

	it('wrongContentType', async () => {
		const answer = await withFault('wrongContentType');
		expect(answer.headers['content-type']).toMatch(/^text\/html/);
		expect(answer.json()).toMatchObject({ status_code: 200 });
	});

	it('huge', async () => {
		const answer = await withFault('huge');
		expect(answer.text.length).toBe(300_000);
		expect(answer.json()).toMatchObject({ status_code: 200 });
	});
});

it('resetLate breaks the connection, and the work is done later', async () => {
	sandbox.faults.configure({ lateMs: 80 });
	await expect(withFault('resetLate')).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(created()).toBe(0);
	await sleep(160);
	expect(created()).toBe(1);
	expect(sandbox.requests.last()?.status).toBeNull();
});

it("status500 is a gateway's at Omnize too, whose own answers all have status 200", async () => {
	sandbox.faults.next(['status500Before', 'status500After']);
	const { token } = sandbox.credentials.omnizeApi;
	const department = { account_id: 1, name: 'Support' };
	const createDepartment = async () =>
		await send(`${sandbox.urls.omnize}/api/v1/departments`, {
			method: 'POST',
			body: { token, department },
		});
	expect((await createDepartment()).status).toBe(500);
	expect(sandbox.counts().omnize.created.departments).toBe(0);
	expect((await createDepartment()).status).toBe(500);
	expect(sandbox.counts().omnize.created.departments).toBe(1);
});

describe('choosing', () => {
	const kindsOf = async (count: number) => {
		sandbox.requests.clear();
		for (let sent = 0; sent < count; sent += 1) await create();
		return sandbox.requests.all({ server: 'yay' }).map(({ fault }) => fault);
	};
	const rates = { status429: 0.2, status500After: 0.2, truncatedJson: 0.1 };

	it('is decided by the seed', async () => {
		sandbox.faults.set({ seed: 1, rates });
		const first = await kindsOf(60);
		sandbox.faults.set({ seed: 1, rates });
		expect(await kindsOf(60)).toEqual(first);
		sandbox.faults.set({ seed: 2, rates });
		expect(await kindsOf(60)).not.toEqual(first);
		expect(new Set(first)).toEqual(new Set([null, ...Object.keys(rates)]));
	});

	it('keeps to the rates', () => {
		sandbox.faults.set({ seed: 7, rates: { status429: 0.05, html: 0.01 } });
		const target = { server: 'yay', vendor: 'yay', method: 'POST', path: '/' } as const;
		for (let drawn = 0; drawn < 20_000; drawn += 1) sandbox.faults.draw(target);
		const { status429 = 0, html = 0 } = sandbox.faults.served();
		expect(status429 / 20_000).toBeCloseTo(0.05, 2);
		expect(html / 20_000).toBeCloseTo(0.01, 2);
	});

	it('can be limited to methods, paths and vendors', () => {
		const always = { rates: { status503: 1 } };
		sandbox.faults.set([
			{ ...always, vendor: 'omnize' },
			{ ...always, methods: ['PUT'], path: '^/account/reseller/' },
		]);
		const drawn = (method: string, path: string) =>
			sandbox.faults.draw({ server: 'yay', vendor: 'yay', method, path });
		expect(drawn('PUT', '/account/reseller/1')).toBe('status503');
		expect(drawn('GET', '/account/reseller/1')).toBeUndefined();
		expect(drawn('PUT', '/voip/user')).toBeUndefined();
	});

	it('follows a script, then stops', async () => {
		sandbox.faults.next(['status429', 'none', 'status503'], { methods: ['POST'] });
		expect(await kindsOf(4)).toEqual(['status429', null, 'status503', null]);
	});

	it('refuses kinds and rates that make no sense', () => {
		const { faults } = sandbox;
		expect(() => faults.set({ rates: { status429: 0.7, html: 0.7 } })).toThrow(RangeError);
		expect(() => faults.next(['nonsense' as FaultKind])).toThrow(RangeError);
		expect(faultKinds).toHaveLength(21);
	});
});
