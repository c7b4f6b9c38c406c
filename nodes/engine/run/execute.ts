import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Vendor } from '../declare/vendor';
import { toNodeError, type Problem } from '../problem/problem';
import { withoutSecrets } from '../problem/secrets';
import { systemClock, type Clock } from '../send/clock';
import { carryOut, previewOf, secretsOf } from './carryOut';
import { waitForCompletion } from './completion';
import { severalAtOnce } from './concurrency';
import { RunMemory, type ItemResult } from './memory';
import { itemsOf } from './output';
import { prepareRun, type Run } from './run';

/** The item's problem as a person may see it; an input that can't even be read has no secrets. */
function redacted(run: Run, problem: Problem, itemIndex: number): Problem {
	const input = problem.kind === 'invalid' ? {} : run.inputOf(itemIndex);
	return withoutSecrets(problem, secretsOf(run, input));
}

/** Redacts all problems, and says where the first one is. */
function redactAll(run: Run, results: Array<ItemResult | undefined>): number | undefined {
	let firstProblem: number | undefined;
	results.forEach((result, place) => {
		if (result === undefined || !('problem' in result)) return;
		result.problem = redacted(run, result.problem, place);
		firstProblem ??= place;
	});
	return firstProblem;
}

/**
 * Executes a vendor's node: every input item becomes its output items or one problem, in the order of
 * the input, each paired with its item.
 *
 * @throws NodeApiError or NodeOperationError for the first item with a problem, unless On Error is set
 * to Continue; what was done until then is kept for n8n's next try
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
	const { cancelled } = run.sender;
	const memory = new RunMemory(context, items);
	const results = memory.recall();
	const open = results.flatMap((result, place) => (result === undefined ? [place] : []));

	await severalAtOnce(open, run.itemsAtOnce, clock, async (place, aside) => {
		const result = run.previews
			? await previewOf(run, place)
			: await carryOut(run, place, memory, aside);
		results[place] = result;
		return !cancelled?.aborted && (goesOn || !('problem' in result));
	});
	const stopped = !goesOn && results.some((result) => result && 'problem' in result);
	if (run.operation.completion && !stopped) await waitForCompletion(context, run, results);

	const firstProblem = redactAll(run, results);
	if (firstProblem === undefined) {
		memory.forget();
		return [itemsOf(results)];
	}
	if (!goesOn || context.getNode().retryOnFail) memory.keep(results);
	if (goesOn) return [itemsOf(results)];
	const { problem } = results[firstProblem] as { problem: Problem };
	throw toNodeError(context.getNode(), problem, firstProblem);
}
