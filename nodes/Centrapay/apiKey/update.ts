import { z } from 'zod';

import { flag, identifier } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { accountId } from '../account/account';

export const updateApiKey = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an API key',
	description: 'Enable or disable an API key',
	effect: 'set',
	properties: [
		accountId,
		{
			displayName: 'API Key',
			name: 'apiKeyName',
			type: 'resourceLocator',
			required: true,
			default: { mode: 'list', value: '' },
			description: 'The API key, from the list of those of the account or by its name',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select an API key...',
					typeOptions: { searchListMethod: 'searchApiKeys', searchable: true },
				},
				{
					displayName: 'By Name',
					name: 'name',
					type: 'string',
					placeholder: 'e.g. MyAPIkey',
				},
			],
		},
		{
			displayName: 'Enabled',
			name: 'enabled',
			type: 'boolean',
			required: true,
			default: true,
			description: 'Whether the API key can be used',
		},
	],
	schema: z.object({ accountId: identifier(), apiKeyName: identifier(), enabled: flag() }),
	request: (input) => ({
		method: 'PUT',
		path: path`/api/accounts/${input.accountId}/api-keys/${input.apiKeyName}`,
		body: { enabled: input.enabled },
	}),
	answer: z.object({ name: z.string() }).passthrough(),
});
