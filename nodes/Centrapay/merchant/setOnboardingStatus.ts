import { defineOperation, path, recordOrSuccess } from '../../engine/declare';
import { accountOfLists } from '../fields';
import { settingOnboardingStatus } from '../onboardingStatus';
import { readMerchant } from '../requests';
import { shownById } from '../shownById';
import { merchantId } from './merchant';

/** centrapay.md#merchant */
const setting = settingOnboardingStatus('merchant', {
	deactivated: [
		'centrapay-discontinued',
		'change-of-ownership',
		'data-quality-issues',
		'duplicate',
		'no-response',
	],
	'on-hold': ['incompatible-terminal', 'no-response', 'seasonal-business-closure'],
});

export const setMerchantOnboardingStatus = defineOperation({
	...setting.facts,
	fields: { accountId: accountOfLists, merchantId, ...setting.fields },
	would: (input) => `set the merchant ${input.merchantId} to ${input.onboardingStatus}`,
	target: {
		...shownById('merchant', (input: { merchantId: string }) => input.merchantId, readMerchant),
		after: ({ onboardingStatus, onboardingStatusReason: reason }, found) => ({
			...found,
			onboardingStatus,
			...(reason !== undefined && { onboardingStatusReason: reason }),
		}),
	},
	request: (input) => setting.request(path`/api/merchants/${input.merchantId}`, input),
	output: recordOrSuccess('merchantId'),
});
