import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Rest } from '../n8n/rest';
import type { Editor } from './editor';

/** A credential in n8n, as a node refers to it. */
export interface CredentialReference {
	id: string;
	name: string;
}

/** A step of a vendor, with the parameters that are filled in. */
export interface Step {
	vendor: string;
	parameters: IDataObject;
	credential: CredentialReference;
}

/** A step in a workflow, one place further right than the one before it. */
const nodeOf = ({ vendor, parameters, credential }: Step, index: number) => ({
	id: randomUUID(),
	name: `Step ${index + 1}`,
	type: `n8n-nodes-partner-provisioning.${vendor}`,
	typeVersion: 1,
	position: [240 * (index + 1), 0],
	parameters,
	credentials: { [`${vendor}Api`]: credential },
});

/** Makes a workflow with these steps after its start, and opens the last one in the editor. */
export async function openLastStep(editor: Editor, rest: Rest, steps: Step[]): Promise<void> {
	const start = {
		id: randomUUID(),
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodes = [start, ...steps.map(nodeOf)];
	const names = nodes.map(({ name }) => name);
	const { id } = await rest.request<{ id: string }>('POST', '/rest/workflows', {
		name: `Steps ${randomUUID()}`,
		settings: { executionOrder: 'v1' },
		nodes,
		connections: Object.fromEntries(
			names
				.slice(1)
				.map((name, index) => [names[index], { main: [[{ node: name, type: 'main', index: 0 }]] }]),
		),
	});
	await editor.openWorkflow(id);
	await editor.openStep(names.at(-1)!);
}

/** Makes a workflow with one step of a vendor after its start, and opens that step in the editor. */
export async function openStep(
	editor: Editor,
	rest: Rest,
	vendor: string,
	parameters: IDataObject,
	credential: CredentialReference,
): Promise<void> {
	await openLastStep(editor, rest, [{ vendor, parameters, credential }]);
}
