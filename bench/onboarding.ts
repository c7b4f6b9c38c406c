/**
 * `npm run bench:onboarding`: onboards customers at all five partners with the workflow **Onboard customers**,
 * with its customers' book and without one, and with workflows from HTTP Request nodes, and prints what each
 * takes. No limit of requests a minute is kept: waiting for Centrapay's, which takes most of the time else,
 * would hide the cost. `-- --customers 1000 --latency 50 --runs 3 --contenders plain,careful,without,book`
 * chooses.
 */
import Table from 'cli-table3';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { makeCustomers, toCsv } from '../lab/chaos/customers';
import { things, type Thing } from '../lab/chaos/things';
import { madeSince } from '../lab/chaos/world';
import { clearBook } from '../lab/demo/book';
import { credentialsFor } from '../lab/demo/credentials';
import { createN8n } from '../lab/demo/environment';
import { executeByHand } from '../lab/n8n/byHand';
import { DataTable } from '../lab/n8n/dataTable';
import type { N8n } from '../lab/n8n/n8n';
import type { Rest } from '../lab/n8n/rest';
import { startSandbox, type Sandbox } from '../sandbox';
import { tableName } from './httpOnboarding/carefulSteps';
import { secondsBelow } from './cpu';
import {
	nodesOf,
	onboarderKeys,
	onboarders,
	type Onboarder,
	type OnboarderKey,
} from './onboarders';
import { median } from './statistics';

const { values } = parseArgs({
	options: {
		customers: { type: 'string', default: '1000' },
		latency: { type: 'string', default: '50' },
		runs: { type: 'string', default: '3' },
		contenders: { type: 'string', default: onboarderKeys.join(',') },
	},
});
const customers = makeCustomers(Number(values.customers)).map((customer) => ({
	...customer,
	partners: '',
}));

interface Bench {
	sandbox: Sandbox;
	n8n: N8n;
	rest: Rest;
}

/** What a run took. */
interface Run {
	seconds: number;
	/** Processor time of n8n with its task runner, in seconds. */
	cpu: number;
	requests: number;
}

/** Waits until Typsy has worked off what was submitted, for whom didn't wait for it. */
async function untilProcessed(sandbox: Sandbox): Promise<void> {
	while (sandbox.counts().typsy.requestsInProgress > 0) await sleep(100);
}

/** Onboards all customers, none of whom exists. */
async function measure({ sandbox, n8n, rest }: Bench, { workflows }: Onboarder): Promise<Run> {
	sandbox.reset();
	const atStart = sandbox.state;
	await clearBook(rest);
	await (await DataTable.find(rest, tableName))?.clear();
	const cpuBefore = secondsBelow(process.pid);
	const started = performance.now();
	const { status } = await executeByHand({ n8n, rest }, workflows[0].id);
	const seconds = (performance.now() - started) / 1000;
	const cpu = secondsBelow(process.pid) - cpuBefore;
	const requests = sandbox.requests.count();
	await untilProcessed(sandbox);
	const world = madeSince(atStart, sandbox.state);
	const isThereOnce = ({ count }: Thing) => customers.every((one) => count(one, world) === 1);
	const others = things.filter((thing) => !isThereOnce(thing));
	if (status !== 'success' || others.length > 0) {
		const names = others.map(({ partner, what }) => `${partner}: ${what}`).join(', ');
		throw new Error(`The run ended with ${status}. Not there exactly once: ${names || 'nothing'}`);
	}
	return { seconds, cpu, requests };
}

async function runInTurn(bench: Bench, all: Onboarder[]): Promise<Map<Onboarder, Run[]>> {
	const runs = new Map(all.map((onboarder) => [onboarder, [] as Run[]]));
	for (let round = 1; round <= Number(values.runs); round++) {
		for (const [onboarder, before] of runs) {
			const run = await measure(bench, onboarder);
			before.push(run);
			const [took, cpu] = [run.seconds, run.cpu].map((seconds) => seconds.toFixed(1));
			console.log(
				`Run ${round}, ${onboarder.name}: ${took} s, ${cpu} s CPU, ${run.requests} requests`,
			);
		}
	}
	return runs;
}

function tableOf(runs: Map<Onboarder, Run[]>, book: Onboarder): string {
	const table = new Table({
		head: [
			`${customers.length} customers, ${values.latency} ms`,
			'Seconds (median)',
			'Ratio to the book',
			'CPU (s)',
			'Requests',
			'Nodes',
		],
		style: { head: [], border: [], compact: true },
	});
	const middle = (all: Run[], what: keyof Run) => median(all.map((run) => run[what]));
	const withBook = runs.get(book);
	for (const [onboarder, all] of runs) {
		const seconds = middle(all, 'seconds');
		table.push([
			onboarder.name,
			seconds.toFixed(1),
			withBook ? (seconds / middle(withBook, 'seconds')).toFixed(2) : '',
			middle(all, 'cpu').toFixed(1),
			middle(all, 'requests'),
			nodesOf(onboarder),
		]);
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
		const known = onboarders(sandbox, n8n.filesFolder);
		const chosen = values.contenders.split(',').map((key) => known[key as OnboarderKey]);
		await n8n.importWorkflows(chosen.flatMap(({ workflows }) => workflows));
		const rest = await n8n.start();
		await rest.setUpOwner();
		await rest.publish(
			...chosen.flatMap(({ workflows }) => workflows.slice(1).map(({ id }) => id)),
		);
		console.log(tableOf(await runInTurn({ sandbox, n8n, rest }, chosen), known.book));
	} finally {
		await n8n.dispose();
		await sandbox.close();
	}
}

void main();
