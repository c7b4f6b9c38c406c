import { setImmediate as turn } from 'node:timers/promises';

import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { execute } from '../../../nodes/engine/run/execute';
import { judge, type Tally } from '../../../lab/faults/judge';
import { secretsAt } from '../../../lab/faults/kept';
import { everything } from '../../../lab/faults/mix';
import { reportOf } from '../../../lab/faults/outcomes';
import type { NodeSettings } from '../../../lab/faults/settings';
import type { Work } from '../../../lab/faults/work';
import { works } from '../../../lab/faults/works';
import { registered } from '../../../lab/registered';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { impatientClock } from '../../../lab/node/impatientClock';
import { nodeName, runNode } from '../../harness/n8n';

const itemsPerRun = 10;

let sandbox: Sandbox;

/** Starts one sandbox for the tests of a file. */
export function useFaultySandbox(): void {
	beforeAll(async () => {
		sandbox = await startSandbox({
			recordLimit: 0,
			centrapay: { requestsPerMinute: 0 },
			typsy: { processingMs: 0 },
		});
	});
	afterAll(async () => await sandbox.close());
}

/**
 * What was given up on may still be on its way to the sandbox, where the next run must not find it. Only
 * turns of the event loop bring it there, and on a busy machine one may take longer than any wait.
 */
async function untilAllArrived(): Promise<void> {
	for (let turns = 0, arrived = -1; turns < 20; turns++) {
		const { requests } = sandbox.counts();
		if (requests !== arrived) turns = 0;
		arrived = requests;
		await turn();
	}
}

/** Does a work in n8n, with real requests and no waiting, and judges what came of it. */
export async function run(work: Work, settings: NodeSettings, seed: number): Promise<Tally> {
	const { node: Node, vendor } = registered(work.vendor);
	sandbox.reset();
	const items = await work.prepare(sandbox, itemsPerRun);
	sandbox.faults.configure({ retryAfterSeconds: 1, silenceMs: 400, dripMs: 400 });
	sandbox.faults.configure({ hugeBytes: 11_000_000 });
	sandbox.faults.set({ seed, rates: everything.rates });
	const clock = impatientClock();
	const inNoTime: INodeType = {
		description: new Node().description,
		async execute(this: IExecuteFunctions) {
			return await execute(this, vendor, clock);
		},
	};
	const { run: executed } = await runNode({
		node: inNoTime,
		credentialType: vendor.credential,
		credential: { ...sandbox.credentials[`${work.vendor}Api`] },
		parameters: { ...work.parameters, requestSettings: { timeout: 0.15, requestsPerMinute: 0 } },
		items: items.map(({ json }) => json),
		settings: {
			retryOnFail: settings.retryOnFail,
			onError: settings.onError,
			maxTries: 3,
			waitBetweenTries: 1,
		},
	});
	await untilAllArrived();
	const report = await reportOf(executed.data, nodeName, secretsAt(sandbox, work.vendor));
	return judge(work, items, report, work.done?.(sandbox));
}

/** What every run must come to. */
export const nothingWrong = { items: itemsPerRun, doubled: 0, lost: 0 };

/** Does every work with these settings, each with faults of its own. */
export function losesAndDoublesNothing(chosen: NodeSettings[]): void {
	const named = works.map((work) => [`${work.vendor}: ${work.name}`, work] as const);
	describe.each(named)('%s', (title, work) => {
		it.each(chosen.map((settings) => [settings.name, settings] as const))(
			'with On Error %s loses nothing and doubles nothing',
			async (name, settings) => {
				const seed = [...(title + name)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
				expect(await run(work, settings, seed)).toMatchObject(nothingWrong);
			},
		);
	});
}
