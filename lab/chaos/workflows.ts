import type { IDataObject } from 'n8n-workflow';

import { vendors } from '../../sandbox';
import { nodeType } from '../faults/workflow';
import type { WorkflowToImport } from '../n8n/n8n';

/** The types of our nodes that send requests. */
const ours = new Set(vendors.map(nodeType));

/**
 * The workflows with other settings in each of our nodes, as most of the time that a run takes is waiting:
 * after an unclear answer until Timeout is over, and at Centrapay for a limit that its stand-in doesn't
 * have here.
 *
 * @param timeout in seconds; longer than anything in the lab is late
 */
export function hurried(workflows: WorkflowToImport[], timeout: number): WorkflowToImport[] {
	const changed = (node: IDataObject): IDataObject => {
		if (!ours.has(String(node.type))) return node;
		const { requestSettings, ...parameters } = node.parameters as IDataObject;
		const settings = {
			...(requestSettings as IDataObject | undefined),
			timeout,
			requestsPerMinute: 0,
		};
		return { ...node, parameters: { ...parameters, requestSettings: settings } };
	};
	return workflows.map((workflow) => ({ ...workflow, nodes: workflow.nodes.map(changed) }));
}
