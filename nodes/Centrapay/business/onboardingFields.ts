import { choice, email, onlyWhere } from '../../engine/declare';
import { categoryCode, location, merchantTypes, sized } from '../fields';
import { bankAccount } from './bankAccount';

/** What everybody enters (centrapay.md#onboarding-request). */
export const fields = {
	externalId: sized('External ID', {
		example: 'CUST-1001',
		description:
			'Your own ID for this onboarding: sending the same data with it again gives the same request, so that nothing is made twice',
		most: 35,
	}),
	legalName: sized('Legal Name', {
		example: 'Centrapay Cafe Limited',
		description: 'The registered name of the business',
		least: 3,
		most: 100,
	}),
	contactEmail: email('Contact Email', {
		description: 'Where Centrapay sends the invitation to a business that is new to it',
	}),
	merchantName: sized('Merchant Name', {
		example: 'Centrapay Cafe',
		description: 'The name that people see of the merchant',
		least: 2,
		most: 100,
	}),
	merchantCategoryCode: categoryCode('Merchant Category Code'),
	merchantType: choice('Merchant Type', merchantTypes, {
		default: 'physical',
		description: 'How the merchant sells',
	}),
	merchantLocation: onlyWhere(
		{ merchantType: ['physical'] },
		location('Merchant Location', 'Where people find the merchant'),
	),
	assetProgramId: sized('Asset Program ID', {
		example: 'YGRo6TYYSxH3js7',
		description: 'The program that the business takes payments of',
		most: 35,
	}),
	settlementAccountNumber: bankAccount(
		'Settlement Account Number',
		'The bank account that the money of the business goes to',
	),
	externalMerchantId: sized('External Merchant ID', {
		example: 'M-1001',
		description: 'The ID of the merchant in the system of the asset program',
		most: 35,
	}),
};
