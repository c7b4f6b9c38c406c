import type { N8n } from '../n8n/n8n';
import type { Rest } from '../n8n/rest';
import { workflowIds } from '../demo/workflows';

/** How an execution is; `running` while it is under way. */
export async function statusOf(rest: Rest, executionId: string): Promise<string> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: workflowIds.fromFile }));
	const { results } = await rest.request<{ results: Array<{ id: string; status: string }> }>(
		'GET',
		`/rest/executions?limit=5&filter=${filter}`,
	);
	return results.find(({ id }) => id === executionId)?.status ?? 'new';
}

/** Whether a run came to an end that n8n didn't find when it started again. */
export const isOfItsOwn = (status: string) => ['success', 'error'].includes(status);

/** Whether a run did all that it could, and ended red because customers need attention. */
export async function saysWhoNeedsAttention(n8n: N8n, executionId: string): Promise<boolean> {
	const told = await n8n.query(
		`SELECT 1 FROM execution_data WHERE executionId = ? AND data LIKE '%customers need% attention: %'`,
		[executionId],
	);
	return told.length > 0;
}

/** Whether a run has come to an end. */
export const isOver = (status: string) => !['new', 'running', 'waiting'].includes(status);
