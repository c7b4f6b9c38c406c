import { byId, type Examples } from '../example';

const account = { accountId: byId('Jaim1Cu1Q55uooxSens6yk') };
const madeAccount = { accountId: byId('={{ $json.accountId }}') };
const business = { businessId: 'DKTs3U38hdhfEqwF1JKoT2' };
const address = {
	street: '123 Example Street',
	suburb: 'Newtown',
	city: 'Wellington',
	state: 'Wellington',
	postCode: '6021',
	country: 'NZ',
};
const onHold = {
	onboardingStatus: 'on-hold',
	onboardingStatusReason: 'seasonal-business-closure',
};
const merchant = { merchantId: byId('={{ $json.merchantId }}') };

export const centrapayApi: Examples = {
	'account: create': { parameters: { name: 'Centrapay Cafe', type: 'org', region: 'NZ' } },
	'account: get': { after: 'account: create', parameters: madeAccount },
	'account: update': {
		after: 'account: create',
		parameters: { ...madeAccount, name: 'Shortland St Cafe' },
	},
	'apiKey: create': { parameters: { ...account, name: 'MyAPIkey', role: 'merchant-terminal' } },
	'apiKey: getAll': { parameters: account },
	'apiKey: update': {
		parameters: {
			...account,
			apiKeyName: { __rl: true, mode: 'name', value: 'MyOtherAPIkey' },
			enabled: false,
		},
	},
	'business: get': { parameters: account },
	'business: getOnboardingRequest': {
		after: 'business: onboard',
		parameters: { onboardingRequestId: '={{ $json.onboardingRequestId }}' },
	},
	'business: onboard': {
		parameters: {
			externalId: 'ext-cafe-001',
			legalName: 'Centrapay Cafe Limited',
			contactEmail: 'admin@centracafe.example',
			merchantName: 'Centrapay Cafe',
			merchantCategoryCode: '5812',
			merchantType: 'physical',
			merchantLocation: { address },
			assetProgramId: 'YGRo6TYYSxH3js7',
			settlementAccountNumber: '12-3456-7890123-00',
			externalMerchantId: 'ext-merchant-789',
		},
	},
	'business: setOnboardingStatus': { parameters: { ...business, ...onHold } },
	'credential: test': {},
	'invitation: cancel': {
		after: 'invitation: create',
		parameters: { invitationId: byId('={{ $json.invitationId }}') },
	},
	'invitation: create': {
		parameters: { ...account, recipientAlias: 'user@org.com', role: 'cashier' },
	},
	'invitation: getAll': { after: 'invitation: create', parameters: account },
	'member: add': {
		parameters: {
			...account,
			userId: 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc',
			role: 'account-owner',
		},
	},
	'member: getAll': { parameters: account },
	'member: remove': {
		parameters: { ...account, userId: byId('b657195e-dc2f-11ea-8566-e7710d592c99') },
	},
	'merchant: create': {
		parameters: {
			...account,
			name: 'Centrapay Cafe Auckland',
			country: 'NZ',
			additionalFields: {
				bankAccountId: 'WBhcx8GoH9YTbhfDYKqqXs',
				categoryCode: '5812',
				location: { address },
				type: 'physical',
			},
		},
	},
	'merchant: get': { after: 'merchant: create', parameters: merchant },
	'merchant: getAll': { after: 'merchant: create', parameters: account },
	'merchant: setOnboardingStatus': {
		after: 'merchant: create',
		parameters: { ...merchant, ...onHold },
	},
};
