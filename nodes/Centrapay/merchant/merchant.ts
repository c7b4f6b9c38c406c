import { locator } from '../../engine/declare';
import { merchants } from '../pickers';

/** What later steps ask for of a merchant. */
export const identifiedMerchant = { merchantId: 'id' };

/** What Simplify keeps of a merchant. */
export const simplifiedMerchant = [
	'id',
	'accountId',
	'name',
	'country',
	'type',
	'categoryCode',
	'onboardingStatus',
	'onboardingStatusReason',
	'test',
	'createdAt',
];

/** The merchant that an operation is about. */
export const merchantId = locator('Merchant', {
	from: merchants,
	select: 'a merchant',
	example: '5ee0c486308f590260d9a07f',
	description: 'The merchant, from the list of those of the account or by its ID',
});
