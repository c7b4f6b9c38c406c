import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { givenAway, isPlain } from '../declare/ownAddresses';
import type { Vendor } from '../declare/vendor';
import { generationOf } from '../input/generation';
import { invalid, stoppedInBetween, toNodeError, type Problem } from '../problem/problem';
import { secretsOfCredential, withoutSecrets } from '../problem/secrets';
import { messageOf } from '../problem/thrown';
import { systemClock, type Clock } from '../send/clock';
import { carryOut, secretsOf } from './carryOut';
import { waitForCompletion } from './completion';
import { severalAtOnce } from './concurrency';
import { tellEnding } from './ending';
import { fingerprints } from './fingerprint';
import { RunMemory } from './memory';
import { itemsOf } from './output';
import type { ItemResult } from './result';
import { prepareRun, type Run } from './run';
import { firstProblemIn, whatBecameOfAll } from './stopped';
import { isTool } from './tool';
import { recallTransfers } from './transfer/recall';

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
	await severalAtOnce(open, run.places, clock, async (place, aside) => {
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
 * n8n takes a node that throws while On Error is set to Continue for one that passed its input on, and goes
 * on as if all had been done. So what concerns all items becomes the problem of each.
 */
function toldByEachItem(results: Results, thrown: unknown, changesSomething: boolean): Results {
	const message = messageOf(thrown);
	const problem = changesSomething ? stoppedInBetween(message) : invalid(message);
	return results.map((result) => result ?? { problem });
}

/** How often n8n runs a node with Retry On Fail, as its engine counts. */
const triesOf = ({ maxTries }: INode) => Math.min(5, Math.max(2, maxTries || 3));

/**
 * Whether n8n will run the node again although it doesn't stop: with Retry On Fail it does where the first
 * item of the output has an `error`, whatever that is.
 */
const n8nTriesAgain = (node: INode, tries: number, [first]: INodeExecutionData[]): boolean =>
	node.retryOnFail === true && first?.json.error !== undefined && tries + 1 < triesOf(node);

/** Does work of which a failure must not reach n8n where the workflow goes on. */
async function caughtWhere<Value>(
	goesOn: boolean,
	work: () => Promise<Value>,
): Promise<{ value: Value } | { thrown: unknown }> {
	if (!goesOn) return { value: await work() };
	try {
		return { value: await work() };
	} catch (thrown) {
		return { thrown };
	}
}

/** Works through what no earlier try did; what was done until something broke off is kept. */
async function toTheEnd(run: Run, memory: RunMemory, goesOn: boolean): Promise<Results> {
	const results = memory.recall();
	recallTransfers(run, results);
	let brokeOff = true;
	try {
		const done = await caughtWhere(goesOn, async () => {
			await workThrough(run, results, memory, goesOn);
		});
		brokeOff = false;
		if (!('thrown' in done)) return results;
		return toldByEachItem(results, done.thrown, run.operation.effect !== 'read');
	} finally {
		if (brokeOff) await memory.keep(results);
	}
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
	newest: Vendor,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][]> {
	const given = context.getInputData();
	const items = given.length;
	if (items === 0) return [[]];
	const vendor = generationOf(context, newest);
	const goesOn = context.continueOnFail();
	const begun = await caughtWhere(goesOn, async () => await prepareRun(context, vendor, clock));
	if ('thrown' in begun) {
		const none: Results = new Array<undefined>(items).fill(undefined);
		return [itemsOf(toldByEachItem(none, begun.thrown, false), given, context.getNode())];
	}
	const run = begun.value;
	const { sender } = run;
	if (vendor.mayBePlain && Object.values(sender.credential).some(isPlain)) {
		context.addExecutionHints({
			message: `The credential's address ${givenAway}`,
			type: 'warning',
		});
	}
	const memory = await RunMemory.of(
		context,
		items,
		fingerprints(context, sender.credential),
		secretsOfCredential(vendor, sender.credential),
	);
	const results = await toTheEnd(run, memory, goesOn);
	const place = firstProblemIn(results);
	const stops = place !== undefined && !goesOn;
	const output = itemsOf(results, given, context.getNode(), run.operation);
	tellEnding(context, run, results);
	const agentMayCallAgain = isTool(context) && place !== undefined;
	const again = n8nTriesAgain(context.getNode(), memory.tries, output);
	if (stops || sender.cancelled?.aborted || agentMayCallAgain || again) await memory.keep(results);
	else await memory.forget();
	if (!stops) return [output];
	throw toNodeError(context.getNode(), stoppingProblem(results, place), place);
}
