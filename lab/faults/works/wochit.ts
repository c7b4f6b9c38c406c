import type { Sandbox } from '../../../sandbox';
import { call, numbered, occurrences, type Item, type Work } from '../work';

async function withCustomers(sandbox: Sandbox, count: number): Promise<Item[]> {
	const { studioUrl, channelId, apiKey } = sandbox.credentials.wochitApi;
	const headers = { 'channel-id': channelId, authorization: `Bearer ${apiKey}` };
	const items = numbered(count, () => ({}));
	for (const { key } of items) {
		const customer = { name: key, organization: { partnerId: key } };
		await call(`${studioUrl}/api/v1/customers`, headers, customer);
	}
	return items;
}

/** Wochit: a customer is recognised by the refusal that its partner ID is taken. */
export const wochitWorks: Work[] = [
	{
		vendor: 'wochit',
		name: 'Get a channel',
		effect: 'read',
		parameters: { resource: 'channel', operation: 'get' },
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		belongsTo: ({ templateCategories }) => Array.isArray(templateCategories),
	},
	{
		vendor: 'wochit',
		name: 'Update a customer',
		effect: 'set',
		parameters: {
			resource: 'customer',
			operation: 'update',
			partnerId: '={{ $json.key }}',
			updateFields: { templateCategoryIds: ['1', '2'] },
		},
		prepare: withCustomers,
		done: ({ state }) =>
			occurrences(
				state.wochit.customers
					.filter(({ seeded, templateCategoryIds }) => !seeded && templateCategoryIds !== null)
					.map(({ partnerId }) => partnerId),
			),
		belongsTo: ({ partnerId }, { key }) => partnerId === key,
	},
	{
		vendor: 'wochit',
		name: 'Create an editor token',
		effect: 'set',
		parameters: {
			resource: 'userToken',
			operation: 'create',
			partnerId: '={{ $json.key }}',
			userId: '={{ $json.key }}',
		},
		prepare: withCustomers,
		done: ({ state }) => occurrences(state.wochit.users.map(({ id }) => id)),
		belongsTo: (output) => JSON.stringify(output).includes('expirationDate'),
	},
	{
		vendor: 'wochit',
		name: 'Create a customer',
		effect: 'create',
		recognisedBy: 'refusal',
		parameters: {
			resource: 'customer',
			operation: 'create',
			partnerId: '={{ $json.key }}',
			name: '=Customer {{ $json.key }}',
		},
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		done: ({ state }) =>
			occurrences(
				state.wochit.customers.filter(({ seeded }) => !seeded).map(({ partnerId }) => partnerId),
			),
		belongsTo: ({ partnerId }, { key }) => partnerId === key,
	},
];
