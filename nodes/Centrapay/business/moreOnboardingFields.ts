import { checks, email, flag, rows, text } from '../../engine/declare';
import { location, sized } from '../fields';
import { bankAccount } from './bankAccount';
import { salesChannels } from './salesChannels';

const webAddress = () =>
	checks
		.requiredWord()
		.refine((address) => /^https?:\/\/[^\s/]+/i.test(address), 'must be a web address');

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
	merchantRedirectUrls: text<string[]>('Merchant Redirect URLs', {
		example: 'https://shop.example.com/checkout/callback',
		description:
			'The addresses that people may be sent back to after paying, with commas between them; a merchant that sells online may need them',
		check: () => checks.list(webAddress()),
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
	salesChannels,
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
