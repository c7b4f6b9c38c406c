import fc from 'fast-check';

import { clean } from '../../../nodes/engine/send/clean';

const post = { method: 'POST', path: '/things' } as const;

describe('a request as it is sent', () => {
	it('says nothing that was not set', () => {
		const request = {
			...post,
			query: { page: 2, filter: undefined },
			headers: { 'X-Auth-For': undefined, 'X-Trace': 'a' },
			body: { a: 1, b: undefined, c: 0, d: false, e: null, f: '', g: [1, undefined] },
		};
		expect(clean(request)).toEqual({
			...post,
			query: { page: '2' },
			headers: { 'X-Trace': 'a' },
			body: { a: 1, c: 0, d: false, e: null, f: '', g: [1, undefined] },
		});
	});

	it('has no object of which nothing is left, but for those of a list and those meant to be empty', () => {
		const body = { user: { contact: { name: undefined } }, options: {}, list: [{ a: undefined }] };
		expect(clean({ ...post, body })).toEqual({ ...post, body: { options: {}, list: [{}] } });
	});

	it('keeps a body of which nothing is left, which is still a request with a body', () => {
		expect(clean({ ...post, body: { a: undefined } })).toEqual({ ...post, body: {} });
	});

	it('leaves JSON as it is, whatever it holds', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (body) => {
				const sent = clean({ ...post, body }).body;
				expect(JSON.stringify(sent)).toBe(JSON.stringify(body));
			}),
			{
				examples: [
					[JSON.parse('{"__proto__":[],"a":{"__proto__":{}}}') as Record<string, fc.JsonValue>],
				],
			},
		);
	});
});
