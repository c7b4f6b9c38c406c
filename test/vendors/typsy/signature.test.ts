import fc from 'fast-check';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { TypsyApi } from '../../../credentials/TypsyApi.credentials';
import { nextTimestamp, sign, timestamps } from '../../../nodes/Typsy/signature';

/** The keys and the timestamp of the worked example in typsy.md#typsy-key, and what comes out. */
const example = {
	publicKey: 'aaa00000-0a0a-0000-a0aa-000a0000a00a',
	privateKey: '0a00a000aa0a0a0a0000a0000a00a000',
	timestamp: '2023-09-18T11:19:03.7269943Z',
	hash: '3ca489e0a7e395de121658ba760280e7aabaa33dd15612f83b0eba7f6060b988',
};
const format = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7}Z$/;
const credential = {
	publicKey: example.publicKey,
	privateKey: example.privateKey,
	baseUrl: 'https://api.typsy.com',
};

describe('the signature', () => {
	it('is that of the worked example', () => {
		expect(sign(example.publicKey, example.privateKey, example.timestamp)).toBe(example.hash);
	});

	it('is 64 lower-case hex characters, another one for another timestamp', () => {
		fc.assert(
			fc.property(
				fc.string(),
				fc.string(),
				fc.uniqueArray(fc.string(), { minLength: 2 }),
				(...given) => {
					const [publicKey, privateKey, times] = given;
					const signatures = times.map((time) => sign(publicKey, privateKey, time));
					for (const signature of signatures) expect(signature).toMatch(/^[0-9a-f]{64}$/);
					expect(new Set(signatures).size).toBe(times.length);
				},
			),
		);
	});
});

describe('the timestamp', () => {
	const milliseconds = (timestamp: string) => Date.parse(`${timestamp.slice(0, 23)}Z`);

	it('has seven fraction digits and is the current time', () => {
		const before = Date.now();
		const timestamp = nextTimestamp();
		expect(timestamp).toMatch(format);
		expect(milliseconds(timestamp)).toBeGreaterThanOrEqual(before);
		expect(milliseconds(timestamp)).toBeLessThanOrEqual(Date.now() + 1);
	});

	it('never repeats in a tight loop', () => {
		const given = Array.from({ length: 10_000 }, nextTimestamp);
		expect(new Set(given).size).toBe(10_000);
		expect([...given].sort()).toEqual(given);
	});

	it('never repeats while the clock stands still', () => {
		const next = timestamps(() => Date.UTC(2023, 8, 18, 11, 19, 3, 726));
		const given = Array.from({ length: 25_000 }, next);
		expect(given[0]).toBe('2023-09-18T11:19:03.7260000Z');
		expect(given[9_999]).toBe('2023-09-18T11:19:03.7269999Z');
		expect(given[10_000]).toBe('2023-09-18T11:19:03.7270000Z');
		expect(new Set(given).size).toBe(25_000);
	});

	it('never repeats, and stays current, on a clock that wavers', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -20, max: 100 }), { minLength: 1 }), (steps) => {
				let now = Date.UTC(2026, 0, 1);
				const next = timestamps(() => now);
				const given = steps.map((step) => {
					now += step;
					const timestamp = next();
					expect(timestamp).toMatch(format);
					expect(Math.abs(milliseconds(timestamp) - now)).toBeLessThan(60_000);
					return timestamp;
				});
				expect(new Set(given).size).toBe(steps.length);
			}),
		);
	});

	it('follows a clock that was an hour ahead and is set right', () => {
		let now = Date.UTC(2026, 0, 1, 13);
		const next = timestamps(() => now);
		next();
		now = Date.UTC(2026, 0, 1, 12);
		expect(next()).toBe('2026-01-01T12:00:00.0000000Z');
	});
});

describe('the credential', () => {
	const request: IHttpRequestOptions = {
		url: 'https://api.typsy.com/v2/users/create',
		method: 'POST',
		headers: { 'Typsy-Account-Identifier': 'MEL_HOTEL1' },
		body: { email: 'a@b.co' },
	};

	it('signs every request afresh and leaves the rest of it as it is', async () => {
		const type = new TypsyApi();
		const first = await type.authenticate(credential, request);
		const second = await type.authenticate(credential, request);
		for (const signed of [first, second]) {
			const timestamp = String(signed.headers!['Typsy-Timestamp']);
			const { headers, ...rest } = request;
			expect(signed).toMatchObject(rest);
			expect(signed.headers).toEqual({
				...headers,
				'Typsy-Timestamp': expect.stringMatching(format) as string,
				'Typsy-Public-Key': example.publicKey,
				'Typsy-Key': sign(example.publicKey, example.privateKey, timestamp),
			});
		}
		expect(first.headers!['Typsy-Timestamp']).not.toBe(second.headers!['Typsy-Timestamp']);
		expect(request.headers).toEqual({ 'Typsy-Account-Identifier': 'MEL_HOTEL1' });
	});

	it('has no private key in what it adds', async () => {
		const signed = await new TypsyApi().authenticate(credential, request);
		expect(JSON.stringify(signed)).not.toContain(example.privateKey);
	});
});
