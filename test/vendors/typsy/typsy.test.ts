import fc from 'fast-check';

import { completion } from '../../../nodes/Typsy/submission';
import { explainRefusal, typsyWithKeys as typsy } from '../../../nodes/Typsy/withKeys';
import { answer } from '../answer';

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
				hint: expect.stringContaining('Reactivate If Departed') as string,
			},
			outside: false,
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
