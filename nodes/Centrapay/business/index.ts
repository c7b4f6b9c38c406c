import type { Resource } from '../../engine/declare';
import { getBusiness } from './get';
import { getOnboardingRequest } from './getOnboardingRequest';
import { onboardBusiness } from './onboard';
import { setBusinessOnboardingStatus } from './setOnboardingStatus';

export const business: Resource = {
	value: 'business',
	name: 'Business',
	operations: [onboardBusiness, getBusiness, getOnboardingRequest, setBusinessOnboardingStatus],
};
