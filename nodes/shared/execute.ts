import { createHash } from 'crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { systemClock, type Clock } from './clock';
import { propertiesOf } from './description';
import { carryOut, follow, type IfExists, type Job } from './item';
import { RunMemory, type ItemResult } from './memory';
import { operationsOf } from './operations';
import { notFinished, toNodeError, type Problem } from './problem';
import { inputReader } from './read';
import { redactor } from './redact';
import { readRequestSettings } from './settings';
import { throttleFor } from './throttle';
import type { Credential, Operation, Vendor } from './types';
import { inputValidator } from './validate';

/** The first wait between two rounds of asking for progress, in milliseconds; it grows up to the longest. */
const firstPoll = 1_000;
const longestPoll = 15_000;

function chosenOperation(context: IExecuteFunctions, vendor: Vendor): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const operation = context.getNodeParameter('operation', 0) as string;
	const found = vendor.resources
		.filter(({ value }) => value === resource)
		.flatMap(operationsOf)
		.find(({ value }) => value === operation);
	if (found !== undefined) return found;
	const problem: Problem = {
		kind: 'invalid',
		message: `${vendor.name} has no operation "${operation}" for the resource "${resource}"`,
		description: 'Choose the resource and the operation from the lists.',
	};
	throw toNodeError(context.getNode(), problem, 0);
}

async function prepareJob(
	context: IExecuteFunctions,
	vendor: Vendor,
	clock: Clock,
): Promise<Job & { itemsAtOnce: number }> {
	const operation = chosenOperation(context, vendor);
	const settings = readRequestSettings(context, vendor.requestsPerMinute);
	const credential: Credential = operation.request
		? await context.getCredentials(vendor.credentialType)
		: {};
	const credentialKey = createHash('sha256').update(JSON.stringify(credential)).digest('hex');
	const read = inputReader(context, operation.properties);
	const validate = inputValidator(operation.schema, operation.properties);
	return {
		operation,
		sender: {
			context,
			vendor,
			credential,
			clock,
			cancelled: context.getExecutionCancelSignal?.(),
			throttle: throttleFor(credentialKey, clock),
			...settings,
		},
		ifExists: operation.updatesExisting
			? 'update'
			: (context.getNodeParameter('ifExists', 0, 'fail') as IfExists),
		inputOf: (itemIndex) => validate(read(itemIndex)),
		limitOf: (itemIndex) =>
			context.getNodeParameter('returnAll', itemIndex, false)
				? Infinity
				: (context.getNodeParameter('limit', itemIndex, 50) as number),
		waitsForCompletion: context.getNodeParameter('waitForCompletion', 0, true) as boolean,
		claims: new Map(),
		itemsAtOnce: settings.itemsAtOnce,
	};
}

/**
 * Works through the places of a list, several at once. Each place gets a turn of the event loop of its
 * own first: without it, answers that arrive together are handled in one burst, in which all new
 * connections have to wait.
 */
async function severalAtOnce(
	places: number[],
	atOnce: number,
	clock: Clock,
	work: (place: number) => Promise<boolean>,
): Promise<void> {
	let next = 0;
	let goOn = true;
	const worker = async () => {
		while (goOn && next < places.length) {
			const place = places[next++]!;
			await clock.sleep(0);
			if (goOn) goOn = (await work(place)) && goOn;
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, places.length) }, worker));
}

/** Follows everything that was accepted until it is done, in rounds whose distance grows. */
async function followAll(
	context: IExecuteFunctions,
	job: Job & { itemsAtOnce: number },
	results: Array<ItemResult | undefined>,
): Promise<void> {
	const { clock, cancelled, vendor } = job.sender;
	const seconds = Number(context.getNodeParameter('completionTimeout', 0, 600));
	const end = clock.now() + seconds * 1000;
	const pendingPlaces = () =>
		results.flatMap((result, place) => (result && 'accepted' in result ? [place] : []));
	let wait = firstPoll;
	for (let pending = pendingPlaces(); pending.length > 0; pending = pendingPlaces()) {
		const left = end - clock.now();
		if (left <= 0 || cancelled?.aborted) break;
		await clock.sleep(Math.min(wait, left), cancelled);
		wait = Math.min(wait * 1.5, longestPoll);
		await severalAtOnce(pending, job.itemsAtOnce, clock, async (place) => {
			const result = results[place] as Extract<ItemResult, { accepted: IDataObject }>;
			results[place] = (await follow(job, place, result)) ?? result;
			return !cancelled?.aborted;
		});
	}
	for (const place of pendingPlaces()) {
		const { accepted } = results[place] as Extract<ItemResult, { accepted: IDataObject }>;
		const reference = `request ID ${String(accepted.requestId)}`;
		results[place] = { problem: notFinished(vendor.name, seconds, reference) };
	}
}

/** The texts of all fields with this name, however deep they are. */
function valuesOf(input: unknown, name: string): string[] {
	if (typeof input !== 'object' || input === null) return [];
	return Object.entries(input).flatMap(([key, value]: [string, unknown]) =>
		key === name && typeof value === 'string' ? [value] : valuesOf(value, name),
	);
}

function redacted(job: Job, problem: Problem, itemIndex: number): Problem {
	const { credential, vendor } = job.sender;
	const secrets = vendor.secrets.map((field) => String(credential[field] ?? ''));
	for (const field of job.operation.secrets ?? []) {
		try {
			secrets.push(...valuesOf(job.inputOf(itemIndex), field));
		} catch {
			break;
		}
	}
	const redact = redactor(secrets);
	return {
		...problem,
		message: redact(problem.message),
		description: redact(problem.description),
	};
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
		const result = await carryOut(job, place);
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
