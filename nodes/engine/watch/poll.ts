import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import type { RequestSpec } from '../declare/request';
import type { PolledEvent, Trigger, WatchedList } from '../declare/trigger';
import { credentialOf } from '../input/credential';
import { generationOf } from '../input/generation';
import { inputValidator, type InvalidInput } from '../input/validate';
import { invalid, toNodeError, type Problem } from '../problem/problem';
import { withoutSecrets } from '../problem/secrets';
import { asPutOut } from '../screen/asPutOut';
import { simplifyProperty } from '../screen/operationProperties';
import { clean } from '../send/clean';
import { systemClock, type Clock } from '../send/clock';
import { secretsOfConnection } from '../send/transport';
import { listing } from '../send/exchange';
import { send } from '../send/send';
import { trafficOf } from '../send/traffic';
import type { Sender } from '../send/tries';
import { compare } from './compare';
import { PollMemory, scopeOf, sightingsOf } from './remember';

const patience = { timeout: 30, maxTries: 3 };

/** How long after a first look that showed nothing the list is looked at again, in milliseconds. */
const secondLook = 5_000;

function chosenEvent(context: IPollFunctions, { events, vendor }: Trigger): PolledEvent {
	const chosen = context.getNodeParameter('event') as string;
	const found = events.find(({ value }) => value === chosen);
	if (found !== undefined) return found;
	throw toNodeError(
		context.getNode(),
		{
			...invalid(`${vendor.name} Trigger has no event "${chosen}"`),
			description: 'Choose the event from the list.',
		},
		0,
	);
}

function inputOf(context: IPollFunctions, operation: Operation): unknown {
	const input: IDataObject = {};
	for (const { name, default: fallback } of operation.properties) {
		const value = context.getNodeParameter(name, fallback, { extractValue: true });
		if (value !== undefined && value !== null && value !== '') input[name] = value as string;
	}
	try {
		return inputValidator(operation)(input);
	} catch (error) {
		const { message } = error as InvalidInput;
		const problem = { ...invalid(message), description: 'Correct it in this node.' };
		throw toNodeError(context.getNode(), problem, 0);
	}
}

/** A problem in words that fit a poll, which has no items and comes again by itself. */
function ofPoll(problem: Problem, sender: Sender): Problem {
	const { vendor } = sender;
	const advice =
		problem.kind === 'refused'
			? (problem.refusal?.hint ?? 'Correct this node or its credential.')
			: `Try again later, or check that ${vendor.name} can be reached.`;
	const description = `${advice} Nothing is lost: the next poll that succeeds tells what happened since the last one.`;
	return withoutSecrets({ ...problem, description }, secretsOfConnection(sender));
}

/** A list's records, or the problem of reading it. */
type Read = { records: IDataObject[] } | { problem: Problem };

/** Reads the whole list, oldest first; anything but all of it is a problem. */
async function readList(
	sender: Sender,
	{ operation, age }: WatchedList,
	input: unknown,
	request: RequestSpec,
): Promise<Read> {
	const sent = await send(sender, listing(operation, request, operation.answer));
	if ('problem' in sent) return sent;
	const made = operation.output?.(sent.data, input, sender.credential) ?? sent.data;
	const records = (made as IDataObject[]).map((record) => ({ record, age: age(record) }));
	records.sort((one, other) => (one.age < other.age ? -1 : one.age > other.age ? 1 : 0));
	return { records: records.map(({ record }) => record) };
}

/**
 * Reads a list of which nothing is remembered. Where no date tells what is old, an empty one is looked at
 * twice: a moment of the vendor's that shows nothing would make everything new later.
 */
async function readFirst(
	look: () => Promise<Read>,
	{ created }: WatchedList,
	clock: Clock,
): Promise<Read> {
	const read = await look();
	if (created !== undefined || 'problem' in read || read.records.length > 0) return read;
	await clock.sleep(secondLook);
	return await look();
}

function itemsOf(
	context: IPollFunctions,
	operation: Operation,
	records: IDataObject[],
): INodeExecutionData[][] {
	const simplifies =
		operation.simplified !== undefined &&
		(context.getNodeParameter(simplifyProperty.name, true) as boolean);
	const shown = records.map((record) => asPutOut(operation, record, simplifies));
	return [context.helpers.returnJsonArray(shown)];
}

function sampleOf(
	context: IPollFunctions,
	{ vendor }: Trigger,
	{ list: { noun, operation }, only = () => true }: PolledEvent,
	records: IDataObject[],
): INodeExecutionData[][] {
	const newest = records.findLast(only) ?? records.at(-1);
	if (newest !== undefined) return itemsOf(context, operation, [newest]);
	const problem: Problem = {
		kind: 'failed',
		message: `There are no ${noun} at ${vendor.name} yet, so there is no sample to show`,
		description: 'Create one and test again. A published workflow starts with the first one.',
	};
	throw toNodeError(context.getNode(), problem, 0);
}

/**
 * Polls a vendor's list for the chosen event: the first time it remembers what is there, from then on
 * it tells what happened since the last poll that succeeded, all of it at once, oldest first. A test
 * run gives the newest record as a sample and remembers nothing.
 *
 * What is remembered only changes after the whole list was read, and not if another poll has changed it
 * in the meantime: n8n starts a poll even while a slow one is still on its way, and its list may be the
 * older of the two.
 *
 * @throws NodeApiError or NodeOperationError; nothing is forgotten then
 */
export async function poll(
	context: IPollFunctions,
	newest: Trigger,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][] | null> {
	const trigger = generationOf(context, newest);
	const { vendor } = trigger;
	const event = chosenEvent(context, trigger);
	const { operation } = event.list;
	const input = inputOf(context, operation);
	const credential = await credentialOf(context, vendor);
	const request = clean(operation.request!(input, credential));
	const sender: Sender = {
		...patience,
		context,
		vendor,
		credential,
		clock,
		requestsPerMinute: vendor.requestsPerMinute,
		...trafficOf(credential, clock),
	};
	const isTest = context.getMode() === 'manual';
	const memory = isTest ? undefined : new PollMemory(context);
	const scope = scopeOf(trigger, event, request, credential);

	const remembered = memory?.recall(scope);
	const isFirstLook = memory !== undefined && remembered === undefined;
	const look = async () => await readList(sender, event.list, input, request);
	const read = isFirstLook ? await readFirst(look, event.list, clock) : await look();
	if ('problem' in read) throw toNodeError(context.getNode(), ofPoll(read.problem, sender), 0);
	if (memory === undefined) return sampleOf(context, trigger, event, read.records);
	if (memory.isOvertaken()) return null;

	const sightings = sightingsOf(event, read.records);
	const { memory: now, happened } = compare(remembered, sightings, clock.now());
	if (now !== remembered) memory.keep(now, scope);
	const told = happened.filter(
		({ happening, thing }) => event.on.includes(happening) && (event.only?.(thing) ?? true),
	);
	if (told.length === 0) return null;
	return itemsOf(
		context,
		operation,
		told.map(({ thing }) => thing),
	);
}
