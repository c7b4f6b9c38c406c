import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId, activeFlag } from '../fields';
import { changeAccount } from '../requests';
import { accountFields, accountInWords, accountOf, simplifiedAccount } from './account';

export const updateAccount = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an account',
	description:
		'Change the e-mail, contact, phone or website of an account, or whether it is active',
	effect: 'set',
	...accountInWords,
	simplified: simplifiedAccount,
	fields: { accountId },
	updateFields: { ativo: activeFlag('Whether the account can be used'), ...accountFields },
	would: ({ accountId }) => `change the account ${accountId}`,
	request: (input) => changeAccount(input.accountId, { account: accountOf(input) }),
	answer: recordIfAny,
	output: recordOrSuccess('accountId'),
});
