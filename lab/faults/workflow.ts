import type { IDataObject } from 'n8n-workflow';

import type { Vendor } from '../../sandbox';
import type { CredentialToImport, WorkflowToImport } from '../n8n/n8n';

/** What sets the node of a workflow apart. */
export interface NodeToRun {
	type: string;
	typeVersion: number;
	parameters: IDataObject;
	credentials: IDataObject;
}

/** The node that does the work. */
export const nodeUnderTest = 'Node under test';

/** The type of a vendor's node in an n8n that has our package. */
export const nodeType = (vendor: Vendor) => `n8n-nodes-partner-provisioning.${vendor}`;

/** How the node under test refers to a vendor's credential. */
export const credentialOf = (vendor: Vendor) => ({
	[`${vendor}Api`]: { id: `faults${vendor}`, name: vendor },
});

/** A vendor's credential with the data of its sandbox. */
export const credentialToImport = (vendor: Vendor, data: IDataObject): CredentialToImport => ({
	id: `faults${vendor}`,
	name: vendor,
	type: `${vendor}Api`,
	data,
});

/** A workflow that gives the items it is called with to the node under test. */
export function workflowFor(
	id: string,
	name: string,
	node: NodeToRun & IDataObject,
): WorkflowToImport {
	const to = (next: string) => ({ main: [[{ node: next, type: 'main', index: 0 }]] });
	return {
		id,
		name,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: `${id}-call`,
				name: 'Call',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: id,
				position: [0, 0],
				parameters: {
					httpMethod: 'POST',
					path: id,
					responseMode: 'lastNode',
					responseData: 'noData',
					options: {},
				},
			},
			{
				id: `${id}-items`,
				name: 'Items',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [200, 0],
				parameters: { fieldToSplitOut: 'body.items', options: {} },
			},
			{
				id: `${id}-node`,
				name: nodeUnderTest,
				position: [400, 0],
				...node,
			},
		],
		connections: { Call: to('Items'), Items: to(nodeUnderTest) },
	};
}
