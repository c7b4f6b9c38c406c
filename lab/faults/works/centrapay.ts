import { byId, call, numbered, occurrences, type Item, type Work } from '../work';
import type { Sandbox } from '../../../sandbox';

const partnerAccount = 'Jaim1Cu1Q55uooxSens6yk';

async function withAccounts(sandbox: Sandbox, count: number): Promise<Item[]> {
	const { apiKey, baseUrl } = sandbox.credentials.centrapayApi;
	const items = numbered(count, () => ({}));
	for (const { key, json } of items) {
		const account = { name: `before-${key}`, type: 'org', region: 'NZ' };
		const { id } = await call<{ id: string }>(
			`${baseUrl}/api/accounts`,
			{ 'x-api-key': apiKey },
			account,
		);
		json.accountId = id;
	}
	return items;
}

const accountNames = (sandbox: Sandbox) => sandbox.state.centrapay.accounts.map(({ name }) => name);

/** Centrapay: nothing finds an account, an API key is found by its name but its secret isn't. */
export const centrapayWorks: Work[] = [
	{
		vendor: 'centrapay',
		name: 'Get an account',
		effect: 'read',
		parameters: {
			resource: 'account',
			operation: 'get',
			accountId: byId('={{ $json.accountId }}'),
		},
		prepare: withAccounts,
		belongsTo: ({ id }, { json }) => id === json.accountId,
	},
	{
		vendor: 'centrapay',
		name: 'Update an account',
		effect: 'set',
		parameters: {
			resource: 'account',
			operation: 'update',
			accountId: byId('={{ $json.accountId }}'),
			name: '={{ $json.key }}',
		},
		prepare: withAccounts,
		done: (sandbox) => occurrences(accountNames(sandbox).filter((name) => name.startsWith('item'))),
		belongsTo: ({ name }, { key }) => name === key,
	},
	{
		vendor: 'centrapay',
		name: 'Create an account',
		effect: 'create',
		recognisedBy: 'nothing',
		parameters: {
			resource: 'account',
			operation: 'create',
			name: '={{ $json.key }}',
			type: 'org',
			additionalFields: { region: 'NZ' },
		},
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		done: (sandbox) => occurrences(accountNames(sandbox).filter((name) => name.startsWith('item'))),
		belongsTo: ({ name }, { key }) => name === key,
	},
	{
		vendor: 'centrapay',
		name: 'Create an API key',
		effect: 'create',
		recognisedBy: 'look-up',
		parameters: {
			resource: 'apiKey',
			operation: 'create',
			accountId: byId(partnerAccount),
			name: '={{ $json.key }}',
			role: 'merchant-terminal',
		},
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		done: ({ state }) =>
			occurrences(
				state.centrapay.apiKeys.map(({ name }) => name).filter((name) => name.startsWith('item')),
			),
		belongsTo: ({ name, secret }, { key }) => name === key && typeof secret === 'string',
	},
];
