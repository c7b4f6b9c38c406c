import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Vendor } from '../declare/vendor';
import { toNodeError, type Problem } from '../problem/problem';
import { withoutSecrets } from '../problem/secrets';
import { systemClock, type Clock } from '../send/clock';
import { carryOut, secretsOf } from './carryOut';
import { waitForCompletion } from './completion';
import { severalAtOnce } from './concurrency';
import { fingerprints } from './fingerprint';
import { RunMemory, type ItemResult } from './memory';
import { itemsOf } from './output';
import { prepareRun, type Run } from './run';
import { firstProblemIn, whatBecameOfAll } from './stopped';
import { recallTransfers } from './transfer';

type Results = Array<ItemResult | undefined>;

/** The item's problem as a person may see it. */
const redacted = (run: Run, problem: Problem, itemIndex: number): Problem =>
	withoutSecrets(problem, secretsOf(run, itemIndex));

/** Works through the items that are to be done, until there is a problem that stops the workflow. */
async function workThrough(
	run: Run,
	results: Results,
	memory: RunMemory,
	goesOn: boolean,
): Promise<void> {
	const { cancelled, clock } = run.sender;
	const open = results.flatMap((result, place) => (result === undefined ? [place] : []));
	await severalAtOnce(open, run.itemsAtOnce, clock, async (place, aside) => {
		const result = await carryOut(run, place, memory, aside);
		results[place] = result;
		return !cancelled?.aborted && (goesOn || !('problem' in result));
	});
	const stopped = !goesOn && results.some((result) => result && 'problem' in result);
	if (run.completionTimeout > 0 && !stopped) await waitForCompletion(run, results);
	results.forEach((result, place) => {
		if (result !== undefined && 'problem' in result) {
			result.problem = redacted(run, result.problem, place);
		}
	});
}

/** The problem that stops the workflow, with what became of the other items. */
function stoppingProblem(results: Results, place: number): Problem {
	const { problem } = results[place] as { problem: Problem };
	if (results.length === 1) return problem;
	return { ...problem, description: `${problem.description} ${whatBecameOfAll(results)}` };
}

/**
 * Executes a vendor's node: every input item becomes its output items or one problem, in the order of
 * the input, each paired with its item.
 *
 * @throws NodeApiError or NodeOperationError for an item with a problem, one with an unknown outcome
 * first, unless On Error is set to Continue; what was done until then is kept for n8n's next try
 */
export async function execute(
	context: IExecuteFunctions,
	vendor: Vendor,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData().length;
	if (items === 0) return [[]];
	const run = await prepareRun(context, vendor, clock);
	const goesOn = context.continueOnFail();
	const memory = new RunMemory(context, items, fingerprints(context, run.sender.credential));
	const results = memory.recall();
	recallTransfers(run, results);
	let endsWell = false;
	try {
		await workThrough(run, results, memory, goesOn);
		endsWell = true;
	} finally {
		if (!endsWell) memory.keep(results);
	}
	const place = firstProblemIn(results);
	const { cancelled } = run.sender;
	if (place === undefined && !cancelled?.aborted) {
		memory.forget();
		return [itemsOf(results)];
	}
	if (!goesOn || cancelled?.aborted || context.getNode().retryOnFail) memory.keep(results);
	if (goesOn || place === undefined) return [itemsOf(results)];
	throw toNodeError(context.getNode(), stoppingProblem(results, place), place);
}
