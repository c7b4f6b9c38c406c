import { z } from 'zod';

import { email, numericId, requiredText } from '../../engine/declare/checks';
import { withoutEmpty } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { recordIfAny, updated } from '../answers';
import { accountId, activeFlag } from '../fields';
import { accountProperties, changeAccount, simplifiedAccount } from './account';

export const updateAccount = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an account',
	description:
		'Change the e-mail, contact, phone or website of an account, or whether it is active',
	effect: 'set',
	simplified: simplifiedAccount,
	properties: [
		accountId,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Active',
					name: 'ativo',
					type: 'boolean',
					default: true,
					description: 'Whether the account can be used',
				},
				...accountProperties,
			],
		},
	],
	schema: z
		.object({
			accountId: numericId(),
			email: email().optional(),
			mainContact: requiredText().optional(),
			telefone: requiredText().optional(),
			url: requiredText().optional(),
			ativo: activeFlag().optional(),
		})
		.refine(
			({ accountId: _account, ...fields }) =>
				Object.values(fields).some((value) => value !== undefined),
			{ path: ['updateFields'], message: 'needs at least one field' },
		),
	request: (input) =>
		changeAccount(input.accountId, {
			account: withoutEmpty<string | number>({
				email: input.email,
				main_contact: input.mainContact,
				telefone: input.telefone,
				url: input.url,
				ativo: input.ativo,
			}),
		}),
	answer: recordIfAny,
	output: (data, input) => updated(data, { accountId: input.accountId }),
});
