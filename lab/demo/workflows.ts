import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkflowToImport } from '../n8n/n8n';

const folder = join(__dirname, '..', '..', 'workflows');

/** The IDs of the workflows that the demo and the tests use. */
export const workflowIds = {
	onboardCustomer: 'onboardCustomer',
	fromFile: 'onboardCustomers',
	fromForm: 'onboardFromForm',
	fromWebhook: 'onboardFromWebhook',
};

/**
 * The IDs of the workflows that the demo and the tests publish, the one that is called by others first.
 * None may start by the clock: it would onboard everybody once more whenever its hour comes.
 */
export const publishedWorkflows = [
	workflowIds.onboardCustomer,
	workflowIds.fromForm,
	workflowIds.fromWebhook,
];

/** Reads the workflows that users copy, told in which folder their files are. */
export function readWorkflows(filesFolder: string): WorkflowToImport[] {
	const path = JSON.stringify(join(filesFolder, '/')).slice(1, -1);
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => {
			const text = readFileSync(join(folder, file), 'utf8');
			return JSON.parse(text.replaceAll('/home/node/.n8n-files/', path)) as WorkflowToImport;
		});
}

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
