import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import type { WorkflowToImport } from '../n8n/n8n';

const folder = join(__dirname, '..', '..', 'workflows');

/** The IDs of the workflows that the demo and the tests use. */
export const workflowIds = {
	onboardCustomer: 'onboardCustomer',
	fromFile: 'onboardCustomers',
	fromForm: 'onboardFromForm',
	fromWebhook: 'onboardFromWebhook',
	check: 'checkCustomers',
	log: 'partnerLog',
};

/**
 * The IDs of the workflows that the demo and the tests publish, those that are called by others first.
 * None may start by the clock: it would onboard everybody once more whenever its hour comes.
 */
export const publishedWorkflows = [
	workflowIds.log,
	workflowIds.onboardCustomer,
	workflowIds.fromForm,
	workflowIds.fromWebhook,
];

/** The sub-workflows by the names of the steps that call them. */
const called: Record<string, string> = {
	Onboard: workflowIds.onboardCustomer,
	'Write to the log': workflowIds.log,
};

/** Chooses the sub-workflow in a step that calls one, as a user does after an import. */
function choosing(node: IDataObject): IDataObject {
	const value = called[String(node.name)];
	if (node.type !== 'n8n-nodes-base.executeWorkflow' || value === undefined) return node;
	const workflowId = { __rl: true, mode: 'list', value };
	return { ...node, parameters: { ...(node.parameters as IDataObject), workflowId } };
}

const earlier = join(folder, 'earlier');

/** Whose keys the workflows use at Typsy and Omnize: those given out today, or before. */
export type Keys = 'today' | 'earlier';

/**
 * Reads the workflows that users copy, told in which folder their files are and whom they call.
 *
 * @param keys some workflows need none of theirs
 */
export function readWorkflows(filesFolder: string, keys: Keys = 'today'): WorkflowToImport[] {
	const path = JSON.stringify(join(filesFolder, '/')).slice(1, -1);
	const differing = keys === 'earlier' ? readdirSync(earlier) : [];
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => {
			const text = readFileSync(join(differing.includes(file) ? earlier : folder, file), 'utf8');
			const copied = text.replaceAll('/home/node/.n8n-files/', path);
			const workflow = JSON.parse(copied) as WorkflowToImport;
			const nodes = workflow.nodes.map(choosing);
			return { ...workflow, nodes };
		});
}

/** The workflows without what the clock starts, so that they can be published in the middle of a test. */
export const withoutClock = (workflows: WorkflowToImport[]): WorkflowToImport[] =>
	workflows.map((workflow) => ({
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.type === 'n8n-nodes-base.scheduleTrigger' ? { ...node, disabled: true } : node,
		),
	}));

/** The workflows with what they do in the log, also those in which a user has to activate that. */
export const keepingLog = (workflows: WorkflowToImport[]): WorkflowToImport[] =>
	workflows.map((workflow) => ({
		...workflow,
		nodes: workflow.nodes.map(({ disabled: _disabled, ...node }) => node),
	}));

/** The workflows as n8n keeps what went through them, for those who want to tell from it what happened. */
export const keepingExecutions = (workflows: WorkflowToImport[]): WorkflowToImport[] =>
	workflows.map((workflow) => ({ ...workflow, settings: { executionOrder: 'v1' } }));

/**
 * The workflows with another time after which a run takes up what an earlier run has left under way:
 * `takeOverAfterMinutes` in their Settings.
 */
export function takingOverAfter(
	minutes: number,
	workflows: WorkflowToImport[],
): WorkflowToImport[] {
	const setting = /("name":"takeOverAfterMinutes","type":"number","value":)\d+/g;
	const text = JSON.stringify(workflows).replace(
		setting,
		(_whole, name: string) => `${name}${minutes}`,
	);
	return JSON.parse(text) as WorkflowToImport[];
}
