import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId } from '../fields';
import { changeAccount } from '../requests';
import { accountInWords } from './account';

export const deactivateAccount = defineOperation({
	value: 'deactivate',
	name: 'Deactivate',
	action: 'Deactivate an account',
	description: 'Make an account inactive; Activate makes it active again',
	effect: 'set',
	...accountInWords,
	fields: { accountId },
	would: ({ accountId }) => `deactivate the account ${accountId}`,
	request: (input) => changeAccount(input.accountId, { account: { ativo: 0 } }),
	answer: recordIfAny,
	output: recordOrSuccess('accountId'),
});
