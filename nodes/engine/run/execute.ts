import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { systemClock, type Clock } from '../send/clock';
import { followAll } from './completion';
import { carryOut } from './carryOut';
import { prepareJob, type Job } from './run';
import { RunMemory, type ItemResult } from './memory';
import { previewOf } from '../screen/preview';
import { toNodeError, type Problem } from '../problem/problem';
import { withoutSecrets } from '../problem/secrets';
import { severalAtOnce } from './concurrency';
import type { Vendor } from '../declare/types';

/** The item's problem as a person may see it; an input that can't even be read has no secrets. */
function redacted(job: Job, problem: Problem, itemIndex: number): Problem {
	const input = problem.kind === 'invalid' ? {} : job.inputOf(itemIndex);
	return withoutSecrets(job, problem, input);
}

function outputOf(results: Array<ItemResult | undefined>): INodeExecutionData[] {
	const items: INodeExecutionData[] = [];
	results.forEach((result, item) => {
		if (result === undefined || 'accepted' in result) return;
		if ('output' in result) {
			for (const json of result.output) items.push({ json, pairedItem: { item } });
			return;
		}
		const { message, description, kind } = result.problem;
		const json = { error: `${message} [item ${item}]`, details: { description, kind, item } };
		items.push({ json, pairedItem: { item } });
	});
	return items;
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
	const job = await prepareJob(context, vendor, clock);
	const goesOn = context.continueOnFail();
	const { cancelled } = job.sender;
	const memory = new RunMemory(context, items);
	const results = memory.recall();
	const open = results.flatMap((result, place) => (result === undefined ? [place] : []));

	await severalAtOnce(open, job.itemsAtOnce, clock, async (place) => {
		const result = job.previews ? await previewOf(job, place) : await carryOut(job, place);
		results[place] = result;
		return !cancelled?.aborted && (goesOn || !('problem' in result));
	});
	const stopped = !goesOn && results.some((result) => result && 'problem' in result);
	if (job.operation.completion && !stopped) await followAll(context, job, results);

	let firstProblem: number | undefined;
	results.forEach((result, place) => {
		if (result === undefined || !('problem' in result)) return;
		result.problem = redacted(job, result.problem, place);
		firstProblem ??= place;
	});
	if (firstProblem === undefined) {
		memory.forget();
		return [outputOf(results)];
	}
	if (!goesOn || context.getNode().retryOnFail) memory.keep(results);
	if (goesOn) return [outputOf(results)];
	const { problem } = results[firstProblem] as { problem: Problem };
	throw toNodeError(context.getNode(), problem, firstProblem);
}
