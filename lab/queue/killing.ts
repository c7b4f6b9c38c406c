import Table from 'cli-table3';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Sandbox } from '../../sandbox';
import { failedChecks } from '../demo/check';
import { readCustomers } from '../demo/customers';
import type { Cluster, QueuedExecution } from './cluster';
import { workerTable } from './onboarding';
import { checkRepeatable, repeatable, setUpByWebhook } from './repeatable';

const POLL_MS = 1_000;
/** How many customers are through when the worker is killed. */
const throughBeforeKill = 8;

/** What n8n writes into an execution whose worker is gone. */
const lossPattern = 'This execution failed to be processed[^".]*';

const isOver = ({ status }: QueuedExecution) => !['new', 'running', 'waiting'].includes(status);

async function until(
	cluster: Cluster,
	holds: (executions: QueuedExecution[]) => boolean,
): Promise<QueuedExecution[]> {
	for (;;) {
		const executions = await cluster.executions(repeatable.id, lossPattern);
		if (holds(executions)) return executions;
		await sleep(POLL_MS);
	}
}

/**
 * Sets the demo's customers up with one execution each, kills a worker in the middle, runs what was
 * lost again, and checks that everything exists exactly once.
 */
export async function killWorker(
	cluster: Cluster,
	sandbox: Sandbox,
	log: (line: string) => void,
): Promise<boolean> {
	const customers = readCustomers();
	const [victim] = cluster.workers;
	log(`Asking n8n's webhook to set up ${customers.length} customers, all at once …`);
	const calls = setUpByWebhook(cluster.n8n.url, customers);
	await until(cluster, (found) => found.filter(isOver).length >= throughBeforeKill);
	victim!.program.kill('SIGKILL');
	const killedAt = Date.now();
	log(`Killed ${victim!.name} with kill -9. The other one goes on …`);

	const first = await until(
		cluster,
		(found) => found.length === customers.length && found.every(isOver),
	);
	const unanswered = await calls;
	const seconds = Math.round((Date.now() - killedAt) / 1000);
	const lost = first.filter(({ status }) => status !== 'success');
	const cutOff = new Table({
		head: ['Execution', 'Worker', 'n8n says', 'and'],
		style: { head: [], border: [], compact: true },
	});
	for (const { id, about, worker, status } of lost) cutOff.push([id, worker, status, about]);
	log(`After ${seconds} s nothing runs any more. What n8n says of the lost executions:`);
	log(`\n${cutOff.toString()}\n\n${workerTable(cluster, first)}\n`);

	const references = unanswered.map(({ reference }) => reference).join(', ');
	log(`Whoever asked for ${references} got no good answer. Asking again …`);
	const leftOver = await setUpByWebhook(cluster.n8n.url, unanswered);
	const { state } = sandbox;
	const wrong = customers.flatMap((customer) =>
		failedChecks(checkRepeatable(customer, state)).map(
			({ what, found }) => `${customer.reference}: ${what} exists ${found} times`,
		),
	);
	for (const line of wrong) log(line);
	return lost.length === unanswered.length && leftOver.length === 0 && wrong.length === 0;
}
