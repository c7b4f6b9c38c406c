/**
 * `npm run demo:queue`: n8n in queue mode on this machine, with our package in all of its processes.
 * Onboards the demo's customers over two workers; with `--kill-worker` calls twice for each and kills workers
 * in the middle, `--kills` of them; with `--rate-limit` shows how a vendor's limit holds across workers.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { credentialsFor } from '../demo/credentials';
import { customersFile } from '../demo/customers';
import { build } from '../demo/environment';
import { keepingExecutions, readWorkflows, takingOverAfter, workflowIds } from '../demo/workflows';
import { packPackage } from '../n8n/communityPackage';
import type { WorkflowToImport } from '../n8n/n8n';
import { Cluster } from './cluster';
import { killWorkers, takeOverAfterMinutes } from './killing';
import { keepTheLimit, limited } from './limit';
import { onboardOverWorkers } from './onboarding';

interface Show {
	workflows: () => WorkflowToImport[];
	run: (cluster: Cluster, sandbox: Sandbox, log: (line: string) => void) => Promise<boolean>;
	settings?: Record<string, string>;
	sandbox?: SandboxOptions;
	success: string;
}

/** How many executions a worker has under way at once. */
const concurrency = 5;

/** How soon n8n notices that a worker is gone; by default it takes a minute and a half. */
const noticeSoon = {
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

function onboardingWorkflows(): WorkflowToImport[] {
	const wanted = [workflowIds.onboardCustomer, workflowIds.fromWebhook];
	const all = readWorkflows(dirname(customersFile));
	return keepingExecutions(wanted.map((id) => all.find((workflow) => workflow.id === id)!));
}

const { values } = parseArgs({
	options: {
		'kill-worker': { type: 'boolean', default: false },
		kills: { type: 'string', default: '2' },
		'rate-limit': { type: 'boolean', default: false },
		workers: { type: 'string', default: '2' },
	},
});

const shows: Record<'onboarding' | 'killing' | 'limit', Show> = {
	onboarding: {
		workflows: onboardingWorkflows,
		run: onboardOverWorkers,
		success: 'All customers are onboarded; everything exists exactly once.',
	},
	killing: {
		workflows: () => takingOverAfter(takeOverAfterMinutes, onboardingWorkflows()),
		run: async (cluster, sandbox, log) =>
			await killWorkers(cluster, sandbox, Number(values.kills), log),
		settings: noticeSoon,
		// Waiting for the limit would take longer than that after which another run takes over here.
		sandbox: { centrapay: { requestsPerMinute: 0 } },
		success: 'Every customer is onboarded or known to need attention, whoever was killed.',
	},
	limit: {
		workflows: () => [limited],
		run: keepTheLimit,
		success: 'Everything was created exactly once.',
	},
};

const stopping: Array<() => Promise<void>> = [];

async function stop(): Promise<void> {
	for (const step of stopping.splice(0).reverse()) await step();
}

async function main(show: Show): Promise<void> {
	const log = console.log;
	build();
	const packFolder = mkdtempSync(join(tmpdir(), 'partner-provisioning-pack-'));
	process.once('exit', () => rmSync(packFolder, { recursive: true, force: true }));
	try {
		const sandbox = await startSandbox(show.sandbox);
		stopping.push(async () => await sandbox.close());
		const cluster = await Cluster.start({
			tarball: await packPackage(packFolder),
			workers: Number(values.workers),
			concurrency,
			credentials: credentialsFor(sandbox.credentials),
			workflows: show.workflows,
			settings: () => show.settings ?? {},
			log,
		});
		stopping.push(async () => await cluster.stop());
		const succeeded = await show.run(cluster, sandbox, log);
		log(succeeded ? show.success : 'Not everything is as it should be; see above.');
		process.exitCode = succeeded ? 0 : 1;
	} finally {
		log('Stopping everything that was started …');
		await stop();
	}
}

for (const [signal, code] of [
	['SIGINT', 130],
	['SIGTERM', 143],
] as const) {
	process.once(signal, () => process.exit(code));
}
void main(shows[values['kill-worker'] ? 'killing' : values['rate-limit'] ? 'limit' : 'onboarding']);
