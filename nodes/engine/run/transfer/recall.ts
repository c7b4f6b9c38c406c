import type { ItemResult } from '../result';
import { prepare } from '../prepare';
import type { Run } from '../run';
import { problemsIn } from '../stopped';

/** Lets a run know what came of the transfers of n8n's earlier tries of it. */
export function recallTransfers(run: Run, results: Array<ItemResult | undefined>): void {
	if (run.transfers === undefined) return;
	for (const [place, problem] of problemsIn(results)) {
		const prepared = prepare(run, place);
		run.transfers.learn(problem, 'problem' in prepared ? undefined : prepared.input);
	}
}
