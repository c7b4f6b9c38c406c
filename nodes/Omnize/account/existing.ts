import type { IDataObject } from 'n8n-workflow';

import { foundAndSent, records } from '../answers';
import { isThere } from '../inWords';
import type { PartnerApi } from '../requests';
import { accountOf } from './account';
import { accountAfter } from './target';

interface AccountCreation {
	email: string;
	mainContact: string;
	telefone: string;
	url: string;
	licenseQuantity: number;
}

/**
 * How an account is recognised: by its e-mail, in whatever case. Nothing says that one is unique (omnize.md#uniqueness): of
 * several accounts none is taken. Their dates choose none: Omnize's clock isn't ours, and it writes them with and without a
 * zone (omnize.md#limits).
 */
export const existingAccount = ({ listAccounts, changeAccount }: PartnerApi) =>
	({
		by: 'looking',
		describe: ({ email }: AccountCreation) => `account of ${email.toLowerCase()}`,
		request: ({ email }: AccountCreation) => listAccounts({ search: email }),
		answer: records,
		all: () => ({ request: listAccounts(), answer: records }),
		keyOf: ({ email }: IDataObject) => String(email as string).toLowerCase(),
		wantedKey: ({ email }: AccountCreation) => email.toLowerCase(),
		counts: isThere,
		mayBeSeveral: true,
		update: {
			request(input: AccountCreation, { id }: IDataObject) {
				const change = (body: object) => changeAccount(id as number | string, body);
				return [
					change({ account: accountOf(input) }),
					change({ license_quantity: input.licenseQuantity }),
				];
			},
			// Listed, `telefone` is called `phone`.
			output: (input: AccountCreation, { phone: _before, ...found }: IDataObject) =>
				foundAndSent(found, accountOf(input)),
			after: ({ licenseQuantity, ...input }: AccountCreation, found: IDataObject) => ({
				...accountAfter(input, found),
				license_quantity: licenseQuantity,
			}),
		},
	}) as const;
