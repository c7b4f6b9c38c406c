import { defineOperation, identifier, path, recordOrSuccess } from '../../engine/declare';
import { settingOnboardingStatus } from '../onboardingStatus';

/** centrapay.md#business */
const setting = settingOnboardingStatus('business', {
	deactivated: [
		'blocked',
		'centrapay-discontinued',
		'change-of-ownership',
		'data-quality-issues',
		'duplicate',
	],
	'on-hold': ['no-response', 'seasonal-business-closure'],
});

export const setBusinessOnboardingStatus = defineOperation({
	...setting.facts,
	fields: {
		businessId: identifier('Business ID', {
			example: 'DKTs3U38hdhfEqwF1JKoT2',
			description: 'The ID of the business, which Get puts out',
		}),
		...setting.fields,
	},
	would: (input) => `set the business ${input.businessId} to ${input.onboardingStatus}`,
	request: (input) => setting.request(path`/api/businesses/${input.businessId}`, input),
	output: recordOrSuccess('businessId'),
});
