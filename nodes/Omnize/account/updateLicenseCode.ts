import { z } from 'zod';

import { numericId, requiredText } from '../../engine/declare/checks';
import { defineOperation } from '../../engine/declare/types';
import { recordIfAny, updated } from '../answers';
import { accountId } from '../fields';
import { changeAccount } from './account';

export const updateAccountLicenseCode = defineOperation({
	value: 'updateLicenseCode',
	name: 'Update License Code',
	action: 'Update the license code of an account',
	description: 'Set the kind of license that an account has. What it costs may change with it.',
	effect: 'set',
	properties: [
		{
			displayName: 'This changes what Omnize charges you from now on',
			name: 'updateLicenseCodeNotice',
			type: 'notice',
			default: '',
		},
		accountId,
		{
			displayName: 'License Code',
			name: 'licenseCode',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. PARTNER_X',
			description: 'The code of the kind of license, as Omnize gave it to you',
		},
	],
	schema: z.object({ accountId: numericId(), licenseCode: requiredText() }),
	request: (input) => changeAccount(input.accountId, { license_code: input.licenseCode }),
	answer: recordIfAny,
	output: (data, { accountId: id, licenseCode }) => updated(data, { accountId: id, licenseCode }),
});
