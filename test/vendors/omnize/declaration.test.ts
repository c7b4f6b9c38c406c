import { createHash } from 'crypto';
import fc from 'fast-check';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { OmnizeApi } from '../../../credentials/OmnizeApi.credentials';
import { channels, oneRecord, recordIfAny, records } from '../../../nodes/Omnize/answers';
import { activeFlag } from '../../../nodes/Omnize/fields';
import { createLoginUrl } from '../../../nodes/Omnize/loginUrl/create';
import { omnize } from '../../../nodes/Omnize/omnize';
import { checkHash, sentPassword } from '../../../nodes/Omnize/password';
import { getWidgetCode } from '../../../nodes/Omnize/widget/getCode';
import type { Answer } from '../../../nodes/engine/declare';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const answer = (body: unknown, status = 200): Answer => ({ status, headers: {}, body });

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

describe('the widget code', () => {
	const code = (accountId: unknown) => {
		const input: unknown = getWidgetCode.schema().parse({ accountId });
		return getWidgetCode.output!(undefined, input, {}) as IDataObject;
	};

	it('is the documented snippet with the account in its place', () => {
		expect(code('4931')).toEqual({
			accountId: 4931,
			code: [
				'<!-- Início do script Omnize -->',
				'  <script>',
				"    document.addEventListener('DOMContentLoaded',function(){",
				"      var JSLink=location.protocol+'//widget.omnize.com',JSElement=document.createElement('script');",
				'      JSElement.async=!0;',
				'      JSElement.src=JSLink;',
				'      JSElement.onload=OnceLoaded;',
				"      document.getElementsByTagName('body')[0].appendChild(JSElement);",
				'      function OnceLoaded(){',
				'        wOmz.init({id:4931});',
				'      }',
				'    },false);',
				'  </script>',
				'<!-- Fim do script Omnize -->',
			].join('\n'),
		});
	});

	it('has nothing in it but digits, or is refused', () => {
		const anything = fc.oneof(
			fc.string(),
			fc.double(),
			fc.integer(),
			fc.boolean(),
			fc.constantFrom(
				'1});alert(1);({a:1',
				'</script>',
				'1e5',
				'0x10',
				'1,2',
				' 7 ',
				'9'.repeat(30),
			),
		);
		fc.assert(
			fc.property(anything, (accountId) => {
				if (!getWidgetCode.schema().safeParse({ accountId }).success) return;
				const made = code(accountId);
				expect(String(made.code)).toMatch(/wOmz\.init\(\{id:[1-9]\d*\}\);/);
				expect(String(made.code).split(String(made.accountId)).join('#')).toBe(
					String(code(1).code).split('id:1}').join('id:#}'),
				);
			}),
			{ examples: [[1], [4931]] },
		);
	});

	it.each(['', 'abc', '1; alert(1)', '1.5', '-1', '0', '9007199254740993', null, [], {}])(
		'is refused for %p',
		(accountId) => {
			expect(getWidgetCode.schema().safeParse({ accountId }).success).toBe(false);
		},
	);

	it('sends nothing', () => {
		expect(getWidgetCode.request).toBeUndefined();
	});
});

describe('authentication', () => {
	const credential = { token: 'hj4h2k3h4k23' };
	const signed = async (request: Partial<IHttpRequestOptions>) =>
		await new OmnizeApi().authenticate(credential, {
			url: 'https://partner.omnize.com/api/v1/agents',
			...request,
		});
	const changing = fc.constantFrom(
		'POST',
		'PUT',
		'DELETE',
		'PATCH',
		'post',
	) as fc.Arbitrary<'POST'>;

	it('puts the token of a GET into its query, and nowhere else', async () => {
		expect(await signed({ method: 'GET', qs: { account_id: '1' } })).toEqual({
			method: 'GET',
			url: 'https://partner.omnize.com/api/v1/agents',
			qs: { account_id: '1', token: 'hj4h2k3h4k23' },
		});
	});

	it('takes a request without a method for a GET, and leaves a query in its address', async () => {
		const url = 'https://partner.omnize.com/api/v1/agents?account_id=1';
		expect(await signed({ url })).toEqual({ url, qs: { token: 'hj4h2k3h4k23' } });
	});

	it('puts the token of everything else into its JSON body, and nowhere else', async () => {
		await fc.assert(
			fc.asyncProperty(
				changing,
				fc.dictionary(fc.string(), fc.jsonValue()),
				async (method, body) => {
					const fields = body as IDataObject;
					const expected = { ...fields, token: 'hj4h2k3h4k23' };
					for (const given of [fields, JSON.stringify(fields)]) {
						const { body: sent, ...rest } = await signed({ method, body: given });
						expect(JSON.stringify(sent)).toBe(JSON.stringify(expected));
						expect(JSON.stringify(rest)).not.toContain('hj4h2k3h4k23');
					}
				},
			),
		);
	});

	it.each([undefined, '', null])('makes a body where there is none (%p)', async (body) => {
		const { body: sent } = await signed({ method: 'DELETE', body: body as undefined });
		expect(sent).toEqual({ token: 'hj4h2k3h4k23' });
	});

	it.each(['[1]', 'no JSON', '"text"', '12', [1], Buffer.from('{}'), new URLSearchParams('a=1')])(
		'refuses a body that has no place for the token (%p)',
		async (body) => {
			await expect(signed({ method: 'POST', body: body as string })).rejects.toThrow(
				'Omnize takes its token in a JSON object',
			);
		},
	);

	it('wins over a token that is there', async () => {
		const { body } = await signed({ method: 'POST', body: { token: 'other' } });
		expect(body).toEqual({ token: 'hj4h2k3h4k23' });
	});

	it('leaves what it was given as it was', async () => {
		for (const method of ['GET', 'POST'] as const) {
			const request = { method, url: 'https://x', qs: { a: '1' }, body: { b: { c: 1 } } };
			const before = structuredClone(request);
			await new OmnizeApi().authenticate(credential, request);
			expect(request).toEqual(before);
		}
		expect(credential).toEqual({ token: 'hj4h2k3h4k23' });
	});
});

describe("the partner API's envelope", () => {
	it('gives its data only where success is true', () => {
		expect(omnize.unwrap(answer({ status: 200, success: true, data: [1] }))).toEqual({ data: [1] });
		expect(omnize.unwrap(answer({ status: 200, success: true }))).toEqual({ data: undefined });
	});

	it.each([
		['Invalid token', 'Invalid token'],
		[['E-mail can be blank', 'Name is short'], 'E-mail can be blank; Name is short'],
		[{ email: ['is taken', 'is odd'] }, 'email is taken; is odd'],
		[[], 'It gave no reason'],
		[undefined, 'It gave no reason'],
		[42, 'It gave no reason'],
	])('gives the words of a refusal: %j', (errors, message) => {
		expect(omnize.unwrap(answer({ status: 200, success: false, errors }))).toMatchObject({
			refusal: { message },
			status: 200,
		});
	});

	it('takes the status in it where that is worse than the one over HTTP', () => {
		const unwrapped = omnize.unwrap(answer({ status: 503, success: false, errors: 'Busy' }));
		expect(unwrapped).toMatchObject({ status: 503 });
	});

	it('proves nothing where success is missing or odd', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (body) => {
				const success = (body as IDataObject | null)?.success;
				fc.pre(success !== true && success !== false);
				expect(omnize.unwrap(answer(body))).toHaveProperty('broken');
			}),
			{ examples: [[{ success: 'true', data: {} }], [{ success: 1 }], [null]] },
		);
	});

	it.each([
		[{ error: 'Not Found' }, 'Not Found'],
		[{ message: 'Forbidden' }, 'Forbidden'],
		['<p>', 'It gave no reason'],
	])('of another status than the documented one is a refusal: %j', (body, message) => {
		expect(omnize.unwrap(answer(body, 404))).toMatchObject({ refusal: { message }, status: 404 });
	});
});

describe('records', () => {
	it('lose their secrets', () => {
		const agent = { id: 1, name: 'A', password: 'x', token: 'y' };
		expect(records.parse([agent])).toEqual([{ id: 1, name: 'A' }]);
		expect(oneRecord.parse(agent)).toEqual({ id: 1, name: 'A' });
		expect(oneRecord.parse([agent])).toEqual({ id: 1, name: 'A' });
		expect(recordIfAny.parse(agent)).toEqual({ id: 1, name: 'A' });
		expect(channels.parse(['chat', { name: 'chat', token: 'y' }])).toEqual([
			'chat',
			{ name: 'chat' },
		]);
	});

	it.each([undefined, null, [], {}, 'ok', [{ id: 1 }, { id: 2 }]])(
		'are not %j where one is created, and may be where one is updated',
		(data) => {
			expect(oneRecord.safeParse(data).success).toBe(false);
			expect(recordIfAny.parse(data)).toBeUndefined();
		},
	);
});

describe('the switch Active', () => {
	it.each([
		[true, 1],
		[false, 0],
		['true', 1],
		['false', 0],
		[1, 1],
		[0, 0],
		['1', 1],
		['0', 0],
	])('reads %p as %p', (given, expected) => {
		expect(activeFlag('').check!().parse(given)).toBe(expected);
	});

	it.each([2, 'yes', '', null, [1]])('refuses %p', (given) => {
		expect(activeFlag('').check!().safeParse(given).success).toBe(false);
	});
});

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
