import type { IDataObject } from 'n8n-workflow';

import { vendors } from '../../sandbox';
import { nodeType } from '../faults/workflow';
import type { WorkflowToImport } from '../n8n/n8n';

/** The types of our nodes that send requests. */
const ours = new Set(vendors.map(nodeType));

/**
 * The workflows with another Timeout in each of our nodes: after an unclear answer a node waits until it
 * is over, which is most of the time that a spoilt run takes.
 *
 * @param timeout in seconds; longer than anything in the lab is late
 */
export function withTimeout(workflows: WorkflowToImport[], timeout: number): WorkflowToImport[] {
	const changed = (node: IDataObject): IDataObject => {
		if (!ours.has(String(node.type))) return node;
		const { requestSettings, ...parameters } = node.parameters as IDataObject;
		const settings = { ...(requestSettings as IDataObject | undefined), timeout };
		return { ...node, parameters: { ...parameters, requestSettings: settings } };
	};
	return workflows.map((workflow) => ({ ...workflow, nodes: workflow.nodes.map(changed) }));
}
