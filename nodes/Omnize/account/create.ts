import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { email, requiredText, wholeNumber } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { oneRecord } from '../answers';
import { checkHash, passwordFields, passwordIsHashedProperty, sentPassword } from '../password';
import { accountProperties, licenseQuantityProperty, simplifiedAccount } from './account';

export const createAccount = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an account',
	description: 'Create an account for a customer, with the licenses that it will use',
	effect: 'create',
	simplified: simplifiedAccount,
	properties: [
		{
			displayName:
				'Every license of the account costs money. Omnize has no request that finds accounts, so keep the ID that comes back.',
			name: 'createNotice',
			type: 'notice',
			default: '',
		},
		licenseQuantityProperty,
		...accountProperties.map((property) => ({ ...property, required: true })),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Password',
					name: 'password',
					type: 'string',
					typeOptions: { password: true },
					default: '',
					description: 'The password of the account. Only its SHA-256 is sent to Omnize.',
				},
				passwordIsHashedProperty,
			],
		},
	],
	schema: z
		.object({
			licenseQuantity: wholeNumber(1),
			email: email(),
			mainContact: requiredText(),
			telefone: requiredText(),
			url: requiredText(),
			...passwordFields,
		})
		.superRefine(checkHash),
	secrets: ['password'],
	request: (input) => ({
		method: 'POST',
		path: '/api/v1/accounts',
		body: withoutEmpty<IDataObject | string | number>({
			license_quantity: input.licenseQuantity,
			password: sentPassword(input),
			account: {
				email: input.email,
				main_contact: input.mainContact,
				telefone: input.telefone,
				url: input.url,
			},
		}),
	}),
	answer: oneRecord,
	howToCheck: (input) =>
		`Look in Omnize's partner portal for an account with the e-mail ${input.email} before you run this item again: Omnize has no request that finds accounts.`,
});
