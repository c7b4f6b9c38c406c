import type { IDataObject } from 'n8n-workflow';

import { sandbox } from '../setup';
import {
	account,
	accountId,
	byId,
	headers,
	refusesToSend,
	requests,
	run,
	saysWhatItRefuses,
	sendsAndGives,
	useCentrapay,
	withBody,
	wrongAccount,
} from './setup';

useCentrapay();

afterEach(() => {
	sandbox.configure({ centrapay: { pendingReads: 1, onboardingEnds: 'completed' } });
});

const headOffice = {
	street: '1 Head Office Way',
	city: 'Wellington',
	state: 'Wellington',
	postCode: '6011',
	country: 'NZ',
};
const shop = {
	street: '123 Example Street',
	suburb: 'Newtown',
	city: 'Wellington',
	state: 'Wellington',
	postCode: '6021',
	country: 'NZ',
};
const channels = ['001', '002'].map((number) => ({
	vendor: 'Example Vendor',
	reseller: 'Example Reseller',
	deviceId: `device-${number}`,
	serialNumber: `SN${number}`,
	deviceModel: 'Example Terminal Model X1',
}));

/** What the document's example has. */
const required = {
	externalId: 'ext-cafe-001',
	legalName: 'Centrapay Cafe Limited',
	contactEmail: 'admin@centracafe.example',
	merchantName: 'Centrapay Cafe',
	merchantCategoryCode: '5812',
	merchantType: 'physical',
	merchantLocation: { address: shop },
	assetProgramId: 'YGRo6TYYSxH3js7',
	settlementAccountNumber: '12-3456-7890123-00',
	externalMerchantId: 'ext-merchant-789',
	simplify: false,
};
const whole = {
	...required,
	additionalFields: {
		location: { address: headOffice },
		chargeAccountNumber: '12-3456-7890123-01',
		contactName: 'Alice Anderson',
		merchantContactEmail: 'manager@centracafe.example',
		merchantContactName: 'Bob Brown',
		merchantContactPhone: '6491234567',
		metadata: {
			entry: [
				{ key: 'referenceId', value: 'ref-12345' },
				{ key: 'notes', value: 'Onboarding request submitted via partner portal' },
			],
		},
		salesChannels: { salesChannel: channels },
		taxNumber: '123-456-789',
		tradingName: 'Centrapay Cafe',
	},
};
const body = {
	legalName: 'Centrapay Cafe Limited',
	tradingName: 'Centrapay Cafe',
	location: headOffice,
	contactEmail: 'admin@centracafe.example',
	contactName: 'Alice Anderson',
	externalId: 'ext-cafe-001',
	taxNumber: { value: '123-456-789', type: 'nz-gst' },
	merchant: {
		name: 'Centrapay Cafe',
		categoryCode: '5812',
		type: 'physical',
		contactName: 'Bob Brown',
		contactEmail: 'manager@centracafe.example',
		contactPhone: '6491234567',
		location: shop,
	},
	assetProgram: {
		assetProgramId: 'YGRo6TYYSxH3js7',
		params: {
			settlementAccountNumber: '12-3456-7890123-00',
			chargeAccountNumber: '12-3456-7890123-01',
			externalMerchantId: 'ext-merchant-789',
		},
	},
	salesChannels: channels.map((params) => ({ params })),
	metadata: {
		referenceId: 'ref-12345',
		notes: 'Onboarding request submitted via partner portal',
	},
};
const answered = {
	...body,
	salesChannels: channels.map((params) => ({
		params: { ...params, vendor: 'example vendor', reseller: 'example reseller' },
	})),
	onboardingRequestId: expect.stringMatching(/^bo_\w{20}$/) as string,
	id: expect.stringMatching(/^bo_\w{20}$/) as string,
	createdAt: expect.any(String) as string,
	createdBy: 'WIj211vFs9cNACwBb04vQw',
};
const online = {
	...required,
	externalId: 'ext-online-001',
	merchantType: 'e-commerce',
	merchantLocation: {},
	additionalFields: {
		merchantRedirectUrls:
			'https://centraonline.example/checkout/callback, https://centraonline.example/b',
		searchHidden: true,
		sendInvitation: false,
		salesChannels: { salesChannel: [{ vendor: 'nomad' }] },
	},
};
const stored = () => sandbox.state.centrapay.onboardingRequests;
const methods = () => requests().map(({ method }) => method);

sendsAndGives([
	[
		'business: onboard',
		whole,
		{ method: 'POST', path: '/api/businesses/onboard', headers: withBody, body },
		[{ ...answered, status: 'completed' }],
	],
	[
		'business: get',
		{ accountId: account, simplify: false },
		{ method: 'GET', path: `/api/accounts/${accountId}/business`, headers, body: '' },
		[
			{
				businessId: 'DKTs3U38hdhfEqwF1JKoT2',
				id: 'DKTs3U38hdhfEqwF1JKoT2',
				accountId,
				accountName: 'Harbour Cafe',
				nzbn: '9429046246448',
				name: 'HARBOUR CAFE LIMITED',
				tradingName: 'Harbour Cafe',
				companyNumber: '6340244',
				onboardingStatus: 'applied',
				createdAt: expect.any(String) as string,
				updatedAt: expect.any(String) as string,
				createdBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
				updatedBy: 'crn:WIj211vFs9cNACwBb04vQw:api-key:MyApiKey',
			},
		],
	],
	[
		'business: setOnboardingStatus',
		{
			businessId: 'DKTs3U38hdhfEqwF1JKoT2',
			onboardingStatus: 'on-hold',
			onboardingStatusReason: 'seasonal-business-closure',
		},
		{
			method: 'POST',
			path: '/api/businesses/DKTs3U38hdhfEqwF1JKoT2/set-onboarding-status',
			headers: withBody,
			body: { onboardingStatus: 'on-hold', onboardingStatusReason: 'seasonal-business-closure' },
		},
		[
			expect.objectContaining({
				businessId: 'DKTs3U38hdhfEqwF1JKoT2',
				onboardingStatus: 'on-hold',
				activityNumber: 2,
			}) as IDataObject,
		],
	],
]);

saysWhatItRefuses([
	[
		'business: onboard',
		{ ...whole, assetProgramId: 'another' },
		{
			message: 'Centrapay refused: INVALID_ASSET_PROGRAM',
			description:
				'Check the Asset Program ID, and ask Centrapay whether you may onboard for that program.',
		},
	],
	[
		'business: onboard',
		{
			...whole,
			additionalFields: { salesChannels: { salesChannel: [{ ...channels[0], vendor: 'Acme' }] } },
		},
		{
			message: 'Centrapay refused: INVALID_SALES_CHANNEL',
			description:
				'Centrapay does not know this vendor or reseller: ask it how they are written there.',
		},
	],
	['business: getOnboardingRequest', { onboardingRequestId: 'bo_nothing' }, wrongAccount],
	['business: get', { accountId: byId('nothing') }, wrongAccount],
	[
		'business: setOnboardingStatus',
		{ businessId: 'nothing', onboardingStatus: 'active' },
		wrongAccount,
	],
]);

const entries = (keys: string[]) => ({
	metadata: { entry: keys.map((key) => ({ key, value: 'x' })) },
});

refusesToSend([
	[
		'business: onboard',
		{ ...required, settlementAccountNumber: '12-3456-789012-00' },
		'Settlement Account Number must be an account number of New Zealand such as 12-3456-7890123-00, and is “12-3456-789012-00”',
	],
	['business: onboard', { ...required, externalId: '={{ "" }}' }, 'External ID is required'],
	[
		'business: onboard',
		{ ...required, externalId: 'x'.repeat(36) },
		'External ID can have 35 characters at most',
	],
	[
		'business: onboard',
		{ ...required, legalName: 'AB' },
		'Legal Name must have 3 to 100 characters, and is “AB”',
	],
	[
		'business: onboard',
		{ ...required, merchantLocation: {} },
		'Merchant Location is required for a physical merchant',
	],
	[
		'business: onboard',
		{ ...required, merchantLocation: { address: { ...shop, street: '={{ "" }}' } } },
		'Merchant Location Street is required',
	],
	[
		'business: onboard',
		{ ...online, additionalFields: { merchantRedirectUrls: 'shop' } },
		'Merchant Redirect URLs 1 must be a web address, and is “shop”',
	],
	[
		'business: onboard',
		{ ...required, additionalFields: { nzbn: '942904624644' } },
		'NZBN must have 13 digits, and is “942904624644”',
	],
	[
		'business: onboard',
		{
			...required,
			additionalFields: { salesChannels: { salesChannel: [{ vendor: 'Example Vendor' }] } },
		},
		'Sales Channels need a Device ID each, but for those of the vendor nomad',
	],
	[
		'business: onboard',
		{ ...required, additionalFields: entries([...'abcdefghijk']) },
		'Metadata can have 10 entries at most',
	],
	[
		'business: onboard',
		{ ...required, additionalFields: entries(['a', 'a']) },
		'Metadata has two entries with the same key',
	],
]);

it('onboards a merchant that sells online', async () => {
	const { error } = await run('business: onboard', online);
	expect(error).toBeUndefined();
	expect(requests()[0]!.body).toMatchObject({
		merchant: {
			type: 'e-commerce',
			redirectUrls: [
				'https://centraonline.example/checkout/callback',
				'https://centraonline.example/b',
			],
			searchHidden: true,
		},
		salesChannels: [{ params: { vendor: 'nomad' } }],
		sendInvitation: false,
	});
	expect(requests()[0]!.body).not.toHaveProperty('merchant.location');
});

describe('Onboarding, which takes a while,', () => {
	it('is followed until it is no longer pending', async () => {
		sandbox.configure({ centrapay: { pendingReads: 3 } });
		const { json } = await run('business: onboard', required);
		expect(json).toMatchObject([{ status: 'completed', id: stored()[0]!.id }]);
		expect(methods()).toEqual(['POST', 'GET', 'GET', 'GET', 'GET']);
	});

	it('is put out at once where nobody waits', async () => {
		const { json } = await run('business: onboard', { ...required, waitForCompletion: false });
		expect(json).toMatchObject([{ status: 'pending' }]);
		const id = stored()[0]!.id;
		const { json: later } = await run('business: getOnboardingRequest', {
			onboardingRequestId: id,
		});
		expect(later).toMatchObject([{ id, onboardingRequestId: id, status: 'pending' }]);
	});

	it.each(['active', 'complete', 'needs-details'])('may end as %s', async (onboardingEnds) => {
		sandbox.configure({ centrapay: { onboardingEnds } });
		const { json } = await run('business: onboard', required);
		expect(json).toMatchObject([{ status: onboardingEnds }]);
	});

	it.each(['rejected', 'failed', 'error', 'declined'])(
		'fails where it says so: %s',
		async (onboardingEnds) => {
			sandbox.configure({ centrapay: { onboardingEnds } });
			const { error } = await run('business: onboard', required);
			expect(error?.message).toBe(
				`Centrapay refused: the onboarding request ${stored()[0]!.id} ended as "${onboardingEnds}"`,
			);
		},
	);

	it('is told how to be asked for where it takes too long', async () => {
		sandbox.configure({ centrapay: { pendingReads: 1_000 } });
		const { error } = await run('business: onboard', { ...required, completionTimeout: 10 });
		expect(error?.message).toMatch(/not carried it out within 10 seconds/);
		expect(error?.description).toContain(`Get Onboarding Request: ID ${stored()[0]!.id}`);
	});
});

describe('The External ID', () => {
	it('gives the same request for the same data, however often it is sent', async () => {
		const first = await run('business: onboard', whole);
		const second = await run('business: onboard', whole);
		expect(second.json).toEqual(first.json);
		expect(stored()).toHaveLength(1);
	});

	it.each(['resetAfter', 'status500After', 'html', 'truncatedJson', 'resetBefore'] as const)(
		'has a request whose answer got lost sent again (%s)',
		async (fault) => {
			sandbox.faults.next([fault], { methods: ['POST'] });
			const { json, error } = await run('business: onboard', whole);
			expect(error).toBeUndefined();
			expect(json).toEqual([{ ...answered, status: 'completed' }]);
			expect(stored()).toHaveLength(1);
			expect(methods().filter((method) => method === 'POST')).toHaveLength(2);
		},
	);

	it('of another request is refused, and told what to do about', async () => {
		await run('business: onboard', whole);
		const { error } = await run('business: onboard', { ...whole, legalName: 'Another Limited' });
		expect(error).toMatchObject({
			message: 'Centrapay refused: DUPLICATE_EXTERNAL_ID',
			description: expect.stringContaining('For a new one enter another External ID') as string,
		});
		expect(stored()).toHaveLength(1);
	});
});

it('keeps what one looks at, and no bank account, where it is not asked for all', async () => {
	const { json } = await run('business: onboard', { ...whole, simplify: true });
	expect(json).toEqual([
		{
			onboardingRequestId: answered.id,
			id: answered.id,
			externalId: 'ext-cafe-001',
			status: 'completed',
			legalName: 'Centrapay Cafe Limited',
			tradingName: 'Centrapay Cafe',
			contactEmail: 'admin@centracafe.example',
			createdAt: answered.createdAt,
		},
	]);
});

it('shows before anything is sent where the money goes', async () => {
	const { json } = await run('business: onboard', { ...whole, preview: true });
	expect(json[0]!.summary).toBe(
		'Would onboard Centrapay Cafe Limited with the merchant Centrapay Cafe, whose money goes to the bank account 12-3456-7890123-00',
	);
	expect(requests()).toEqual([]);
});
