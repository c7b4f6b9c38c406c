import { defineOperation, recordOrSuccess, text } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { accountId } from '../fields';
import type { PartnerApi } from '../requests';
import { accountInWords, chargesNotice } from './account';
import { accountToChange } from './target';

export const updateAccountLicenseCode = (api: PartnerApi) =>
	defineOperation({
		value: 'updateLicenseCode',
		name: 'Update License Code',
		action: 'Update the license code of an account',
		description: 'Set the kind of license that an account has. What it costs may change with it.',
		effect: 'set',
		...accountInWords,
		fields: {
			updateLicenseCodeNotice: chargesNotice,
			accountId: accountId(api),
			licenseCode: text('License Code', {
				example: 'PARTNER_X',
				description: 'The code of the kind of license, as Omnize gave it to you',
			}),
		},
		would: (input) => `give the account ${input.accountId} the license code ${input.licenseCode}`,
		target: accountToChange(api, ({ licenseCode }, found) => ({
			...found,
			license_code: licenseCode,
		})),
		request: (input) => api.changeAccount(input.accountId, { license_code: input.licenseCode }),
		answer: recordIfAny,
		output: recordOrSuccess('accountId', 'licenseCode'),
	});
