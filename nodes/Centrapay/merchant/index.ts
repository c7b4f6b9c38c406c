import type { Resource } from '../../engine/declare';
import { createMerchant } from './create';
import { getMerchant } from './get';
import { getAllMerchants } from './getAll';
import { setMerchantOnboardingStatus } from './setOnboardingStatus';

export const merchant: Resource = {
	value: 'merchant',
	name: 'Merchant',
	operations: [createMerchant, getMerchant, getAllMerchants, setMerchantOnboardingStatus],
};
