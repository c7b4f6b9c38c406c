import Table from 'cli-table3';

import type { Sandbox } from '../../sandbox';
import { checkCustomer, checkTotals, failedChecks } from '../demo/check';
import { readCustomers } from '../demo/customers';
import { totalsTable } from '../demo/table';
import { onboardByWebhook } from '../demo/webhook';
import { workflowIds } from '../demo/workflows';
import type { Cluster, QueuedExecution } from './cluster';

/** What a customer's reference looks like in an execution's data. */
export const referencePattern = 'CUST-[0-9]+';

const style = { head: [], border: [], compact: true };

/** One row a worker: how many executions it had, and how many of them n8n says failed. */
export function workerTable(cluster: Cluster, executions: QueuedExecution[]): string {
	const table = new Table({ head: ['Worker', 'Executions', 'Failed'], style });
	for (const { name, isKilled } of cluster.workers) {
		const theirs = executions.filter(({ worker }) => worker === name);
		const failed = theirs.filter(({ status }) => status !== 'success');
		table.push([isKilled ? `${name}, killed` : name, theirs.length, failed.length]);
	}
	return table.toString();
}

/** Onboards the demo's customers with one execution a customer, and shows which worker did which. */
export async function onboardOverWorkers(
	cluster: Cluster,
	sandbox: Sandbox,
	log: (line: string) => void,
): Promise<boolean> {
	const customers = readCustomers();
	log(`Asking n8n's webhook to onboard ${customers.length} customers, all at once …`);
	const answers = await Promise.all(
		customers.map(async (customer) => await onboardByWebhook(cluster.n8n.url, customer)),
	);

	const executions = await cluster.executions(workflowIds.fromWebhook, referencePattern);
	const { state } = sandbox;
	const table = new Table({
		head: ['', 'Customer', 'Execution', 'Worker', 'n8n says', 'At the vendors'],
		colWidths: [3, 36],
		style,
	});
	let succeeded = true;
	customers.forEach((customer, index) => {
		const execution = executions.find(({ about }) => about === customer.reference);
		const answer = answers[index]!;
		const failed =
			answer.status === 'onboarded'
				? failedChecks(checkCustomer(customer, answer, state))
				: [{ what: (answer.problems ?? ['no answer']).join('; '), expected: 0, found: 1 }];
		const isWell = failed.length === 0 && execution?.status === 'success';
		succeeded &&= isWell;
		table.push([
			isWell ? '✓' : '✗',
			`${customer.reference} ${customer.company}`,
			execution?.id ?? '',
			execution?.worker ?? '',
			execution?.status ?? 'nothing',
			failed.length === 0 ? 'everything once' : failed.map(({ what }) => what).join(', '),
		]);
	});
	const totals = checkTotals(customers, sandbox.counts());
	log(`\n${table.toString()}\n\n${totalsTable(totals)}\n\n${workerTable(cluster, executions)}\n`);
	return succeeded && failedChecks(totals).length === 0;
}
