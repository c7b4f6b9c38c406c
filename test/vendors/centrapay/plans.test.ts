import { Foretelling, many, prophecies, type Step } from '../plans';
import { byId, useCentrapay } from './setup';

useCentrapay();

const account = { accountId: byId('Jaim1Cu1Q55uooxSens6yk') };
const till: Step = ['apiKey: create', { ...account, name: 'Till1', role: 'merchant-terminal' }];
const bob = { userId: byId('b657195e-dc2f-11ea-8566-e7710d592c99') };

const foretelling = new Foretelling('centrapayApi');

foretelling.all(
	[till],
	[
		...prophecies([
			[['account: update', { ...account, name: 'New Name' }], 'update', ['name'], 'none'],
			[['apiKey: create', { ...till[1], ifExists: 'useExisting' }], 'none', [], 'none'],
			[
				[
					'apiKey: create',
					{ ...account, name: 'Till2', role: 'merchant-terminal', ifExists: 'useExisting' },
				],
				'create',
				[],
				'none',
			],
			[
				['apiKey: update', { ...account, apiKeyName: byId('Till1'), enabled: false }],
				'update',
				['enabled'],
				'none',
			],
			[
				[
					'invitation: create',
					{ ...account, recipientAlias: 'a@b.org', role: 'cashier', ifExists: 'useExisting' },
				],
				'create',
				[],
				'none',
			],
		]),
		{
			step: ['member: remove', { ...account, ...bob }],
			says: { action: 'delete' },
			then: 'none',
		},
		{
			before: [['member: remove', { ...account, ...bob }]],
			step: ['member: add', { ...account, ...bob, role: 'account-owner' }],
			says: { action: 'create' },
			then: 'none',
		},
		{
			before: [['merchant: create', { ...account, name: 'Cafe', country: 'NZ', test: false }]],
			step: ([merchant]) => [
				'merchant: setOnboardingStatus',
				{
					...account,
					merchantId: byId(String(merchant!.merchantId)),
					onboardingStatus: 'on-hold',
					onboardingStatusReason: 'no-response',
				},
			],
			says: { action: 'update', changes: ['onboardingStatus', 'onboardingStatusReason'] },
			then: 'none',
		},
	],
);

foretelling.readsOnce(
	['apiKey: create', { ...account, name: '={{ $json.name }}', role: 'merchant-terminal' }],
	many((at) => ({ name: `Till${at}` })),
	['/api/accounts/Jaim1Cu1Q55uooxSens6yk/api-keys'],
);
