import { byId, call, numbered, occurrences, type Work } from '../work';
import type { Sandbox } from '../../../sandbox';

const emailOf = (key: string) => `${key}@example.com`;
const keysOf = (things: Array<{ email: string | null }>) =>
	things.flatMap(({ email }) => /^(item\d+)@/.exec(email ?? '')?.[1] ?? []);

const agentNames = (sandbox: Sandbox) => sandbox.state.omnize.agents.map(({ name }) => name);

/** Omnize: agents and departments are found in a list, accounts by nothing; no name is unique there. */
export const omnizeWorks: Work[] = [
	{
		vendor: 'omnize',
		name: 'Get many agents',
		effect: 'read',
		parameters: {
			resource: 'agent',
			operation: 'getAll',
			accountId: '1',
			returnAll: false,
			limit: 1,
		},
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		belongsTo: ({ id }) => id === 123,
	},
	{
		vendor: 'omnize',
		name: 'Update an agent',
		effect: 'set',
		parameters: {
			resource: 'agent',
			operation: 'update',
			agentId: byId('={{ $json.agentId }}'),
			updateFields: { name: '={{ $json.key }}' },
		},
		async prepare(sandbox, count) {
			const { token, baseUrl } = sandbox.credentials.omnizeApi;
			const items = numbered(count, () => ({}));
			for (const { key, json } of items) {
				const agent = { email: emailOf(key), name: 'before', password: 'x', account_id: 1 };
				const made = await call<{ data: { id: number } }>(
					`${baseUrl}/api/v1/agents`,
					{},
					{ token, agent },
				);
				json.agentId = made.data.id;
			}
			return items;
		},
		done: (sandbox) => occurrences(agentNames(sandbox).filter((name) => name.startsWith('item'))),
		belongsTo: (output, { json }) => String(output.id ?? output.agentId) === String(json.agentId),
	},
	{
		vendor: 'omnize',
		name: 'Create an account',
		effect: 'create',
		recognisedBy: 'look-up',
		parameters: {
			resource: 'account',
			operation: 'create',
			licenseQuantity: 1,
			email: '={{ $json.email }}',
			mainContact: '={{ $json.key }}',
			telefone: '(11) 98877-6655',
			url: 'www.example.com',
		},
		prepare: (_sandbox, count) => numbered(count, (key) => ({ email: emailOf(key) })),
		done: ({ state }) => occurrences(keysOf(state.omnize.accounts)),
		belongsTo: ({ email }, { json }) => email === json.email,
	},
	{
		vendor: 'omnize',
		name: 'Create an agent',
		effect: 'create',
		recognisedBy: 'look-up',
		parameters: {
			resource: 'agent',
			operation: 'create',
			accountId: byId('1'),
			name: '={{ $json.key }}',
			email: '={{ $json.email }}',
			password: '=pw-{{ $json.key }}',
		},
		prepare: (_sandbox, count) => numbered(count, (key) => ({ email: emailOf(key) })),
		done: ({ state }) => occurrences(keysOf(state.omnize.agents)),
		belongsTo: ({ email }, { json }) => email === json.email,
	},
	{
		vendor: 'omnize',
		name: 'Create a department',
		effect: 'create',
		recognisedBy: 'look-up',
		parameters: {
			resource: 'department',
			operation: 'create',
			accountId: byId('1'),
			name: '={{ $json.key }}',
		},
		prepare: (_sandbox, count) => numbered(count, () => ({})),
		done: ({ state }) =>
			occurrences(
				state.omnize.departments.map(({ name }) => name).filter((name) => name.startsWith('item')),
			),
		belongsTo: ({ name }, { key }) => name === key,
	},
];
