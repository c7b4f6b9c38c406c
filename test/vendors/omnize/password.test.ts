import { createHash } from 'crypto';
import fc from 'fast-check';

import { checkHash, sentPassword } from '../../../nodes/Omnize/password';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('a password', () => {
	it('is sent as the known SHA-256 of its UTF-8', () => {
		expect(sentPassword({ password: 'abc' })).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
		);
		expect(sentPassword({ password: 'ação' })).toBe(sha256('ação'));
	});

	it('is sent as 64 lower-case hex characters, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (password) => {
				const sent = sentPassword({ password });
				expect(sent).toMatch(/^[0-9a-f]{64}$/);
				expect(sent).toBe(sha256(password));
			}),
		);
	});

	it('that is hashed already is sent as it is, in lower case', () => {
		const hash = sha256('secret');
		expect(sentPassword({ password: hash.toUpperCase(), passwordIsHashed: true })).toBe(hash);
	});

	it('that looks like a hash is hashed unless it is said to be one', () => {
		const hash = sha256('secret');
		expect(sentPassword({ password: hash })).toBe(sha256(hash));
	});

	it('that is said to be a hash and is none is refused', () => {
		const refused = (password: string) => {
			const problem = jest.fn();
			checkHash({ password, passwordIsHashed: true }, problem);
			return problem.mock.calls.length > 0;
		};
		fc.assert(
			fc.property(fc.string({ minLength: 1 }), (password) => {
				fc.pre(password.trim() !== '');
				expect(refused(password)).toBe(!/^[0-9a-f]{64}$/i.test(password));
			}),
		);
		expect(refused(sha256('x'))).toBe(false);
		expect(refused(`${sha256('x')}\n`)).toBe(true);
	});

	it('that is not given stays out', () => {
		expect(sentPassword({})).toBeUndefined();
	});
});
