import { choice, defineOperation, flag, identifier, text } from '../../engine/declare';
import { accountId } from '../account/account';
import { identified, listAnswer } from '../answers';
import { categoryCode, location, merchantTypes } from '../fields';
import { madeByKey } from '../madeByKey';
import { listMerchants } from '../requests';
import { identifiedMerchant, simplifiedMerchant } from './merchant';

const nameOf = (name: unknown) => String(name).trim();

export const createMerchant = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a merchant',
	description: 'Create a merchant, which takes payments for an account',
	effect: 'create',
	identifiers: identifiedMerchant,
	simplified: simplifiedMerchant,
	fields: {
		accountId,
		name: text('Name', {
			example: 'Centrapay Cafe Auckland',
			description: 'The name of the merchant',
		}),
		country: choice(
			'Country',
			{ AU: 'Australia', NZ: 'New Zealand', US: 'United States' },
			{ default: 'NZ', description: 'Where the merchant is: the region of the account' },
		),
		test: flag('Test', { default: false, description: 'Whether this is a test merchant' }),
	},
	additionalFields: {
		bankAccountId: identifier('Bank Account ID', {
			description: "The ID that Centrapay has given to the account's bank account for settlement",
		}),
		categoryCode: categoryCode('Category Code'),
		location: location('Location', 'Where people find it; not allowed for E-Commerce'),
		type: choice('Type', merchantTypes, { default: 'physical', description: 'How it sells' }),
	},
	check(input, problem) {
		if (input.type === 'e-commerce' && input.location !== undefined) {
			problem('location', 'is not allowed for E-Commerce: remove it, or set Type to Physical');
		}
	},
	would: ({ accountId, name }) => `create the merchant ${name} of the account ${accountId}`,
	wouldAnswer: ({ accountId, name, country, test }, later) => ({
		id: later('merchantId', name),
		accountId,
		name,
		country,
		test,
	}),
	request: ({ accountId, name, country, test, bankAccountId, type, location, categoryCode }) => ({
		method: 'POST',
		path: '/api/merchants',
		body: {
			accountId,
			name,
			country,
			test,
			settlementConfig: { bankAccountId },
			type,
			location,
			categoryCode,
		},
	}),
	answer: identified,
	newcomer: {
		request: (input) => listMerchants(input.accountId),
		answer: listAnswer,
		identity: ({ id }) => id,
		likeness: ({ name }) => nameOf(name),
		wantedLikeness: ({ name }) => nameOf(name),
		listsAll: true,
		...madeByKey,
	},
	howToCheck: ({ name }) =>
		`Look with Get Many for a merchant named "${name}" before you run this item again.`,
});
