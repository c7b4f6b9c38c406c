import fc from 'fast-check';
import { existsSync } from 'fs';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { join } from 'path';

import { OmnizeApi } from '../../../credentials/OmnizeApi.credentials';
import { unwrapData, unwrapNamed } from '../../../nodes/Omnize/envelope';
import { omnize } from '../../../nodes/Omnize/omnize';
import { answer } from '../answer';

describe('authentication', () => {
	const credential = { token: 'hj4h2k3h4k23', baseUrl: 'https://partner.omnize.com' };
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
		const { qs, ...rest } = await signed({ method: 'GET', qs: { account_id: '1' } });
		expect(qs).toEqual({ account_id: '1', token: 'hj4h2k3h4k23' });
		expect(rest).toMatchObject({ method: 'GET', url: 'https://partner.omnize.com/api/v1/agents' });
		expect(JSON.stringify(rest)).not.toContain('hj4h2k3h4k23');
	});

	it('takes a request without a method for a GET, and leaves a query in its address', async () => {
		const url = 'https://partner.omnize.com/api/v1/agents?account_id=1';
		expect(await signed({ url })).toMatchObject({ url, qs: { token: 'hj4h2k3h4k23' } });
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
			const request = { method, url: credential.baseUrl, qs: { a: '1' }, body: { b: { c: 1 } } };
			const before = structuredClone(request);
			await new OmnizeApi().authenticate(credential, request);
			expect(request).toEqual(before);
		}
		expect(credential).toEqual({ token: 'hj4h2k3h4k23', baseUrl: 'https://partner.omnize.com' });
	});
});

describe("the partner API's envelope", () => {
	it('gives its data only where success is true', () => {
		expect(unwrapData(answer({ status: 200, success: true, data: [1] }))).toEqual({ data: [1] });
		expect(unwrapData(answer({ status: 200, success: true }))).toEqual({ data: undefined });
	});

	it.each([
		['Invalid token', 'Invalid token'],
		[['E-mail can be blank', 'Name is short'], 'E-mail can be blank; Name is short'],
		[{ email: ['is taken', 'is odd'] }, 'email is taken; is odd'],
		[[], 'It gave no reason'],
		[undefined, 'It gave no reason'],
		[42, 'It gave no reason'],
	])('gives the words of a refusal: %j', (errors, message) => {
		expect(unwrapData(answer({ status: 200, success: false, errors }))).toMatchObject({
			refusal: { message },
			status: 200,
		});
	});

	it('takes the status in it where that is worse than the one over HTTP', () => {
		const unwrapped = unwrapData(answer({ status: 503, success: false, errors: 'Busy' }));
		expect(unwrapped).toMatchObject({ status: 503 });
	});

	it('proves nothing where success is missing or odd', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (body) => {
				const success = (body as IDataObject | null)?.success;
				fc.pre(success !== true && success !== false);
				expect(unwrapData(answer(body))).toHaveProperty('broken');
			}),
			{ examples: [[{ success: 'true', data: {} }], [{ success: 1 }], [null]] },
		);
	});

	it.each([
		[{ error: 'Not Found' }, 'Not Found'],
		[{ message: 'Forbidden' }, 'Forbidden'],
		['<p>', 'It gave no reason'],
	])('of another status than the documented one is a refusal: %j', (body, message) => {
		expect(unwrapData(answer(body, 404))).toMatchObject({ refusal: { message }, status: 404 });
	});
});

describe("today's envelope", () => {
	it.each([
		['data', [1]],
		['agents', []],
		['agent', { id: 1 }],
		['departments', [{ id: 1 }]],
		['department', { id: 1 }],
	])('gives what there is under the name of %s', (name, payload) => {
		expect(unwrapNamed(answer({ status: 200, success: true, [name]: payload }))).toEqual({
			data: payload,
		});
	});

	it('gives nothing for a deletion', () => {
		const message = 'Agent deleted successfully';
		expect(unwrapNamed(answer({ status: 200, success: true, message }))).toEqual({
			data: undefined,
		});
	});

	it('takes a list of departments without success, which is how it is printed', () => {
		expect(unwrapNamed(answer({ status: 200, departments: [] }))).toEqual({ data: [] });
	});

	it.each([
		{ status: 200, departments: {} },
		{ departments: [] },
		{ status: 200, agents: [] },
		{ status: 200, success: 'true', departments: [] },
		{},
		null,
	])('proves nothing otherwise without success: %j', (body) => {
		expect(unwrapNamed(answer(body))).toHaveProperty('broken');
	});

	it('gives the words of a refusal, whatever else is in it', () => {
		const body = { status: 200, success: false, errors: 'Invalid token', departments: [] };
		expect(unwrapNamed(answer(body))).toMatchObject({ refusal: { message: 'Invalid token' } });
	});
});

it('has a file of tests for each of its resources', () => {
	for (const { value } of omnize.resources) {
		expect(existsSync(join(__dirname, `${value}.test.ts`))).toBe(true);
	}
});
