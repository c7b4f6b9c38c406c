import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { createLoginUrl } from '../../../nodes/Omnize/loginUrl/create';
import { answer } from '../answer';

describe('the login URL', () => {
	const link = (loginPageUrl: string, token = 'a+b/c=') =>
		(createLoginUrl.output!(token, { email: 'a@b.c' }, { loginPageUrl }) as IDataObject).url;

	it.each([
		['https://login.omnize.com.br', 'https://login.omnize.com.br?token=a%2Bb%2Fc%3D'],
		['https://login.omnize.com.br/', 'https://login.omnize.com.br?token=a%2Bb%2Fc%3D'],
		['https://x.y/in/?lang=pt', 'https://x.y/in?lang=pt&token=a%2Bb%2Fc%3D'],
		['https://x.y?next=/a/', 'https://x.y?next=/a/&token=a%2Bb%2Fc%3D'],
		['https://x.y?', 'https://x.y?token=a%2Bb%2Fc%3D'],
	])('of the page %s', (page, expected) => {
		expect(link(page)).toBe(expected);
	});

	it('gives back the very token, whatever is in it', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (token) => {
				const url = new URL(String(link('https://login.omnize.com.br/?a=1', token)));
				expect(url.searchParams.get('token')).toBe(token);
			}),
		);
	});

	it.each([
		[{ message: 'User not found', token: '', status: 404 }, { status: 404 }],
		[{ message: 'User not found', status: 404 }, { status: 404 }],
		[{ message: 'User not found', token: 'x', status: 404 }, { status: 404 }],
		[{ message: 'User not found', token: '', status: 200 }, { status: 200 }],
	])('is refused by %j', (body, expected) => {
		expect(createLoginUrl.unwrap!(answer(body))).toMatchObject({
			...expected,
			refusal: { message: 'User not found' },
		});
	});

	it.each([{ message: '', token: '', status: 200 }, {}, [], null, 'x', { token: 1, status: 200 }])(
		'is not proved by %j',
		(body) => {
			expect(createLoginUrl.unwrap!(answer(body))).toHaveProperty('broken');
		},
	);
});
