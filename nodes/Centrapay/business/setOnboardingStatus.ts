import { defineOperation, identifier, path, recordOrSuccess } from '../../engine/declare';
import {
	onboardingStatus,
	onboardingStatusReason,
	problemWithReason,
	type Reasons,
} from '../onboardingStatus';

/** centrapay.md#business */
const reasons: Reasons = {
	deactivated: [
		'blocked',
		'centrapay-discontinued',
		'change-of-ownership',
		'data-quality-issues',
		'duplicate',
	],
	'on-hold': ['no-response', 'seasonal-business-closure'],
};

export const setBusinessOnboardingStatus = defineOperation({
	value: 'setOnboardingStatus',
	name: 'Set Onboarding Status',
	action: 'Set the onboarding status of a business',
	description: 'Activate or deactivate a business, or put it on hold',
	effect: 'set',
	fields: {
		businessId: identifier('Business ID', {
			example: 'DKTs3U38hdhfEqwF1JKoT2',
			description: 'The ID of the business, which Get puts out',
		}),
		onboardingStatus,
		onboardingStatusReason: onboardingStatusReason(reasons),
	},
	check(input, problem) {
		const words = problemWithReason(reasons, input.onboardingStatus, input.onboardingStatusReason);
		if (words !== undefined) problem('onboardingStatusReason', words);
	},
	would: (input) => `set the business ${input.businessId} to ${input.onboardingStatus}`,
	request: (input) => ({
		method: 'POST',
		path: path`/api/businesses/${input.businessId}/set-onboarding-status`,
		body: {
			onboardingStatus: input.onboardingStatus,
			onboardingStatusReason: input.onboardingStatusReason,
		},
	}),
	output: recordOrSuccess('businessId'),
});
