import { defineOperation, identifier } from '../../engine/declare';
import { readOnboardingRequest } from '../requests';
import { identifiedRequest, onboardingAnswer, simplifiedRequest } from './onboardingRequest';

export const getOnboardingRequest = defineOperation({
	value: 'getOnboardingRequest',
	name: 'Get Onboarding Request',
	action: 'Get an onboarding request',
	description: 'Get how far a request to onboard a business is',
	effect: 'read',
	identifiers: identifiedRequest,
	simplified: simplifiedRequest,
	fields: {
		onboardingRequestId: identifier('Onboarding Request ID', {
			example: 'bo_1a2b3c4d5e6f7g8h9i0j',
			description: 'The ID of the request, which Onboard puts out',
		}),
	},
	request: (input) => readOnboardingRequest(input.onboardingRequestId),
	answer: onboardingAnswer,
});
