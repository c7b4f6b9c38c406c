import { UnsendableValue } from '../../../nodes/engine/declare/request';
import { urlOf } from '../../../nodes/engine/send/address';

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
