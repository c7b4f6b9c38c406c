import type { IDataObject } from 'n8n-workflow';

import { searchList, testCredential } from '../../harness/n8n';
import { json, type Script } from '../../harness/scriptedServer';
import { sandbox } from '../setup';

import {
	anyUuid,
	by,
	demo,
	headers,
	requests,
	run,
	runAgainst,
	screen,
	refusesToSend,
	storeId,
	storeParameters,
	useYay,
} from './setup';

useYay();

describe('Yay.com is sent and gives what its document shows', () => {
	it('store: getAll', async () => {
		const { json: out } = await run('store: getAll', { returnAll: true });
		expect(requests()).toEqual([
			{ method: 'GET', path: '/account/store', query: {}, headers, body: '' },
		]);
		expect(out).toMatchObject([
			{ uuid: storeId, name: 'Demo Store' },
			{ uuid: anyUuid, name: 'Second Store' },
		]);
	});

	it.each<[string, IDataObject, IDataObject, number]>([
		['of oneself', {}, headers, 2],
		['of oneself, with nobody chosen', { onBehalfOf: by('list', '') }, headers, 2],
		[
			'of a customer',
			{ onBehalfOf: by('name', 'demo_customer_1') },
			{ ...headers, 'x-auth-for': 'demo_customer_1' },
			3,
		],
	])('sipUser: getAll %s', async (_whose, parameters, expected, count) => {
		const { json: out } = await run('sipUser: getAll', { returnAll: true, ...parameters });
		expect(requests()).toEqual([
			{ method: 'GET', path: '/voip/user', query: {}, headers: expected, body: '' },
		]);
		expect(out).toHaveLength(count);
		expect(out[0]).toMatchObject({ uuid: anyUuid, extension: 1001, type: 9 });
		expect(out[0]).not.toHaveProperty('password');
	});
});

describe('Yay.com says what it refuses', () => {
	const taken = 'Yay.com refused: The name acme is already in use on the platform';
	it.each<[string, IDataObject, string]>([
		['customer: create', { name: 'acme', contactName: 'A' }, taken],
		['customer: create', { name: 'acme', contactName: 'A', ifExists: 'useExisting' }, taken],
		[
			'customer: allocateCredit',
			{ customerUuid: by('id', storeId), amount: '1' },
			'Yay.com refused: There is no such sub reseller',
		],
		[
			'sipUser: getAll',
			{ onBehalfOf: by('name', 'nobody') },
			'Yay.com refused: X-Auth-For does not name one of your sub resellers',
		],
	])('%s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error).toMatchObject({ message, context: { itemIndex: 0 } });
	});

	it.each(['customer: getAll', 'store: getAll', 'sipUser: getAll'])(
		'%s from an IP address that is not whitelisted',
		async (operation) => {
			sandbox.configure({ yay: { ipWhitelisted: false } });
			const { error } = await run(operation);
			expect(error?.message).toMatch(/^Yay.com refused: The IP address .* is not whitelisted$/);
			expect(error?.description).toContain("whitelisted in Yay.com's dashboard");
		},
	);

	it('a wrong password, without showing it', async () => {
		const credential = { ...sandbox.credentials.yayApi, password: 'a-password-that-is-wrong' };
		const { error, run: stored } = await run('store: getAll', {}, { credential });
		expect(error).toMatchObject({
			message: 'Yay.com refused: Authentication failed',
			description: expect.stringContaining('Check the credential') as string,
		});
		expect(JSON.stringify(stored)).not.toContain('a-password-that-is-wrong');
	});

	it('inside an answer that looks well', async () => {
		const refusal = { result: null, status_code: 400, status_message: 'zip is not valid' };
		const { error } = await runAgainst(
			(_received, response) => json(response, 200, refusal),
			'customer: create',
			storeParameters,
		);
		expect(error).toMatchObject({ message: 'Yay.com refused: zip is not valid', httpCode: '400' });
	});

	it("without a user's password, even where Yay.com quotes it", async () => {
		const { error } = await runAgainst(
			({ method, body }, response) =>
				method === 'GET'
					? json(response, 200, { result: [], status_code: 200, status_message: 'OK' })
					: json(response, 400, { status_code: 400, status_message: body }),
			'customer: create',
			storeParameters,
		);
		expect(error?.message).toContain('"password":"•••"');
		expect(error?.message).not.toContain('a-store-password');
	});
});

refusesToSend([
	[
		'sipUser: getAll',
		{ onBehalfOf: by('name', '={{ "a\\r\\nHost: b" }}') },
		"On Behalf Of can't contain line breaks",
	],
	[
		'sipUser: getAll',
		{ onBehalfOf: by('name', '  ') },
		"On Behalf Of can't be empty, and has only spaces",
	],
]);

describe('A list', () => {
	const records = (count: number) =>
		Array.from({ length: count }, (_, index) => ({
			uuid: String(index),
			users: [{ name: 'admin', password: 'a-listed-password' }],
		}));
	const answer =
		(result: unknown): Script =>
		(_received, response) =>
			json(response, 200, { result, status_code: 200, status_message: 'OK' });

	it.each([
		['customer: getAll', { customerUuid: '0' }],
		['store: getAll', { storeFront: '0' }],
		['sipUser: getAll', {}],
	])('%s comes whole or up to the limit, without passwords', async (operation, identifiers) => {
		for (const [limits, expected] of [
			[{ returnAll: true, simplify: false }, 120],
			[{ returnAll: false, limit: 3, simplify: false }, 3],
			[{ simplify: false }, 50],
		] as const) {
			const { json: out, items } = await runAgainst(answer(records(120)), operation, limits);
			expect(out).toHaveLength(expected);
			expect(out[0]).toEqual({ ...identifiers, uuid: '0', users: [{ name: 'admin' }] });
			expect(items.at(-1)!.pairedItem).toEqual({ item: 0 });
		}
	});

	it('of nothing gives nothing', async () => {
		const { json: out, error } = await runAgainst(answer([]), 'store: getAll', {});
		expect([out, error]).toEqual([[], undefined]);
	});

	it.each([
		['no list', { customers: [] }],
		['records without an identifier', [{ name: 'a' }]],
		['nothing', null],
	])('with %s is not taken for a result', async (_title, result) => {
		const { error } = await runAgainst(answer(result), 'customer: getAll', {
			requestSettings: { maxTries: 1 },
		});
		expect(error?.message).toContain('the answer was not as documented');
	});
});

describe('200 items of which 7 are bad', () => {
	it('give 193 results and 7 errors, each in its place', async () => {
		const refused = [3, 100, 198];
		const invalid = [0, 50, 51, 199];
		const items = Array.from({ length: 200 }, (_, index) => ({
			name: refused.includes(index) ? 'acme' : `customer_${index}`,
			contact: invalid.includes(index) ? ' ' : `Contact ${index}`,
		}));
		const { items: out } = await run(
			'customer: create',
			{ name: '={{ $json.name }}', contactName: '={{ $json.contact }}' },
			{ items, settings: { onError: 'continueRegularOutput' } },
		);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		out.forEach(({ json: made }, index) => {
			if (refused.includes(index)) {
				expect(made.error).toBe(
					`Yay.com refused: The name acme is already in use on the platform [item ${index + 1}]`,
				);
			} else if (invalid.includes(index)) {
				expect(made.error).toBe(
					`Contact Name is required, and has only spaces [item ${index + 1}]`,
				);
			} else {
				expect(made).toMatchObject({
					uuid: anyUuid,
					name: `customer_${index}`,
					contact_name: `Contact ${index}`,
				});
			}
		});
		expect(sandbox.counts().yay.created.customers).toBe(193);
	});
});

describe('On the screen', () => {
	it('customers are chosen by name or contact, and never on behalf of anybody', async () => {
		const { uuid } = demo();
		const name = 'Demo Customer (demo_customer_1)';
		expect(await searchList(screen(), 'searchCustomers', 'CUSTOMER_1')).toEqual({
			results: [{ name, value: uuid }],
			paginationToken: undefined,
		});
		expect(await searchList(screen(), 'searchCustomerNames', 'customer_1')).toMatchObject({
			results: [{ name, value: 'demo_customer_1' }],
		});
		expect(await searchList(screen(), 'searchStores')).toMatchObject({
			results: [{ name: 'Demo Store', value: storeId }, { name: 'Second Store' }],
		});
		for (const request of requests()) expect(request.headers).toEqual(headers);
	});

	it('the credential test passes with the right keys only', async () => {
		expect(await testCredential(screen())).toEqual({
			status: 'OK',
			message: 'Connected to Yay.com',
		});
		expect(requests()).toEqual([
			{ method: 'GET', path: '/account/balance', query: {}, headers, body: '' },
		]);
	});

	it('the credential test tells wrong keys from an address that is not whitelisted', async () => {
		expect(await testCredential(screen(), { password: 'wrong' })).toEqual({
			status: 'Error',
			message:
				"Yay.com does not accept these keys. Check Reseller, User and Password; if they are right, whitelist the IP address of this n8n in Yay.com's dashboard. Yay.com says: Authentication failed",
		});
		sandbox.configure({ yay: { ipWhitelisted: false } });
		expect(await testCredential(screen())).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(
				/^Yay.com does not accept calls from the IP address of this n8n: whitelist it/,
			) as string,
		});
		expect(await testCredential(screen(), { baseUrl: 'http://127.0.0.1:1' })).toMatchObject({
			message: 'Yay.com could not be reached: the connection was refused. Is the address right?',
		});
	});
});
