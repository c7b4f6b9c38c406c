import type { IWebhookFunctions } from 'n8n-workflow';

import { published } from '../../../nodes/engine/watch/published';

const now = 1_700_000_000_000;
let address = 0;

/** A partner who publishes something at an address of its own, and counts how often it is asked. */
function publisher(...answers: Array<{ body?: unknown; cacheControl?: string } | Error>) {
	const url = `https://partner.example/${++address}`;
	const asked: unknown[] = [];
	const helpers = {
		httpRequest: async (options: object) => {
			asked.push(options);
			const answer = answers[Math.min(asked.length, answers.length) - 1]!;
			await new Promise(setImmediate);
			if (answer instanceof Error) throw answer;
			const { body = {}, cacheControl } = answer;
			return { statusCode: 200, headers: { 'cache-control': cacheControl }, body };
		},
	} as unknown as IWebhookFunctions['helpers'];
	return {
		asked,
		get: async (after = 0, lacks: (body: unknown) => boolean = () => false) =>
			(await published(helpers, url, now + after, (answer) => lacks(answer.body)))?.body,
	};
}

const never = new Error('It can not be reached');
const seconds = 1_000;

describe('what a partner has published', () => {
	it('is asked for once, also by several at once', async () => {
		const { get, asked } = publisher({ body: 'first' }, { body: 'second' });
		expect(await Promise.all([get(), get(), get(1)])).toEqual(['first', 'first', 'first']);
		expect(await get(60 * seconds)).toBe('first');
		expect(asked).toHaveLength(1);
	});

	it('is asked for once again by several at once when it is too old', async () => {
		const { get, asked } = publisher({ body: 'first' }, { body: 'second' });
		await get();
		const later = 300 * seconds;
		expect(await Promise.all([get(later), get(later)])).toEqual(['second', 'second']);
		expect(asked).toHaveLength(2);
	});

	it.each([
		['as long as it says', 'public, max-age=3600', 3_600],
		['for five minutes where it does not say', undefined, 300],
		['for ten seconds at least', 'max-age=0', 10],
		['for a day at most', 'max-age=999999999', 86_400],
	])('is kept %s', async (_how, cacheControl, life) => {
		const { get } = publisher({ body: 'first', cacheControl }, { body: 'second' });
		await get();
		expect(await get(life * seconds - 1)).toBe('first');
		expect(await get(life * seconds)).toBe('second');
	});

	it('is asked for again where it lacks what is looked for, but not at once', async () => {
		const { get, asked } = publisher({ body: 'first' }, { body: 'second' });
		const lacks = (body: unknown) => body === 'first';
		expect(await get(0, lacks)).toBe('first');
		expect(await get(10 * seconds - 1, lacks)).toBe('first');
		expect(await get(10 * seconds, lacks)).toBe('second');
		expect(asked).toHaveLength(2);
	});

	it('is not there where it can not be reached, and asked for anew', async () => {
		const { get } = publisher(never, { body: 'second' });
		expect(await get()).toBeUndefined();
		expect(await get(1)).toBe('second');
	});

	it('is asked for without following where somebody else might lead', async () => {
		const { get, asked } = publisher({});
		await get();
		expect(asked[0]).toMatchObject({ disableFollowRedirect: true, timeout: 5_000 });
	});
});
