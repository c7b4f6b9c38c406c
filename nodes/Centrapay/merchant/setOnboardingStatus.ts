import { defineOperation, path, recordOrSuccess } from '../../engine/declare';
import { accountOfLists } from '../fields';
import {
	onboardingStatus,
	onboardingStatusReason,
	problemWithReason,
	type Reasons,
} from '../onboardingStatus';
import { merchantId } from './merchant';

/** centrapay.md#merchant */
const reasons: Reasons = {
	deactivated: [
		'centrapay-discontinued',
		'change-of-ownership',
		'data-quality-issues',
		'duplicate',
		'no-response',
	],
	'on-hold': ['incompatible-terminal', 'no-response', 'seasonal-business-closure'],
};

export const setMerchantOnboardingStatus = defineOperation({
	value: 'setOnboardingStatus',
	name: 'Set Onboarding Status',
	action: 'Set the onboarding status of a merchant',
	description: 'Activate or deactivate a merchant, or put it on hold',
	effect: 'set',
	fields: {
		accountId: accountOfLists,
		merchantId,
		onboardingStatus,
		onboardingStatusReason: onboardingStatusReason(reasons),
	},
	check(input, problem) {
		const words = problemWithReason(reasons, input.onboardingStatus, input.onboardingStatusReason);
		if (words !== undefined) problem('onboardingStatusReason', words);
	},
	would: (input) => `set the merchant ${input.merchantId} to ${input.onboardingStatus}`,
	request: (input) => ({
		method: 'POST',
		path: path`/api/merchants/${input.merchantId}/set-onboarding-status`,
		body: {
			onboardingStatus: input.onboardingStatus,
			onboardingStatusReason: input.onboardingStatusReason,
		},
	}),
	output: recordOrSuccess('merchantId'),
});
