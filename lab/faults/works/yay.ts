import type { Sandbox } from '../../../sandbox';
import { byId, call, numbered, occurrences, type Item, type Work } from '../work';

/** Makes a customer for each item, who has no credit yet. */
async function makeCustomers(sandbox: Sandbox, count: number): Promise<Item[]> {
	const { reseller, user, password, baseUrl } = sandbox.credentials.yayApi;
	const headers = {
		'X-Auth-Reseller': reseller,
		'X-Auth-User': user,
		'X-Auth-Password': password,
	};
	const items = numbered(count, () => ({}));
	for (const { key, json } of items) {
		const body = { name: key, contact_name: key };
		const made = await call<{ result: { uuid: string } }>(
			`${baseUrl}/account/reseller`,
			headers,
			body,
		);
		json.uuid = made.result.uuid;
	}
	return items;
}

/** Moves the same credit to each customer, who had none. */
const moving = (name: string, operation: string): Work => ({
	vendor: 'yay',
	name,
	effect: 'transfer',
	recognisedBy: 'balances',
	parameters: {
		resource: 'customer',
		operation,
		customerUuid: byId('={{ $json.uuid }}'),
		amount: '0.25',
	},
	prepare: makeCustomers,
	done: (sandbox) =>
		new Map(
			Object.entries(sandbox.counts().yay.creditByCustomer).map(([key, { transfers }]) => [
				key,
				transfers,
			]),
		),
	belongsTo: ({ customerUuid }, { json }) => customerUuid === json.uuid,
});

/** Yay.com: a customer is found by its name, a transfer by what both balances say. */
export const yayWorks: Work[] = [
	{
		vendor: 'yay',
		name: 'Get many customers',
		effect: 'read',
		parameters: { resource: 'customer', operation: 'getAll', returnAll: false, limit: 1 },
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		belongsTo: ({ name }) => name === 'demo_customer_1',
	},
	{
		vendor: 'yay',
		name: 'Create a customer',
		effect: 'create',
		recognisedBy: 'look-up',
		parameters: {
			resource: 'customer',
			operation: 'create',
			name: '={{ $json.key }}',
			contactName: '=Contact of {{ $json.key }}',
		},
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		done: ({ state }) =>
			occurrences(state.yay.customers.filter(({ seeded }) => !seeded).map(({ name }) => name)),
		belongsTo: ({ name }, { key }) => name === key,
	},
	moving('Allocate credit', 'allocateCredit'),
	moving('Top up credit', 'topUpCredit'),
];
