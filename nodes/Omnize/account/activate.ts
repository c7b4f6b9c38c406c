import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId } from '../fields';
import type { PartnerApi } from '../requests';
import { accountInWords } from './account';
import { accountAfter, accountToChange } from './target';

export const activateAccount = (api: PartnerApi) =>
	defineOperation({
		value: 'activate',
		name: 'Activate',
		action: 'Activate an account',
		description: 'Make an account active again that was deactivated',
		effect: 'set',
		...accountInWords,
		fields: { accountId: accountId(api) },
		would: (input) => `activate the account ${input.accountId}`,
		target: accountToChange(api, (_input, found) => accountAfter({ ativo: 1 }, found)),
		request: (input) => api.changeAccount(input.accountId, { account: { ativo: 1 } }),
		answer: recordIfAny,
		output: recordOrSuccess('accountId'),
	});
