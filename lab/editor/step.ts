import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Rest } from '../n8n/rest';
import type { Editor } from './editor';

/** A credential in n8n, as a node refers to it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** Makes a workflow with one step of a vendor after its start, and opens that step in the editor. */
export async function openStep(
	editor: Editor,
	rest: Rest,
	vendor: string,
	parameters: IDataObject,
	credential: CredentialReference,
): Promise<void> {
	const { id } = await rest.request<{ id: string }>('POST', '/rest/workflows', {
		name: `Step ${randomUUID()}`,
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				id: randomUUID(),
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: randomUUID(),
				name: 'Step',
				type: `n8n-nodes-partner-provisioning.${vendor}`,
				typeVersion: 1,
				position: [240, 0],
				parameters,
				credentials: { [`${vendor}Api`]: credential },
			},
		],
		connections: { Start: { main: [[{ node: 'Step', type: 'main', index: 0 }]] } },
	});
	await editor.openWorkflow(id);
	await editor.openStep('Step');
}
