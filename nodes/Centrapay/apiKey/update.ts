import { z } from 'zod';

import { defineOperation, flag, locator, path } from '../../engine/declare';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';
import { apiKeys } from '../pickers';
import { listApiKeys } from '../requests';
import { identifiedKey } from './apiKey';

export const updateApiKey = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an API key',
	description: 'Enable or disable an API key',
	effect: 'set',
	identifiers: identifiedKey,
	fields: {
		accountId,
		apiKeyName: locator('API Key', {
			from: apiKeys,
			by: 'Name',
			select: 'an API key',
			example: 'MyAPIkey',
			description: 'The API key, from the list of those of the account or by its name',
		}),
		enabled: flag('Enabled', { default: true, description: 'Whether the API key can be used' }),
	},
	would: ({ accountId, apiKeyName, enabled }) =>
		`${enabled ? 'enable' : 'disable'} the API key ${apiKeyName} of the account ${accountId}`,
	target: {
		describe: ({ accountId, apiKeyName }) => `API key ${apiKeyName} of account ${accountId}`,
		request: ({ accountId }) => listApiKeys(accountId),
		answer: listAnswer,
		keyOf: ({ name }) => name,
		wantedKey: ({ apiKeyName }) => apiKeyName,
		after: ({ enabled }, found) => ({ ...found, enabled }),
	},
	request: ({ accountId, apiKeyName, enabled }) => ({
		method: 'PUT',
		path: path`/api/accounts/${accountId}/api-keys/${apiKeyName}`,
		body: { enabled },
	}),
	answer: z.object({ name: z.string() }).passthrough(),
});
