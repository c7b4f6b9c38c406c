import fc from 'fast-check';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { TypsyApi } from '../../../credentials/TypsyApi.credentials';
import { countries } from '../../../nodes/engine/declare/countries';
import { createAccount } from '../../../nodes/Typsy/account/create';
import { timeZones } from '../../../nodes/Typsy/timeZones';
import { nextTimestamp, sign, timestamps } from '../../../nodes/Typsy/signature';
import { completion } from '../../../nodes/Typsy/submission';
import { explainRefusal, typsy } from '../../../nodes/Typsy/typsy';
import { addClaims } from '../../../nodes/Typsy/user/addClaims';
import { addStructures } from '../../../nodes/Typsy/user/addStructures';
import { createUser } from '../../../nodes/Typsy/user/create';
import { departUser } from '../../../nodes/Typsy/user/depart';
import { removeTeams } from '../../../nodes/Typsy/user/removeTeams';
import type { Operation } from '../../../nodes/engine/declare';

/** The keys and the timestamp of the worked example in typsy.md#typsy-key, and what comes out. */
const example = {
	publicKey: 'aaa00000-0a0a-0000-a0aa-000a0000a00a',
	privateKey: '0a00a000aa0a0a0a0000a0000a00a000',
	timestamp: '2023-09-18T11:19:03.7269943Z',
	hash: '3ca489e0a7e395de121658ba760280e7aabaa33dd15612f83b0eba7f6060b988',
};
const format = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7}Z$/;
const credential = { publicKey: example.publicKey, privateKey: example.privateKey, baseUrl: '' };
const answer = (body: unknown, status = 200) => ({ status, headers: {}, body });
const problemOf = (operation: Operation, input: object) =>
	operation.schema().safeParse(input).error?.issues[0];

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
			expect(signed).toEqual({
				...request,
				headers: {
					...request.headers,
					'Typsy-Timestamp': expect.stringMatching(format) as string,
					'Typsy-Public-Key': example.publicKey,
					'Typsy-Key': sign(example.publicKey, example.privateKey, timestamp),
				},
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

describe('the envelope', () => {
	const failed = (requestId: string) => ({
		requestId,
		status: 'failed',
		errors: [{ code: 'user_already_exists', description: 'A user with the email E exists.' }],
		success: false,
	});

	it.each([200, 400])('gives the refusal of a failed request with the status %s', (status) => {
		expect(typsy.unwrap(answer(failed('a2e553c0'), status))).toEqual({
			refusal: {
				message: 'A user with the email E exists.',
				code: 'user_already_exists',
				requestId: 'a2e553c0',
				hint: expect.stringContaining('If It Already Exists') as string,
			},
		});
	});

	it('tells the failure of a request from a refusal of the question', () => {
		const { hasFailed } = completion('users');
		const refusalIn = (body: object) => {
			const unwrapped = typsy.unwrap(answer(body, 400));
			return 'refusal' in unwrapped ? hasFailed!(unwrapped.refusal) : undefined;
		};
		expect(refusalIn(failed('a2e553c0'))).toBe(true);
		expect(refusalIn(failed(''))).toBe(false);
	});

	it.each<[string, unknown, string]>([
		[
			'all descriptions',
			{
				errors: [
					{ code: 'a', description: 'One.' },
					{ code: 'b', description: 'Two.' },
				],
			},
			'One. Two.',
		],
		['a code without a description', { errors: [{ code: 'odd' }] }, 'odd'],
		['errors that are sentences', { errors: ['Odd.'] }, 'Odd.'],
		['a message', { message: 'Odd.' }, 'Odd.'],
		['nothing but a sentence', 'Odd.', 'Odd.'],
		['nothing', undefined, 'Status 400 without an explanation'],
		['errors that say nothing', { errors: [null, {}, 7] }, 'Status 400 without an explanation'],
	])('takes the words out of %s', (_title, body, message) => {
		expect(typsy.unwrap(answer(body, 400))).toMatchObject({ refusal: { message } });
	});

	it('reads 204 as in progress', () => {
		expect(typsy.unwrap(answer(undefined, 204))).toEqual({ data: { status: 'in progress' } });
	});

	it('never throws, whatever comes, and never takes a refusal for a success', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.integer({ min: 200, max: 599 }), (body, status) => {
				const unwrapped = typsy.unwrap(answer(body, status));
				if (status >= 400) expect(unwrapped).toHaveProperty('refusal');
			}),
		);
	});

	it('explains a wrong clock and wrong keys, and nothing else', () => {
		const words =
			"Timestamp '2018-11-14T11:19:03.7269943Z' outside of acceptable range. Ensure that the timestamp you provide is current UTC time - e.g. now is '2023-08-09T23:18:21.4801739Z'.";
		const explain = (body: unknown, status: number) =>
			explainRefusal(answer(body, status), typsy.unwrap(answer(body, status)));
		expect(explain(words, 401)).toMatch(/^The clock of the machine that runs n8n is off/);
		expect(explain(undefined, 401)).toMatch(/^Typsy does not accept these keys/);
		expect(explain(undefined, 500)).toBeUndefined();
		expect(explain(undefined, 200)).toBeUndefined();
	});
});

describe('what a person enters', () => {
	const email = 'first.last@domain.com';

	it('has no line break in the account identifier, which is a header', () => {
		const control = fc.constantFrom('\r', '\n', '\r\n', '\0', '\t', '\u007f');
		fc.assert(
			fc.property(fc.string(), control, fc.string(), (before, breaking, after) => {
				const accountIdentifier = before + breaking + after;
				for (const operation of [departUser, createUser]) {
					const issues = operation.schema().safeParse({ accountIdentifier, email }).error!.issues;
					expect(issues).toContainEqual(expect.objectContaining({ path: ['accountIdentifier'] }));
				}
				expect(
					problemOf(createAccount, {
						name: 'A',
						vanityName: 'A',
						timezoneInfoId: 'UTC',
						country: 'AU',
						identifier: `A${accountIdentifier}A`,
					}),
				).toMatchObject({ path: ['identifier'] });
			}),
		);
	});

	it.each<[Operation, object, Array<string | number>, string]>([
		[
			departUser,
			{ email: 'nobody' },
			['email'],
			'must be an e-mail address such as name@example.com',
		],
		[departUser, {}, ['email'], 'is required'],
		[removeTeams, { email }, ['teams'], 'is required'],
		[removeTeams, { email, teams: [] }, ['teams'], 'needs at least one entry'],
		[removeTeams, { email, teams: [{}] }, ['teams', 0, 'name'], 'is required'],
		[removeTeams, { email, teams: '{ "name": "A" }' }, ['teams'], 'must be a list'],
		[removeTeams, { email, teams: '[{ "name": ' }, ['teams'], 'must be a list'],
		[removeTeams, { email, teams: [null] }, ['teams', 0], 'must have a Name'],
		[
			addStructures,
			{ email, structures: [{ name: 'A', role: 'owner' }] },
			['structures', 0, 'role'],
			'must be one of manager, member',
		],
		[
			addClaims,
			{ email, claims: ['external_id'] },
			['claims', 0],
			'must have a Key, a Value and an Issuer',
		],
		[addClaims, { email, claims: [{ key: 'k' }] }, ['claims', 0, 'value'], 'is required'],
	])('is refused where it is wrong: %#', (operation, input, path, message) => {
		expect(problemOf(operation, input)).toMatchObject({ path, message });
	});

	it.each<[unknown]>([
		[[{ name: 'Team A' }, { name: 'Team B' }]],
		[['Team A', 'Team B']],
		['[{ "name": "Team A" }, "Team B"]'],
		['Team A, Team B'],
	])('can be a list in any of the usual forms: %j', (teams) => {
		expect(removeTeams.schema().parse({ email, teams })).toEqual({
			email,
			teams: [{ name: 'Team A' }, { name: 'Team B' }],
		});
	});

	it('is a member where no role is given', () => {
		expect(addStructures.schema().parse({ email, structures: ['Venue A'] })).toMatchObject({
			structures: [{ name: 'Venue A', role: 'member' }],
		});
	});
});

describe('the lists to choose from', () => {
	it('have every country of ISO 3166 and every time zone of Windows, once and in order', () => {
		expect(Object.keys(countries)).toHaveLength(249);
		expect(Object.keys(timeZones)).toHaveLength(141);
		for (const list of [countries, timeZones]) {
			const names = Object.values(list);
			expect(new Set(names).size).toBe(names.length);
			expect([...names].sort((one, other) => one.localeCompare(other, 'en'))).toEqual(names);
		}
		expect(countries).toMatchObject({ AU: 'Australia' });
		expect(timeZones).toHaveProperty('AUS Eastern Standard Time');
		for (const code of Object.keys(countries)) expect(code).toMatch(/^[A-Z]{2}$/);
	});

	it('decide about what comes by expression', () => {
		const account = { name: 'A', vanityName: 'A', identifier: 'A' };
		const check = (timezoneInfoId: string, country: string) =>
			createAccount.schema().safeParse({ ...account, timezoneInfoId, country });
		expect(check('AUS Eastern Standard Time', 'au').data).toMatchObject({ country: 'AU' });
		for (const zone of ['Australia/Sydney', 'constructor', 'aus eastern standard time']) {
			expect(check(zone, 'AU').error!.issues[0]!.path).toEqual(['timezoneInfoId']);
		}
		for (const country of ['XX', 'AUS', 'Australia', 'constructor']) {
			expect(check('UTC', country).error!.issues[0]!.path).toEqual(['country']);
		}
	});
});
