import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId } from '../fields';
import { changeAccount } from '../requests';
import { chargesNotice, licenseQuantity } from './account';

export const updateAccountLicenses = defineOperation({
	value: 'updateLicenses',
	name: 'Update Licenses',
	action: 'Update the licenses of an account',
	description: 'Set how many licenses an account has. Licenses cost money.',
	effect: 'set',
	fields: { updateLicensesNotice: chargesNotice, accountId, licenseQuantity },
	request: (input) => changeAccount(input.accountId, { license_quantity: input.licenseQuantity }),
	answer: recordIfAny,
	output: recordOrSuccess('accountId', 'licenseQuantity'),
});
