import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId } from '../fields';
import type { PartnerApi } from '../requests';
import { accountInWords, chargesNotice, licenseQuantity, licensesInWords } from './account';
import { accountToChange } from './target';

export const updateAccountLicenses = (api: PartnerApi) =>
	defineOperation({
		value: 'updateLicenses',
		name: 'Update Licenses',
		action: 'Update the licenses of an account',
		description: 'Set how many licenses an account has. Licenses cost money.',
		effect: 'set',
		...accountInWords,
		fields: {
			updateLicensesNotice: chargesNotice,
			accountId: accountId(api),
			licenseQuantity,
		},
		would: (input) =>
			`give the account ${input.accountId} ${licensesInWords(input.licenseQuantity)} in all`,
		target: accountToChange(api, ({ licenseQuantity }, found) => ({
			...found,
			license_quantity: licenseQuantity,
		})),
		request: (input) =>
			api.changeAccount(input.accountId, { license_quantity: input.licenseQuantity }),
		answer: recordIfAny,
		output: recordOrSuccess('accountId', 'licenseQuantity'),
	});
