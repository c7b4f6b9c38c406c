import fc from 'fast-check';

import {
	explainRefusal,
	tokenAnswer,
	unwrap,
	unwrapOne,
	unwrapState,
	unwrapToken,
} from '../../../../nodes/Typsy/answers';
import { isTimeZone, zoneOptions } from '../../../../nodes/Typsy/zones';
import { answer } from '../../answer';

describe('the envelope', () => {
	it('has nothing in a 204, and nothing known in another answer without a body', () => {
		expect(unwrap(answer(undefined, 204))).toEqual({ data: null });
		expect(unwrap(answer(undefined, 200))).toEqual({ data: undefined });
	});

	it('reads a 204 as what it was asked for', () => {
		expect(unwrapState(answer(undefined, 204))).toEqual({ data: { status: 'in progress' } });
		expect(unwrapOne('No user', 'Look.')(answer(undefined, 204))).toMatchObject({
			refusal: { message: 'No user', hint: 'Look.' },
			status: 404,
		});
	});

	it('never throws, whatever comes, and never takes a refusal for a success', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.integer({ min: 200, max: 599 }), (body, status) => {
				const given = answer(body, status);
				for (const read of [unwrap, unwrapState, unwrapOne('No', 'Look.'), unwrapToken]) {
					if (status >= 400) expect(read(given)).toHaveProperty('refusal');
					else expect(() => read(given)).not.toThrow();
				}
			}),
		);
	});

	it('explains a token that is not accepted, and nothing else', () => {
		const explain = (status: number) =>
			explainRefusal(answer(undefined, status), unwrap(answer(undefined, status)));
		expect(explain(401)).toMatch(/^Typsy does not accept the access token/);
		expect(explain(500)).toBeUndefined();
		expect(explain(200)).toBeUndefined();
	});
});

describe('the answer to a request for a token', () => {
	it('is as documented, or at least a token', () => {
		const documented = {
			access_token: 'eyJ',
			token_type: 'Bearer',
			expires_in: 3599,
			scope: 'offline_access',
			refresh_token: 'eyK',
		};
		expect(tokenAnswer.parse(documented)).toEqual({ value: 'eyJ', seconds: 3599 });
		expect(tokenAnswer.parse({ access_token: 'eyJ' })).toEqual({ value: 'eyJ', seconds: 300 });
		expect(tokenAnswer.safeParse({ expires_in: 3599 }).success).toBe(false);
	});

	it.each([
		[401, { error: 'invalid_client' }, true],
		[400, { error: 'invalid_client' }, true],
		[403, undefined, true],
		[400, { error: 'unsupported_grant_type', error_description: 'Not this.' }, false],
		[404, undefined, false],
	])('says whether it is about the keys: %s %j', (status, body, areKeys) => {
		const { refusal } = unwrapToken(answer(body, status)) as { refusal: { explanation?: string } };
		expect(refusal.explanation !== undefined).toBe(areKeys);
	});
});

describe('the time zones', () => {
	it('are all right, once, in order, and found by their places', () => {
		const names = zoneOptions.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect([...names].sort()).toEqual(names);
		expect(names).toContain('Melbourne (Australia/Melbourne)');
		expect(names).toContain('Buenos Aires (America/Argentina/Buenos_Aires)');
		expect(zoneOptions.filter(({ value }) => !isTimeZone(value))).toEqual([]);
	});

	it('may be older names, and nothing else', () => {
		expect(isTimeZone('Asia/Calcutta')).toBe(true);
		for (const none of ['AUS Eastern Standard Time', '+10:00', 'Melbourne', 'constructor']) {
			expect(isTimeZone(none)).toBe(false);
		}
	});
});
