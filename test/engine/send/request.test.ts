import fc from 'fast-check';

import { path, UnsendableValue, urlOf, withoutEmpty } from '../../../nodes/engine/send/request';

describe('a path', () => {
	it('keeps its shape whatever an item holds', () => {
		fc.assert(
			fc.property(
				fc
					.string({ unit: 'grapheme', minLength: 1 })
					.filter((value) => value !== '.' && value !== '..'),
				(value) => {
					const { pathname, search, hash } = new URL(`https://host${path`/a/${value}/b`}`);
					expect(pathname.split('/')).toHaveLength(4);
					expect(pathname).toMatch(/^\/a\/.+\/b$/);
					expect(search + hash).toBe('');
					expect(decodeURIComponent(pathname.split('/')[2]!)).toBe(value);
				},
			),
		);
	});

	it.each(['', '.', '..'])('refuses %p, which would lead elsewhere', (value) => {
		expect(() => path`/a/${value}`).toThrow(UnsendableValue);
	});
});

describe('an address', () => {
	const get = { method: 'GET' as const, path: '/x' };

	it('takes the host from the credential, with or without a slash at its end', () => {
		expect(urlOf(get, { baseUrl: 'https://a.example' }, 'baseUrl')).toBe('https://a.example/x');
		expect(urlOf(get, { baseUrl: ' https://a.example// ' }, 'baseUrl')).toBe('https://a.example/x');
	});

	it('takes another host of the credential where the request says so', () => {
		const credential = { baseUrl: 'https://a.example', other: 'https://b.example' };
		expect(urlOf({ ...get, host: 'other' }, credential, 'baseUrl')).toBe('https://b.example/x');
	});

	it.each(['', 'a.example', 'ftp://a.example', 'https://'])('refuses the host %p', (baseUrl) => {
		expect(() => urlOf(get, { baseUrl }, 'baseUrl')).toThrow(UnsendableValue);
	});
});

test('a body says nothing that was not set', () => {
	expect(withoutEmpty({ a: 1, b: undefined, c: 0, d: false, e: null })).toEqual({
		a: 1,
		c: 0,
		d: false,
		e: null,
	});
});
