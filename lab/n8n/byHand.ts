import { setTimeout as sleep } from 'node:timers/promises';

import type { Execution, ExecutionSummary, N8n } from './n8n';
import type { Rest } from './rest';

const POLL_MS = 300;

const isUnderWay = ({ status }: ExecutionSummary) => ['new', 'running', 'waiting'].includes(status);

/** Starts a workflow in some way, and waits until its execution is over. */
export async function executionOf(
	n8n: N8n,
	workflowId: string,
	start: () => Promise<unknown>,
): Promise<Execution> {
	const before = (await n8n.executions(workflowId)).length;
	await start();
	for (;;) {
		const execution = (await n8n.executions(workflowId))[before];
		if (execution && !isUnderWay(execution)) return await n8n.execution(execution);
		await sleep(POLL_MS);
	}
}

/** Waits until no execution of a workflow is under way, also where n8n keeps none that is over. */
export async function untilAllAreOver(n8n: N8n, workflowId: string): Promise<void> {
	while ((await n8n.executions(workflowId)).some(isUnderWay)) await sleep(POLL_MS);
}

/**
 * Presses Execute Workflow in n8n's server.
 *
 * @param trigger the trigger to begin with, with its pinned data where it has some
 * @returns the execution's ID
 */
export async function startByHand(
	rest: Rest,
	workflowId: string,
	trigger = 'By hand',
): Promise<string> {
	const body = { triggerToStartFrom: { name: trigger } };
	const path = `/rest/workflows/${workflowId}/run`;
	return (await rest.request<{ executionId: string }>('POST', path, body)).executionId;
}

/**
 * Presses Execute Workflow in n8n's server, and waits until the execution is over. Data tables work there
 * only, and not on the command line.
 */
export async function executeByHand(
	{ n8n, rest }: { n8n: N8n; rest: Rest },
	workflowId: string,
	trigger?: string,
): Promise<Execution> {
	return await executionOf(
		n8n,
		workflowId,
		async () => await startByHand(rest, workflowId, trigger),
	);
}
