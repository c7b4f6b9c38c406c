import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId } from '../fields';
import type { PartnerApi } from '../requests';
import { accountInWords } from './account';
import { accountAfter, accountToChange } from './target';

export const deactivateAccount = (api: PartnerApi) =>
	defineOperation({
		value: 'deactivate',
		name: 'Deactivate',
		action: 'Deactivate an account',
		description: 'Make an account inactive; Activate makes it active again',
		effect: 'set',
		...accountInWords,
		fields: { accountId: accountId(api) },
		would: (input) => `deactivate the account ${input.accountId}`,
		target: accountToChange(api, (_input, found) => accountAfter({ ativo: 0 }, found)),
		request: (input) => api.changeAccount(input.accountId, { account: { ativo: 0 } }),
		answer: recordIfAny,
		output: recordOrSuccess('accountId'),
	});
