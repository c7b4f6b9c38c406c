import type { IHttpRequestOptions } from 'n8n-workflow';

import { WochitApi } from '../../../credentials/WochitApi.credentials';
import { createCustomer } from '../../../nodes/Wochit/customer/create';
import { updateCustomer } from '../../../nodes/Wochit/customer/update';
import { wochit } from '../../../nodes/Wochit/wochit';
import { clean } from '../../../nodes/engine/send/clean';

const credential = {
	channelId: '4711',
	apiKey: 'secret-key',
	studioUrl: 'https://studio-api.wochit.com',
	authenticationUrl: 'https://authentication.wochit.com/',
	apiUrl: 'https://api.wochit.com',
};

async function headersFor(request: object): Promise<unknown> {
	return (await new WochitApi().authenticate(credential, request as IHttpRequestOptions)).headers;
}

describe('authentication', () => {
	const common = { 'Content-Type': 'application/json', Authorization: 'Bearer secret-key' };

	it.each([
		[{ url: 'https://studio-api.wochit.com/api/v1/customers' }],
		[{ url: 'HTTPS://Studio-API.wochit.com:443/api/v1/channels/4711?a=b' }],
		[{ url: '/api/v1/customers', baseURL: 'https://studio-api.wochit.com' }],
		[{ uri: 'https://studio-api.wochit.com/api/v1/customers' }],
	])('has the channel ID as channel-id for the studio host: %j', async (request) => {
		expect(await headersFor(request)).toEqual({ ...common, 'channel-id': '4711' });
	});

	it.each([
		[{ url: 'https://authentication.wochit.com/api/v1/embedded/users/tokens' }],
		[{ uri: 'https://authentication.wochit.com/' }],
	])('has the channel ID as client-id for the authentication host: %j', async (request) => {
		expect(await headersFor(request)).toEqual({ ...common, 'client-id': '4711' });
	});

	describe('at the third host', () => {
		const url = 'https://api.wochit.com/v1/users/videos/1/clone';
		const ofUser = { 'Content-Type': 'application/json', 'client-id': '4711' };

		it.each(['Authorization', 'authorization'])(
			"is the user's token that the request brings (%s), and no key",
			async (name) => {
				const headers = { [name]: 'Bearer user-token' };
				expect(await headersFor({ url, headers })).toEqual({ ...ofUser, ...headers });
			},
		);

		it('is the key in a header of its own where there is no token', async () => {
			expect(await headersFor({ url })).toEqual({ ...ofUser, 'secret-key': 'secret-key' });
		});

		it('is never a token at the other hosts, which want the key', async () => {
			const headers = { Authorization: 'Bearer user-token' };
			const studio = { url: 'https://studio-api.wochit.com/api/v1/customers', headers };
			expect(await headersFor(studio)).toEqual({ ...common, 'channel-id': '4711' });
		});

		it('is the token, else the key in both ways, where all hosts are one', async () => {
			const one = 'https://wochit.example';
			const all = { ...credential, studioUrl: one, authenticationUrl: one, apiUrl: one };
			const api = new WochitApi();
			const headers = { Authorization: 'Bearer user-token' };
			const both = { 'channel-id': '4711', 'client-id': '4711' };
			const { headers: withToken } = await api.authenticate(all, { url: one, headers });
			const { headers: without } = await api.authenticate(all, { url: one });
			expect(withToken).toEqual({ 'Content-Type': 'application/json', ...headers, ...both });
			expect(without).toEqual({ ...common, ...both, 'secret-key': 'secret-key' });
		});

		it('goes nowhere with a credential from before there was this address', async () => {
			const { apiUrl: _apiUrl, ...before } = credential;
			await expect(new WochitApi().authenticate(before, { url })).rejects.toThrow(
				/only for the addresses in it/,
			);
		});
	});

	it.each([
		[{ url: 'https://studio-api.wochit.com.evil.example/api/v1/customers' }],
		[{ url: 'https://api.wochit.com.evil.example/v1/ai/videos' }],
		[{ url: 'https://studio-api.wochit.com@evil.example/' }],
		[{ url: 'http://studio-api.wochit.com/api/v1/customers' }],
		[{ url: 'https://studio-api.wochit.com:8443/' }],
		[{ uri: 'https://evil.example/?https://studio-api.wochit.com' }],
		[{ url: '/api/v1/customers' }],
		[{}],
	])('keeps the key from any other address: %j', async (request) => {
		await expect(headersFor(request)).rejects.toThrow(
			/only for the addresses in it.*Nothing was sent/,
		);
	});

	it('leaves the rest of the request alone, and a content type that is there', async () => {
		const request = {
			method: 'POST' as const,
			url: 'https://studio-api.wochit.com/x',
			headers: { 'content-type': 'application/json; charset=utf-8', 'X-Mine': '1' },
			body: { a: 1 },
		};
		const { headers, ...rest } = request;
		const signed = await new WochitApi().authenticate(credential, request);
		expect(signed).toMatchObject(rest);
		expect(signed.headers).toEqual({
			...headers,
			Authorization: 'Bearer secret-key',
			'channel-id': '4711',
		});
	});
});

describe('a refusal', () => {
	const unwrap = (status: number, body: unknown) => wochit.unwrap({ status, headers: {}, body });

	it('has the words, fields, code and request ID of the vendor', () => {
		const errors = [
			{ parameter: 'name', message: 'is taken', details: 'NOT_UNIQUE' },
			{ parameter: 'organization.partnerId', message: 'is taken' },
		];
		const body = { code: 'ALREADY_EXISTS', type: 'REQUEST_ERROR', requestId: 'r-1', errors };
		expect(unwrap(400, body)).toEqual({
			refusal: {
				message: 'name: is taken, NOT_UNIQUE; organization.partnerId: is taken',
				code: 'ALREADY_EXISTS',
				field: 'name, organization.partnerId',
				complaints: [
					{ field: 'name', words: 'is taken, NOT_UNIQUE' },
					{ field: 'organization.partnerId', words: 'is taken' },
				],
				requestId: 'r-1',
				hint: undefined,
			},
			outside: false,
		});
	});

	it.each([
		[{ code: 'FORBIDDEN' }, 'FORBIDDEN'],
		[{ errors: [{ message: 'No.' }] }, 'No.'],
		[{ errors: [{ details: 'Not at all' }] }, 'Not at all'],
		[{ errors: [{ parameter: 'name' }] }, 'name'],
		[{ errors: [null, 7, { details: { a: 1 } }] }, 'Status 403 without an explanation'],
		[{ errors: 'No.' }, 'Status 403 without an explanation'],
		[undefined, 'Status 403 without an explanation'],
		['Forbidden', 'Forbidden'],
	])('is told from %j', (body, message) => {
		expect(unwrap(403, body)).toMatchObject({ refusal: { message } });
	});

	it.each([
		[[{ field: 'organization.partnerId', words: 'is taken' }], true],
		[[{ field: 'partnerId', words: 'Duplicate' }], true],
		[
			[
				{ field: 'name', words: 'is taken' },
				{ field: 'organization.partnerId', words: 'must be unique' },
			],
			true,
		],
		[[{ field: 'name', words: 'is taken' }], false],
		[[{ field: 'name', words: '"partner id already" is too long' }], false],
		[[{ field: '', words: 'this name or partnerId already exists' }], false],
		[[{ field: 'organization.partnerId', words: 'is required' }], false],
		[[], false],
		[undefined, false],
	])('%j means that the customer is there: %p', (complaints, isThere) => {
		const refusal = { message: 'partnerId already exists', complaints };
		expect(createCustomer.existing!.refusedAsExisting!(refusal)).toBe(isThere);
	});
});

describe('an update of a customer', () => {
	const bodyOf = (input: object) => {
		const checked = updateCustomer.schema().parse({ partnerId: 'p', ...input }) as object;
		return clean(updateCustomer.request!(checked, {})).body!.fieldsUpdates;
	};

	it.each([
		[{ templateCategoryIds: ['1', '2'] }, { templateCategoryIds: ['1', '2'] }],
		[{ templateCategoryIds: '1, 2' }, { templateCategoryIds: ['1', '2'] }],
		[{ templateCategoryIds: '["1","2"]' }, { templateCategoryIds: ['1', '2'] }],
		[{ templateCategoryIds: [1, 2] }, { templateCategoryIds: ['1', '2'] }],
		[{ templateCategoryIds: 3 }, { templateCategoryIds: ['3'] }],
		[{ hostedMediaProvider: 1 }, { hostedMedia: { provider: 1 } }],
		[{ hostedMediaProvider: '1' }, { hostedMedia: { provider: 1 } }],
		[{ fieldsToClear: ['templateCategoryIds'] }, { templateCategoryIds: null }],
		[{ fieldsToClear: 'hostedMediaProvider' }, { hostedMedia: { provider: null } }],
		[
			{ templateCategoryIds: ['1'], fieldsToClear: ['hostedMediaProvider'] },
			{ templateCategoryIds: ['1'], hostedMedia: { provider: null } },
		],
	])('%j', (input, fieldsUpdates) => {
		expect(bodyOf(input)).toEqual(fieldsUpdates);
	});

	it.each([
		[{}],
		[{ fieldsToClear: ['name'] }],
		[{ hostedMediaProvider: 1.5 }],
		[{ hostedMediaProvider: 1, fieldsToClear: ['hostedMediaProvider'] }],
		[{ templateCategoryIds: ['1'], fieldsToClear: 'templateCategoryIds' }],
	])('refuses %j', (input) => {
		expect(() => bodyOf(input)).toThrow();
	});
});
