import { YayApi } from '../../../credentials/YayApi.credentials';
import { yay } from '../../../nodes/Yay/yay';

describe('authentication', () => {
	it('is three headers, and never acts on behalf of anybody', async () => {
		const credential = { reseller: 'r', user: 'u', password: 'p', baseUrl: 'https://api.yay.com' };
		const request = { method: 'GET' as const, url: 'https://api.yay.com/voip/user' };
		const signed = await new YayApi().authenticate(credential, {
			...request,
			headers: { 'X-Auth-For': 'c', 'x-mine': '1' },
		});
		expect(signed).toMatchObject(request);
		expect(signed.headers).toEqual({
			'X-Auth-For': 'c',
			'x-mine': '1',
			'X-Auth-Reseller': 'r',
			'X-Auth-User': 'u',
			'X-Auth-Password': 'p',
		});
		const plain = await new YayApi().authenticate(credential, request);
		expect(Object.keys(plain.headers!)).not.toContain('X-Auth-For');
	});
});

describe('the envelope', () => {
	const unwrap = (status: number, body: unknown) => yay.unwrap({ status, headers: {}, body });

	it.each([
		[{ result: [1], status_code: 200, status_message: 'OK' }, [1]],
		[{ result: null, status_code: 200 }, null],
		[{ status_code: 201 }, null],
		[{ result: [1] }, undefined],
		[[], undefined],
		['OK', undefined],
		[undefined, undefined],
	])('%j has the data %j', (body, data) => {
		expect(unwrap(200, body)).toEqual({ data });
	});

	it.each([
		[200, { result: null, status_code: 400, status_message: 'No.' }, 400, 'No.'],
		[403, { result: null, status_code: 403, status_message: 'No.' }, 403, 'No.'],
		[401, { result: null, status_code: 200, status_message: 'OK' }, 401, 'OK'],
		[403, undefined, 403, 'Status 403 without an explanation'],
		[403, 'Forbidden', 403, 'Forbidden'],
		[200, { status_code: 500, status_message: '' }, 500, 'Status 500 without an explanation'],
	])('of %p with %j is a refusal', (http, body, status, message) => {
		expect(unwrap(http, body)).toMatchObject({ status, refusal: { message } });
	});

	it.each([401, 403])('of %p reminds of the IP address', (status) => {
		const hint = expect.stringContaining('whitelisted') as string;
		expect(unwrap(status, undefined)).toMatchObject({ refusal: { hint } });
	});
});
