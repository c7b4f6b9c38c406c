import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId } from '../fields';
import { changeAccount } from '../requests';
import { accountInWords } from './account';

export const activateAccount = defineOperation({
	value: 'activate',
	name: 'Activate',
	action: 'Activate an account',
	description: 'Make an account active again that was deactivated',
	effect: 'set',
	...accountInWords,
	fields: { accountId },
	would: ({ accountId }) => `activate the account ${accountId}`,
	request: (input) => changeAccount(input.accountId, { account: { ativo: 1 } }),
	answer: recordIfAny,
	output: recordOrSuccess('accountId'),
});
