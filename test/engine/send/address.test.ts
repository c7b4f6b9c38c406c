import { UnsendableValue } from '../../../nodes/engine/declare/request';
import { urlOf } from '../../../nodes/engine/send/address';
import { shop } from '../shop';

describe('an address', () => {
	const get = { method: 'GET' as const, path: '/x' };

	it('takes the host from the credential, with or without a slash at its end', () => {
		expect(urlOf(get, { baseUrl: 'https://a.example' }, shop)).toBe('https://a.example/x');
		expect(urlOf(get, { baseUrl: ' https://a.example// ' }, shop)).toBe('https://a.example/x');
	});

	it('takes another host of the credential where the request says so', () => {
		const credential = { baseUrl: 'https://a.example', other: 'https://b.example' };
		expect(urlOf({ ...get, host: 'other' }, credential, shop)).toBe('https://b.example/x');
	});

	it.each(['', 'a.example', 'ftp://a.example', 'https://', 'http://a.example'])(
		'refuses the host %p',
		(baseUrl) => {
			expect(() => urlOf(get, { baseUrl }, shop)).toThrow(UnsendableValue);
		},
	);

	it('may begin with http:// where it is this machine, or the documents of the vendor print it', () => {
		expect(urlOf(get, { baseUrl: 'http://127.0.0.1:1' }, shop)).toBe('http://127.0.0.1:1/x');
		const plain = { ...shop, mayBePlain: true };
		expect(urlOf(get, { baseUrl: 'http://a.example' }, plain)).toBe('http://a.example/x');
	});
});
