import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { IRunExecutionData } from 'n8n-workflow';

import { startSandbox, vendors, type Sandbox, type Vendor } from '../../sandbox';
import { packPackage } from '../n8n/communityPackage';
import { N8n } from '../n8n/n8n';
import { judge, type Tally } from './judge';
import { secretsAt } from './kept';
import { timings } from './mix';
import { reportOf } from './outcomes';
import { headerCredential, nodeOf, type Case } from './plan';
import { credentialToImport, nodeUnderTest, workflowFor } from './workflow';

/** What came of a case. */
export interface Row extends Tally {
	case: Case;
	/** Requests that the vendor got. */
	requests: number;
	/** Requests that it misbehaved at. */
	faults: number;
	seconds: number;
}

/** Changes of the sandbox that let a run be about faults, and not about waiting. */
const withoutWaiting = {
	recordLimit: 0,
	centrapay: { requestsPerMinute: 0 },
	typsy: { processingMs: 200 },
};

/**
 * A real n8n with our package, and a sandbox for each vendor, so that the vendors' cases can run at the
 * same time without touching each other.
 */
export class Lab {
	private constructor(
		readonly n8n: N8n,
		private readonly sandboxes: Record<Vendor, Sandbox>,
		private readonly cases: Case[],
	) {}

	/** Installs the packed `dist` and everything that the cases need into a new n8n, and starts it. */
	static async open(cases: Case[]): Promise<Lab> {
		const packFolder = await mkdtemp(join(tmpdir(), 'partner-provisioning-pack-'));
		const started = await Promise.all(
			vendors.map(async (vendor) => [vendor, await startSandbox(withoutWaiting)] as const),
		);
		const sandboxes = Object.fromEntries(started) as Record<Vendor, Sandbox>;
		let n8n: N8n | undefined;
		try {
			n8n = await N8n.create({ tarball: await packPackage(packFolder) });
			const lab = new Lab(n8n, sandboxes, cases);
			await lab.prepare();
			return lab;
		} catch (error) {
			await n8n?.dispose();
			await Promise.all(Object.values(sandboxes).map(async (sandbox) => await sandbox.close()));
			throw error;
		} finally {
			await rm(packFolder, { recursive: true, force: true });
		}
	}

	/** Runs the cases, one after the other at each vendor; tells about each when it is over. */
	async run(items: number, tell: (row: Row) => void = () => undefined): Promise<Row[]> {
		const rows = new Map<Case, Row>();
		await Promise.all(
			vendors.map(async (vendor) => {
				for (const one of this.cases.filter(({ work }) => work.vendor === vendor)) {
					const row = await this.runCase(one, items);
					rows.set(one, row);
					tell(row);
				}
			}),
		);
		return this.cases.map((one) => rows.get(one)!);
	}

	/** Stops and removes everything. */
	async close(): Promise<void> {
		await this.n8n.dispose();
		await Promise.all(Object.values(this.sandboxes).map(async (sandbox) => await sandbox.close()));
	}

	private async prepare(): Promise<void> {
		const { n8n, sandboxes, cases } = this;
		const { apiKey, baseUrl } = sandboxes.centrapay.credentials.centrapayApi;
		await n8n.importCredentials([
			...vendors.map((vendor) =>
				credentialToImport(vendor, { ...sandboxes[vendor].credentials[`${vendor}Api`] }),
			),
			{ ...headerCredential, type: 'httpHeaderAuth', data: { name: 'x-api-key', value: apiKey } },
		]);
		await n8n.importWorkflows(
			cases.map((one) => workflowFor(idOf(one), one.work.name, nodeOf(one, baseUrl))),
		);
		const rest = await n8n.start();
		await rest.setUpOwner();
		for (const one of cases) await rest.publish(idOf(one));
	}

	private async runCase(one: Case, count: number): Promise<Row> {
		const { work, mix, seed } = one;
		const sandbox = this.sandboxes[work.vendor];
		sandbox.reset();
		const items = await work.prepare(sandbox, count);
		const before = sandbox.counts().requests;
		sandbox.faults.configure(timings);
		sandbox.faults.set({ seed, rates: mix.rates });

		const start = performance.now();
		const data = await this.execute(
			idOf(one),
			items.map(({ json }) => json),
		);
		const seconds = (performance.now() - start) / 1000;
		await sleep(sandbox.settings.typsy.processingMs);

		const { requests, faults } = sandbox.counts();
		const report = await reportOf(data, nodeUnderTest, secretsAt(sandbox, work.vendor));
		const tally = judge(work, items, report, work.done?.(sandbox));
		const served = Object.values(faults).reduce((sum, times) => sum + times, 0);
		return { case: one, ...tally, requests: requests - before, faults: served, seconds };
	}

	/** Calls a workflow with items, and reads what n8n stored of the execution. */
	private async execute(workflowId: string, items: object[]): Promise<IRunExecutionData> {
		const response = await fetch(`${this.n8n.url}/webhook/${workflowId}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ items }),
		});
		const answer = await response.text();
		if (response.status === 404) throw new Error(answer);
		for (;;) {
			const execution = (await this.n8n.executions(workflowId)).at(-1);
			if (execution?.stoppedAt) return (await this.n8n.execution(execution)).data;
			await sleep(100);
		}
	}
}

const idOf = ({ seed }: Case) => `faults${seed}`;
