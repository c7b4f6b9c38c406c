import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { identifier, oneOf, requiredText } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';

export const createApiKey = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an API key',
	description:
		'Create an API key for an account. Its secret is part of the answer, this once only.',
	effect: 'create',
	properties: [
		{
			displayName:
				"Centrapay shows the key's secret only once: save what this step puts out. It is also in n8n's execution data.",
			name: 'secretNotice',
			type: 'notice',
			default: '',
		},
		accountId,
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. MyAPIkey',
			description: 'Letters and digits only; must be unique within the account',
		},
		{
			displayName: 'Role',
			name: 'role',
			type: 'options',
			options: [
				{ name: 'Account Owner', value: 'account-owner' },
				{ name: 'Merchant Terminal', value: 'merchant-terminal' },
			],
			required: true,
			default: 'merchant-terminal',
			description: 'What the API key may do',
		},
	],
	schema: z.object({
		accountId: identifier(),
		name: requiredText().refine(
			(name) => /^[A-Za-z0-9]+$/.test(name),
			'can only have letters and digits',
		),
		role: oneOf('merchant-terminal', 'account-owner'),
	}),
	request: (input) => ({
		method: 'POST',
		path: path`/api/accounts/${input.accountId}/api-keys`,
		body: { name: input.name, role: input.role },
	}),
	answer: z.object({ name: z.string(), secret: z.string() }).passthrough(),
	existing: {
		describe: (input) => `API key ${input.name} of account ${input.accountId}`,
		lookup: {
			request: (input) => ({
				method: 'GET',
				path: path`/api/accounts/${input.accountId}/api-keys`,
			}),
			answer: listAnswer,
			pick: (data, input) => (data as IDataObject[]).find((key) => key.name === input.name),
		},
		lostWithAnswer: ({ name }) =>
			`The API key "${name}" was created, but its secret is lost: Centrapay shows it only once, and the answer didn't arrive. Disable this key and create one with another name`,
	},
});
