import type { IDataObject } from 'n8n-workflow';

import type { Vendor } from '../../sandbox';
import { credentialReference } from '../demo/credentials';
import type { WorkflowToImport } from '../n8n/n8n';
import type { Check } from '../demo/check';
import type { Customer } from '../demo/customers';
import type { SandboxState } from '../../sandbox';

/** The partner's own account, in which the sandbox lets keys be made. */
const centrapayAccount = 'Jaim1Cu1Q55uooxSens6yk';
const omnizeAccount = '1';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const fromCall = (field: string) => `={{ $('Call').item.json.body.${field} }}`;
const keyName = (reference: string) => reference.replace('-', '');

const steps: Array<{ vendor: Vendor; name: string; parameters: IDataObject }> = [
	{
		vendor: 'wochit',
		name: 'Wochit customer',
		parameters: {
			resource: 'customer',
			name: fromCall('company'),
			partnerId: fromCall('reference'),
		},
	},
	{
		vendor: 'centrapay',
		name: 'Centrapay key',
		parameters: {
			resource: 'apiKey',
			accountId: byId(centrapayAccount),
			name: "={{ $('Call').item.json.body.reference.replace('-', '') }}",
			role: 'merchant-terminal',
		},
	},
	{
		vendor: 'omnize',
		name: 'Omnize agent',
		parameters: {
			resource: 'agent',
			accountId: byId(omnizeAccount),
			name: fromCall('company'),
			email: fromCall('email'),
			password: fromCall('reference'),
		},
	},
	{
		vendor: 'yay',
		name: 'Yay.com customer',
		parameters: {
			resource: 'customer',
			name: fromCall('reference'),
			contactName: fromCall('company'),
		},
	},
	{
		vendor: 'typsy',
		name: 'Typsy user',
		parameters: {
			resource: 'user',
			email: fromCall('email'),
			firstName: fromCall('contactFirstName'),
			lastName: fromCall('contactLastName'),
			structures: { structure: [{ name: 'Head Office', role: 'member' }] },
		},
	},
];

const names = ['Call', ...steps.map(({ name }) => name)];

/**
 * A workflow with a creation at each vendor that can be looked up, so that all of it can be run again:
 * each has If It Already Exists set to Use Existing.
 */
export const repeatable: WorkflowToImport = {
	id: 'repeatable',
	name: 'Set up a customer, again if need be',
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			id: 'call',
			name: 'Call',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: 'repeatable',
			position: [0, 0],
			parameters: {
				httpMethod: 'POST',
				path: 'repeatable',
				responseMode: 'lastNode',
				options: {},
			},
		},
		...steps.map(({ vendor, name, parameters }, index) => ({
			id: `step-${index}`,
			name,
			type: `n8n-nodes-partner-provisioning.${vendor}`,
			typeVersion: 1,
			position: [200 * (index + 1), 0],
			parameters: { operation: 'create', ifExists: 'useExisting', ...parameters },
			credentials: credentialReference(`${vendor}Api`),
		})),
	],
	connections: Object.fromEntries(
		names
			.slice(0, -1)
			.map((name, index) => [
				name,
				{ main: [[{ node: names[index + 1], type: 'main', index: 0 }]] },
			]),
	),
};

/** Asks for the customers, all at once, and gives those that nobody got a good answer for. */
export async function setUpByWebhook(url: string, customers: Customer[]): Promise<Customer[]> {
	const answers = await Promise.all(
		customers.map((customer) =>
			fetch(`${url}/webhook/repeatable`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(customer),
			}),
		),
	);
	return customers.filter((_, index) => !answers[index]!.ok);
}

/** How often what the workflow makes for a customer exists at each vendor: once. */
export function checkRepeatable(customer: Customer, state: SandboxState): Check[] {
	const { reference, email } = customer;
	const found: Array<[string, number]> = [
		[
			'Wochit customer',
			state.wochit.customers.filter(({ partnerId }) => partnerId === reference).length,
		],
		[
			'Centrapay key',
			state.centrapay.apiKeys.filter(({ name }) => name === keyName(reference)).length,
		],
		['Omnize agent', state.omnize.agents.filter((agent) => agent.email === email).length],
		['Yay.com customer', state.yay.customers.filter(({ name }) => name === reference).length],
		['Typsy user', state.typsy.users.filter((user) => user.email === email).length],
	];
	return found.map(([what, count]) => ({ what, expected: 1, found: count }));
}
