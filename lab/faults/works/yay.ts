import { byId, call, numbered, occurrences, type Work } from '../work';

/** Yay.com: a customer is found by its name, a transfer by nothing. */
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
	{
		vendor: 'yay',
		name: 'Allocate credit',
		effect: 'transfer',
		parameters: {
			resource: 'customer',
			operation: 'allocateCredit',
			customerUuid: byId('={{ $json.uuid }}'),
			amount: '0.25',
		},
		async prepare(sandbox, count) {
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
		},
		done: (sandbox) =>
			new Map(
				Object.entries(sandbox.counts().yay.creditByCustomer).map(([name, { transfers }]) => [
					name,
					transfers,
				]),
			),
		belongsTo: ({ customerUuid }, { json }) => customerUuid === json.uuid,
	},
];
