import type { IDataObject } from 'n8n-workflow';

import type { Rest } from '../../lab/n8n/rest';

interface Node extends IDataObject {
	name: string;
	parameters: IDataObject;
}

/** Changes a step of a workflow, as a person does in the editor. */
export async function changeStep(
	rest: Rest,
	workflowId: string,
	name: string,
	change: (step: Node) => void,
): Promise<void> {
	const path = `/rest/workflows/${workflowId}`;
	const workflow = await rest.request<{ nodes: Node[]; connections: object }>('GET', path);
	const { nodes, connections } = workflow;
	change(nodes.find((node) => node.name === name)!);
	await rest.request('PATCH', path, { nodes, connections });
}

/** Enters something in a workflow's Settings. */
export async function enterSetting(
	rest: Rest,
	workflowId: string,
	name: string,
	value: string,
): Promise<void> {
	await changeStep(rest, workflowId, 'Settings', ({ parameters }) => {
		const { assignments } = parameters.assignments as { assignments: IDataObject[] };
		assignments.find((one) => one.name === name)!.value = value;
	});
}
