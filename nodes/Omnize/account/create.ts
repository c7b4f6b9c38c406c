import { defineOperation, notice, password } from '../../engine/declare';
import { oneRecord } from '../answers';
import { checkHash, passwordIsHashed, sentPassword } from '../password';
import type { PartnerApi } from '../requests';
import {
	accountFields,
	accountInWords,
	accountOf,
	licenseQuantity,
	licensesInWords,
	simplifiedAccount,
} from './account';
import { existingAccount } from './existing';

export const createAccount = (api: PartnerApi) =>
	defineOperation({
		value: 'create',
		name: 'Create',
		action: 'Create an account',
		description: 'Create an account for a customer, with the licenses that it will use',
		effect: 'create',
		...accountInWords,
		simplified: simplifiedAccount,
		fields: {
			createNotice: notice('Every license of the account costs money'),
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
		would: (input) =>
			`create the account of ${input.email} with ${licensesInWords(input.licenseQuantity)}`,
		wouldAnswer: (input, later) => ({
			id: later('accountId', input.email),
			...accountOf(input),
		}),
		request: (input) =>
			api.createAccount({
				license_quantity: input.licenseQuantity,
				password: sentPassword(input),
				account: accountOf(input),
			}),
		answer: oneRecord,
		existing: existingAccount(api),
		howToCheck: ({ email }) =>
			`Look with Account: Get Many, and ${email} in its Search, before you run this item again.`,
	});
