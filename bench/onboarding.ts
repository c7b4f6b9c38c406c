/**
 * `npm run bench:onboarding`: onboards customers at all five partners with the workflow **Onboard customers**,
 * with its customers' book and without one, and prints what the book costs. No limit of requests a minute is
 * kept: waiting for Centrapay's, which takes most of the time else, would hide the cost.
 * `-- --customers 1000 --latency 50 --runs 3` chooses.
 */
import Table from 'cli-table3';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { makeCustomers, toCsv } from '../lab/chaos/customers';
import { things, type Thing } from '../lab/chaos/things';
import { hurried } from '../lab/chaos/workflows';
import { madeSince } from '../lab/chaos/world';
import { clearBook } from '../lab/demo/book';
import { credentialsFor } from '../lab/demo/credentials';
import { createN8n } from '../lab/demo/environment';
import { readWorkflows, workflowIds } from '../lab/demo/workflows';
import { executeByHand } from '../lab/n8n/byHand';
import type { N8n } from '../lab/n8n/n8n';
import type { Rest } from '../lab/n8n/rest';
import { startSandbox, type Sandbox } from '../sandbox';
import { median } from './statistics';
import { withoutBook } from './withoutBook';

const { values } = parseArgs({
	options: {
		customers: { type: 'string', default: '1000' },
		latency: { type: 'string', default: '50' },
		runs: { type: 'string', default: '3' },
	},
});
const customers = makeCustomers(Number(values.customers)).map((customer) => ({
	...customer,
	partners: '',
}));

/** The nodes' default, in seconds. */
const timeout = 30;

/** Those that are compared, with what their workflows' IDs end with. */
const contenders = { 'without a book': 'WithoutBook', 'with the book': '' };

interface Bench {
	sandbox: Sandbox;
	n8n: N8n;
	rest: Rest;
}

/** Onboards all customers, none of whom exists, and gives the seconds that it took. */
async function measure({ sandbox, n8n, rest }: Bench, suffix: string): Promise<number> {
	sandbox.reset();
	const atStart = sandbox.state;
	await clearBook(rest);
	const started = performance.now();
	const { status } = await executeByHand({ n8n, rest }, workflowIds.fromFile + suffix);
	const seconds = (performance.now() - started) / 1000;
	const world = madeSince(atStart, sandbox.state);
	const isThereOnce = ({ count }: Thing) => customers.every((one) => count(one, world) === 1);
	if (status !== 'success' || !things.every(isThereOnce)) {
		throw new Error(`The run ended with ${status}, and not everything is there exactly once`);
	}
	return seconds;
}

async function runInTurn(bench: Bench): Promise<Map<string, number[]>> {
	const seconds = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
	for (let round = 1; round <= Number(values.runs); round++) {
		for (const [name, suffix] of Object.entries(contenders)) {
			const took = await measure(bench, suffix);
			seconds.get(name)!.push(took);
			console.log(`Run ${round}, ${name}: ${took.toFixed(1)} s`);
		}
	}
	return seconds;
}

function tableOf(seconds: Map<string, number[]>): string {
	const table = new Table({
		head: [`${customers.length} customers, ${values.latency} ms`, 'Seconds (median)', 'Ratio'],
		style: { head: [], border: [], compact: true },
	});
	const [base] = [...seconds.values()].map(median);
	for (const [name, all] of seconds) {
		table.push([name, median(all).toFixed(1), (median(all) / base!).toFixed(2)]);
	}
	return table.toString();
}

async function main(): Promise<void> {
	const sandbox = await startSandbox({
		recordLimit: 0,
		latencyMs: Number(values.latency),
		centrapay: { requestsPerMinute: 0 },
	});
	const n8n = await createN8n(console.log);
	try {
		await writeFile(join(n8n.filesFolder, 'customers.csv'), toCsv(customers));
		await n8n.importCredentials(credentialsFor(sandbox.credentials));
		const wanted: string[] = [workflowIds.onboardCustomer, workflowIds.fromFile];
		const copied = readWorkflows(n8n.filesFolder).filter(({ id }) => wanted.includes(id));
		const workflows = hurried(copied, timeout);
		const suffix = contenders['without a book'];
		const without = workflows.map((workflow) => withoutBook(workflow, suffix));
		await n8n.importWorkflows([...workflows, ...without]);
		const rest = await n8n.start();
		await rest.setUpOwner();
		await rest.publish(workflowIds.onboardCustomer, workflowIds.onboardCustomer + suffix);
		console.log(tableOf(await runInTurn({ sandbox, n8n, rest })));
	} finally {
		await n8n.dispose();
		await sandbox.close();
	}
}

void main();
