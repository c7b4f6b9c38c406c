import type { IDataObject } from 'n8n-workflow';

import { searchList } from '../../harness/n8n';
import { sandbox } from '../setup';
import {
	account,
	accountId,
	ask,
	byId,
	headers,
	refusesToSend,
	requests,
	run,
	saysWhatItRefuses,
	screen,
	sendsAndGives,
	useCentrapay,
	withBody,
	wrongAccount,
} from './setup';

useCentrapay();

const own = { accountId: account, name: 'Centrapay Cafe Auckland', country: 'NZ', test: false };
const wanted = { ...own, simplify: false };
const sentBody = { accountId, name: 'Centrapay Cafe Auckland', country: 'NZ', test: false };
const merchant = {
	...sentBody,
	merchantId: expect.any(String) as string,
	id: expect.any(String) as string,
	onboardingStatus: 'applied',
	createdAt: expect.any(String) as string,
	updatedAt: expect.any(String) as string,
	createdBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
	updatedBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
};
const location = {
	street: '123 Example Street',
	city: 'Wellington',
	postCode: '6021',
	country: 'NZ',
};
const stored = () => sandbox.state.centrapay.merchants;
const made = async (name: string) =>
	await ask<{ id: string }>('POST', '/api/merchants', { ...sentBody, name });
const methods = () => requests().map(({ method }) => method);

sendsAndGives([
	[
		'merchant: create',
		wanted,
		{ method: 'POST', path: '/api/merchants', headers: withBody, body: sentBody },
		[{ ...merchant, created: true }],
	],
	[
		'merchant: create',
		{
			...wanted,
			additionalFields: {
				bankAccountId: 'WBhcx8GoH9YTbhfDYKqqXs',
				categoryCode: '5812',
				location: { address: location },
				type: 'physical',
			},
		},
		{
			method: 'POST',
			path: '/api/merchants',
			headers: withBody,
			body: {
				...sentBody,
				settlementConfig: { bankAccountId: 'WBhcx8GoH9YTbhfDYKqqXs' },
				categoryCode: '5812',
				location,
				type: 'physical',
			},
		},
		[
			{
				...merchant,
				settlementConfig: { bankAccountId: 'WBhcx8GoH9YTbhfDYKqqXs' },
				categoryCode: '5812',
				location,
				type: 'physical',
				created: true,
			},
		],
	],
	[
		'merchant: getAll',
		{ accountId: account },
		{ method: 'GET', path: `/api/accounts/${accountId}/merchants`, headers, body: '' },
		[],
	],
]);

saysWhatItRefuses([
	[
		'merchant: create',
		{ ...wanted, country: 'AU' },
		{
			message: 'Centrapay refused: ACCOUNT_REGION_MISMATCH',
			description: 'The country of a merchant must be the region of its account.',
		},
	],
	[
		'merchant: create',
		{ ...wanted, additionalFields: { bankAccountId: 'another' } },
		{
			message: 'Centrapay refused: BANK_ACCOUNT_MISMATCH',
			description: 'The bank account must belong to the same account as the merchant.',
		},
	],
	['merchant: create', { ...wanted, accountId: byId('nothing') }, wrongAccount],
	['merchant: get', { merchantId: byId('nothing') }, wrongAccount],
	['merchant: getAll', { accountId: byId('nothing') }, wrongAccount],
	[
		'merchant: setOnboardingStatus',
		{ merchantId: byId('nothing'), onboardingStatus: 'active' },
		wrongAccount,
	],
]);

refusesToSend([
	[
		'merchant: create',
		{ ...wanted, additionalFields: { type: 'e-commerce', location: { address: location } } },
		'Location is not allowed for E-Commerce: remove it, or set Type to Physical',
	],
	[
		'merchant: create',
		{ ...wanted, additionalFields: { categoryCode: '581' } },
		'Category Code must be four digits such as 5812, and is “581”',
	],
	[
		'merchant: create',
		{ ...wanted, additionalFields: { location: { address: { ...location, postCode: '60' } } } },
		'Location Post Code must have 4 to 10 digits and nothing else, and is “60”',
	],
	[
		'merchant: setOnboardingStatus',
		{
			merchantId: byId('5ee0'),
			onboardingStatus: 'deactivated',
			onboardingStatusReason: '={{ "" }}',
		},
		'Reason is required for Deactivated',
	],
	[
		'merchant: setOnboardingStatus',
		{
			merchantId: byId('5ee0'),
			onboardingStatus: 'on-hold',
			onboardingStatusReason: 'duplicate',
		},
		'Reason must be Incompatible Terminal, No Response or Seasonal Business Closure for On Hold',
	],
]);

it('gets one, and sets its status', async () => {
	const { id } = await made('Cafe');
	const get = { merchantId: byId(id), simplify: false };
	expect((await run('merchant: get', get)).json).toEqual([
		{ ...merchant, name: 'Cafe', id, merchantId: id },
	]);
	const change = { onboardingStatus: 'deactivated', onboardingStatusReason: 'change-of-ownership' };
	const { json } = await run('merchant: setOnboardingStatus', { merchantId: byId(id), ...change });
	expect(json).toEqual([
		expect.objectContaining({ ...change, merchantId: id, activityNumber: '2' }),
	]);
	expect(stored()[0]).toMatchObject(change);
	expect(requests().at(-1)).toMatchObject({ body: change });
});

it('keeps what one looks at, where it is not asked for all', async () => {
	const { json } = await run('merchant: create', own);
	const { updatedAt: _, createdBy: _by, updatedBy: _updater, ...kept } = merchant;
	expect(json).toEqual([{ ...kept, created: true }]);
});

it('reads all pages of the list, and offers it to choose from', async () => {
	sandbox.configure({ centrapay: { pageSize: 2 } });
	for (const name of ['C', 'A', 'B', 'D', 'E']) await made(name);
	const { json } = await run('merchant: getAll', { accountId: account, returnAll: true });
	expect(json.map(({ name }) => name)).toEqual(['C', 'A', 'B', 'D', 'E']);
	const shown = screen('merchant: get', { accountId: account });
	const { results } = await searchList(shown, 'searchMerchants');
	expect(results.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E']);
});

describe('A merchant whose answer got lost', () => {
	const create = async (more: IDataObject = {}) =>
		await run('merchant: create', { ...wanted, ...more });

	it('is found among those of its name that were there before', async () => {
		const { id } = await made(wanted.name);
		sandbox.requests.clear();
		sandbox.faults.next(['resetAfter'], { methods: ['POST'] });
		const { json } = await create();
		expect(json).toEqual([{ ...merchant, created: true }]);
		expect(json[0]!.id).not.toBe(id);
		expect(stored()).toHaveLength(2);
		expect(methods()).toEqual(['GET', 'POST', 'GET']);
	});

	it('is found on a later page', async () => {
		sandbox.configure({ centrapay: { pageSize: 1 } });
		await made('A');
		await made('B');
		sandbox.faults.next(['resetAfter'], { methods: ['POST'] });
		expect((await create()).json).toEqual([{ ...merchant, created: true }]);
		expect(stored()).toHaveLength(3);
	});

	it('and was not made is sent again', async () => {
		sandbox.faults.next(['status500Before', 'resetAfter'], { methods: ['POST'] });
		const { json } = await create();
		expect(json).toEqual([{ ...merchant, created: true }]);
		expect(stored()).toHaveLength(1);
	});

	it('is one for each of the items that want the same', async () => {
		sandbox.faults.next(['resetAfter'], { methods: ['POST'] });
		const { json } = await run('merchant: create', wanted, { items: [{}, {}] });
		expect(new Set(json.map(({ id }) => id)).size).toBe(2);
		expect(stored()).toHaveLength(2);
	});
});
