import type { IDataObject } from 'n8n-workflow';

import { defineOperation, successFor } from '../../engine/declare';
import { foundAndSent, recordIfAny } from '../answers';
import { accountId, activeFlag } from '../fields';
import type { PartnerApi } from '../requests';
import { accountFields, accountInWords, accountOf, simplifiedAccount } from './account';
import { accountAfter, accountToChange } from './target';

export const updateAccount = (api: PartnerApi) =>
	defineOperation({
		value: 'update',
		name: 'Update',
		action: 'Update an account',
		description:
			'Change the e-mail, contact, phone or website of an account, or whether it is active',
		effect: 'set',
		...accountInWords,
		simplified: simplifiedAccount,
		fields: { accountId: accountId(api) },
		updateFields: { ativo: activeFlag('Whether the account can be used'), ...accountFields },
		would: (input) => `change the account ${input.accountId}`,
		target: accountToChange(api, accountAfter),
		request: (input) => api.changeAccount(input.accountId, { account: accountOf(input) }),
		answer: recordIfAny,
		// The documents of today show an answer without the account (omnize.md#requests).
		output: (account, input) =>
			(account as IDataObject | undefined) ??
			foundAndSent(successFor('accountId')(account, input), accountOf(input)),
	});
