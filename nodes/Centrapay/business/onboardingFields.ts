import {
	checks,
	choice,
	email,
	flag,
	onlyWhere,
	optional,
	rows,
	text,
	type ValuesOf,
} from '../../engine/declare';
import { categoryCode, location, merchantTypes, sized } from '../fields';

/** The account that money goes to must be one: a wrong one pays somebody else. */
const bankAccount = (label: string, description: string) =>
	text(label, {
		example: '12-3456-7890123-00',
		description,
		check: () =>
			checks
				.requiredWord()
				.refine(
					(number) => /^\d{2}-\d{4}-\d{7}-\d{2,3}$/.test(number),
					'must be an account number of New Zealand such as 12-3456-7890123-00',
				),
	});

const webAddress = () =>
	checks
		.requiredWord()
		.refine((address) => /^https?:\/\/[^\s/]+/i.test(address), 'must be a web address');

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
	merchantRedirectUrls: onlyWhere(
		{ merchantType: ['e-commerce'] },
		text<string[]>('Merchant Redirect URLs', {
			example: 'https://shop.example.com/checkout/callback',
			description:
				'The addresses that people may be sent back to after paying, with commas between them',
			check: () => checks.list(webAddress()),
		}),
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

const channel = {
	vendor: sized('Vendor', {
		example: 'Example Vendor',
		description: 'Who makes or provides the terminal or its software',
		least: 3,
		most: 100,
	}),
	reseller: optional(
		sized('Reseller', {
			example: 'Example Reseller',
			description: 'Who sells or supports the terminal',
			least: 3,
			most: 100,
		}),
	),
	deviceId: optional(
		sized('Device ID', {
			example: 'device-001',
			description: 'The ID of the device in its software; only those of nomad can be without one',
			most: 35,
		}),
	),
	serialNumber: optional(
		sized('Serial Number', {
			example: 'SN123456',
			description: 'The serial number of the device',
			most: 35,
		}),
	),
	deviceModel: optional(
		sized('Device Model', {
			example: 'Verifone P630',
			description: 'What kind of device it is',
			least: 3,
			most: 100,
		}),
	),
};

type Channel = ValuesOf<typeof channel>;

/** Every other needs a Device ID (centrapay.md#onboarding-request). */
export const lacksDevice = ({ vendor, deviceId }: Channel): boolean =>
	deviceId === undefined && vendor.toLowerCase() !== 'nomad';

/** What may be added, in the order of the labels. */
export const additionalFields = {
	location: location('Business Location', 'Where the business itself is'),
	chargeAccountNumber: bankAccount(
		'Charge Account Number',
		'The bank account that fees are charged to; without it the one for settlement',
	),
	contactName: sized('Contact Name', {
		example: 'Alice Anderson',
		description: 'Who the contact is; without it the contact of the merchant',
		least: 3,
		most: 100,
	}),
	searchHidden: flag('Hide From Merchant Search', {
		default: true,
		description: 'Whether the public search for merchants leaves the merchant out',
	}),
	merchantContactEmail: email('Merchant Contact Email', {
		description: 'The address of the contact at the merchant',
	}),
	merchantContactName: sized('Merchant Contact Name', {
		example: 'Bob Brown',
		description: 'Who the contact at the merchant is',
		least: 3,
		most: 100,
	}),
	merchantContactPhone: sized('Merchant Contact Phone', {
		example: '6491234567',
		description: 'The number of the contact at the merchant',
		most: 20,
	}),
	metadata: rows(
		'Metadata',
		'Entry',
		{
			key: sized('Key', { example: 'referenceId', description: 'What it is', most: 100 }),
			value: sized('Value', { example: 'ref-12345', description: 'What it says', most: 500 }),
		},
		{
			description: 'Notes of your own about the onboarding, 10 at most',
			example: '[{ "key": "referenceId", "value": "ref-12345" }]',
		},
	),
	nzbn: text('NZBN', {
		example: '9429046246448',
		description: 'The New Zealand Business Number',
		check: () =>
			checks.requiredWord().refine((number) => /^\d{13}$/.test(number), 'must have 13 digits'),
	}),
	salesChannels: rows('Sales Channels', 'Sales Channel', channel, {
		description: 'The terminals or shop systems through which the merchant takes payments',
		example: '[{ "vendor": "Example Vendor", "deviceId": "device-001" }]',
		whole: '; each can have reseller, serialNumber and deviceModel, too',
	}),
	sendInvitation: flag('Send Invitation', {
		default: true,
		description: 'Whether the contact of a new business is invited by e-mail',
	}),
	taxNumber: text('Tax Number', {
		example: '123-456-789',
		description: 'The GST number of New Zealand',
		check: checks.requiredWord,
	}),
	tradingName: sized('Trading Name', {
		example: 'Centrapay Cafe',
		description: 'The name under which the business trades; without it the legal name',
		least: 3,
		most: 100,
	}),
};
