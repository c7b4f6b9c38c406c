import { z } from 'zod';

import { numericId, wholeNumber } from '../../engine/declare/checks';
import { defineOperation } from '../../engine/declare/types';
import { recordIfAny, updated } from '../answers';
import { accountId } from '../fields';
import { changeAccount, licenseQuantityProperty } from './account';

export const updateAccountLicenses = defineOperation({
	value: 'updateLicenses',
	name: 'Update Licenses',
	action: 'Update the licenses of an account',
	description: 'Set how many licenses an account has. Licenses cost money.',
	effect: 'set',
	properties: [
		{
			displayName: 'This changes what Omnize charges you from now on',
			name: 'updateLicensesNotice',
			type: 'notice',
			default: '',
		},
		accountId,
		licenseQuantityProperty,
	],
	schema: z.object({ accountId: numericId(), licenseQuantity: wholeNumber(1) }),
	request: (input) => changeAccount(input.accountId, { license_quantity: input.licenseQuantity }),
	answer: recordIfAny,
	output: (data, { accountId: id, licenseQuantity }) =>
		updated(data, { accountId: id, licenseQuantity }),
});
