import { defineOperation, notice, password } from '../../engine/declare';
import { oneRecord } from '../answers';
import { checkHash, passwordIsHashed, sentPassword } from '../password';
import {
	accountFields,
	accountInWords,
	accountOf,
	licenseQuantity,
	licensesInWords,
	simplifiedAccount,
} from './account';

export const createAccount = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Create an account for a customer, with the licenses that it will use',
	effect: 'create',
	...accountInWords,
	simplified: simplifiedAccount,
	fields: {
		createNotice: notice(
			'Every license of the account costs money. Omnize can not be asked for the ID of an account later, so keep what this step puts out.',
		),
		licenseQuantity,
		...accountFields,
	},
	additionalFields: {
		password: password('Password', {
			description:
				'The password of the account. Omnize gets a hash of it, not the password itself.',
		}),
		passwordIsHashed,
	},
	check: checkHash,
	would: ({ email, licenseQuantity }) =>
		`create the account of ${email} with ${licensesInWords(licenseQuantity)}`,
	wouldAnswer: (input, later) => ({ id: later('accountId', input.email), ...accountOf(input) }),
	request: (input) => ({
		method: 'POST',
		path: '/api/v1/accounts',
		body: {
			license_quantity: input.licenseQuantity,
			password: sentPassword(input),
			account: accountOf(input),
		},
	}),
	answer: oneRecord,
	howToCheck: ({ email }) =>
		`Look in Omnize's partner portal for an account with the e-mail ${email} before you run this item again: n8n can not ask Omnize for it.`,
});
