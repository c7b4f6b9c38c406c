import { defineOperation, notice, password } from '../../engine/declare';
import { foundAndSent, oneRecord, records } from '../answers';
import { isThere } from '../inWords';
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
		// Nothing says that an e-mail is unique (omnize.md#uniqueness): of several accounts none is taken. Their dates choose
		// none: Omnize's clock isn't ours, and it writes them with and without a zone (omnize.md#limits).
		existing: {
			by: 'looking',
			describe: ({ email }) => `account of ${email.toLowerCase()}`,
			request: ({ email }) => api.listAccounts({ search: email }),
			answer: records,
			keyOf: (account) => String(account.email).toLowerCase(),
			wantedKey: ({ email }) => email.toLowerCase(),
			counts: isThere,
			mayBeSeveral: true,
			update: {
				request(input, { id }) {
					const change = (body: object) => api.changeAccount(id as number | string, body);
					return [
						change({ account: accountOf(input) }),
						change({ license_quantity: input.licenseQuantity }),
					];
				},
				// Listed, `telefone` is called `phone`.
				output: (input, { phone: _before, ...found }) => foundAndSent(found, accountOf(input)),
			},
		},
		howToCheck: ({ email }) =>
			`Look with Account: Get Many, and ${email} in its Search, before you run this item again.`,
	});
