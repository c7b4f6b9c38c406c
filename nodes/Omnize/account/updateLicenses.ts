import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId } from '../fields';
import { changeAccount } from '../requests';
import { accountInWords, chargesNotice, licenseQuantity, licensesInWords } from './account';

export const updateAccountLicenses = defineOperation({
	value: 'updateLicenses',
	name: 'Update Licenses',
	action: 'Update the licenses of an account',
	description: 'Set how many licenses an account has. Licenses cost money.',
	effect: 'set',
	...accountInWords,
	fields: { updateLicensesNotice: chargesNotice, accountId, licenseQuantity },
	would: ({ accountId, licenseQuantity }) =>
		`give the account ${accountId} ${licensesInWords(licenseQuantity)} in all`,
	request: (input) => changeAccount(input.accountId, { license_quantity: input.licenseQuantity }),
	answer: recordIfAny,
	output: recordOrSuccess('accountId', 'licenseQuantity'),
});
