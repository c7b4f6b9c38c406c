import type { IDataObject } from 'n8n-workflow';

import type { Rest } from '../../lab/n8n/rest';

interface Node extends IDataObject {
	name: string;
	parameters: { assignments: { assignments: Array<{ name: string; value: unknown }> } };
}

/** Enters something in a workflow's Settings, as a person does. */
export async function enterSetting(
	rest: Rest,
	workflowId: string,
	name: string,
	value: string,
): Promise<void> {
	const path = `/rest/workflows/${workflowId}`;
	const workflow = await rest.request<{ nodes: Node[]; connections: object }>('GET', path);
	const { nodes, connections } = workflow;
	const { assignments } = nodes.find((node) => node.name === 'Settings')!.parameters;
	assignments.assignments.find((one) => one.name === name)!.value = value;
	await rest.request('PATCH', path, { nodes, connections });
}
