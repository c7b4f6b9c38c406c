import { z } from 'zod';

import { checks, choice, defineOperation, notice, path, text } from '../../engine/declare';
import { accountId } from '../account/account';
import { listAnswer } from '../answers';
import { listApiKeys } from '../requests';
import { identifiedKey } from './apiKey';

export const createApiKey = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an API key',
	description:
		'Create an API key for an account. Its secret is part of the answer, this once only.',
	effect: 'create',
	identifiers: identifiedKey,
	fields: {
		secretNotice: notice(
			"Centrapay shows the key's secret only once: save what this step puts out. It is also in n8n's execution data.",
		),
		accountId,
		name: text('Name', {
			example: 'MyAPIkey',
			description: 'Letters and digits only; must be unique within the account',
			check: () =>
				checks
					.requiredWord()
					.refine((name) => /^[A-Za-z0-9]+$/.test(name), 'can only have letters and digits'),
		}),
		role: choice(
			'Role',
			{ 'account-owner': 'Account Owner', 'merchant-terminal': 'Merchant Terminal' },
			{ default: 'merchant-terminal', description: 'What the API key may do' },
		),
	},
	would: ({ accountId, name }) => `create the API key ${name} of the account ${accountId}`,
	wouldAnswer: ({ name, role }, later) => ({ name, role, secret: later('secret', name) }),
	request: ({ accountId, name, role }) => ({
		method: 'POST',
		path: path`/api/accounts/${accountId}/api-keys`,
		body: { name, role },
	}),
	answer: z.object({ name: z.string(), secret: z.string() }).passthrough(),
	existing: {
		by: 'looking',
		describe: ({ accountId, name }) => `API key ${name} of account ${accountId}`,
		request: ({ accountId }) => listApiKeys(accountId),
		answer: listAnswer,
		keyOf: (key) => key.name,
		wantedKey: ({ name }) => name,
		lacks: "The key's secret is not here: Centrapay shows it only when a key is created.",
		// No code is documented (centrapay.md#uniqueness); whatever is said, the list decides.
		refusedAsExisting: ({ message }) => /already|taken|unique|duplicat|in.use/i.test(message),
		lostWithAnswer: ({ name }) =>
			`The API key "${name}" was created, but its secret is lost: Centrapay shows it only once, and the answer didn't arrive. Disable this key and create one with another name`,
	},
});
