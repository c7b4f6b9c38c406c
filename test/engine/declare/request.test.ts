import fc from 'fast-check';

import { path, UnsendableValue } from '../../../nodes/engine/declare/request';

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
