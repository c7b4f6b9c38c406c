import { defineOperation } from '../../engine/declare';
import { additionalFields } from './moreOnboardingFields';
import { fields } from './onboardingFields';
import {
	followed,
	identifiedRequest,
	onboardingAnswer,
	simplifiedRequest,
} from './onboardingRequest';
import { lacksDevice } from './salesChannels';

const mostMetadata = 10;

const hasTwice = (names: string[]) => new Set(names).size < names.length;

export const onboardBusiness = defineOperation({
	value: 'onboard',
	name: 'Onboard',
	action: 'Onboard a business',
	description:
		'Ask Centrapay to set up a business of New Zealand with its merchant, terminals and bank account',
	// With an External ID the same request leaves the same state, however often it is sent.
	effect: 'set',
	identifiers: identifiedRequest,
	simplified: simplifiedRequest,
	fields,
	additionalFields,
	check(input, problem) {
		if (input.merchantType === 'physical' && input.merchantLocation === undefined) {
			problem('merchantLocation', 'is required for a physical merchant');
		}
		const keys = (input.metadata ?? []).map(({ key }) => key);
		if (keys.length > mostMetadata) {
			problem('metadata', `can have ${mostMetadata} entries at most`);
		}
		if (hasTwice(keys)) problem('metadata', 'has two entries with the same key');
		if (input.salesChannels?.some(lacksDevice)) {
			problem('salesChannels', 'need a Device ID each, but for those of the vendor nomad');
		}
	},
	would: ({ legalName, merchantName, settlementAccountNumber }) =>
		`onboard ${legalName} with the merchant ${merchantName}, whose money goes to the bank account ${settlementAccountNumber}`,
	request: (input) => ({
		method: 'POST',
		path: '/api/businesses/onboard',
		body: {
			externalId: input.externalId,
			nzbn: input.nzbn,
			legalName: input.legalName,
			tradingName: input.tradingName,
			location: input.location,
			contactEmail: input.contactEmail,
			contactName: input.contactName,
			taxNumber: input.taxNumber && { value: input.taxNumber, type: 'nz-gst' },
			merchant: {
				name: input.merchantName,
				categoryCode: input.merchantCategoryCode,
				type: input.merchantType,
				contactName: input.merchantContactName,
				contactEmail: input.merchantContactEmail,
				contactPhone: input.merchantContactPhone,
				location: input.merchantLocation,
				redirectUrls: input.merchantRedirectUrls,
				searchHidden: input.searchHidden,
			},
			assetProgram: {
				assetProgramId: input.assetProgramId,
				params: {
					settlementAccountNumber: input.settlementAccountNumber,
					chargeAccountNumber: input.chargeAccountNumber,
					externalMerchantId: input.externalMerchantId,
				},
			},
			salesChannels: input.salesChannels?.map((params) => ({ params })),
			metadata:
				input.metadata && Object.fromEntries(input.metadata.map(({ key, value }) => [key, value])),
			sendInvitation: input.sendInvitation,
		},
	}),
	answer: onboardingAnswer,
	completion: followed,
});
