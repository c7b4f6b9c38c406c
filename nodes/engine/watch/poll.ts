import { createHash } from 'crypto';
import {
	type IDataObject,
	type INodeExecutionData,
	type INodeProperties,
	type IPollFunctions,
} from 'n8n-workflow';

import { systemClock, type Clock } from '../send/clock';
import { byName, shownWhere, simplifyProperty } from '../screen/properties';
import { invalid, toNodeError, type Problem } from '../problem/problem';
import { redactor } from '../problem/redact';
import { urlOf } from '../send/request';
import { send, type Sender } from '../send/send';
import { throttleFor } from '../send/throttle';
import type { Credential, Operation, RequestSpec, Vendor } from '../declare/types';
import { inputValidator, type InvalidInput } from '../input/validate';

/** What can happen to a thing between two polls. */
export type Happening = 'new' | 'changed';

/** A list that is asked for again and again, in which each record stands for one thing. */
export interface WatchedList {
	/** What it holds, in words: `agents`. */
	noun: string;
	/** The operation that lists them; its parameters are those of the trigger. */
	operation: Operation;
	/** What stays the same as long as it is the same thing, and is never used for another. */
	identity(record: IDataObject): unknown;
	/** Puts the records in the order in which the things came to be. */
	age(record: IDataObject): string | number;
	/** What counts as a change when it differs; left out where only new things are told. */
	changes?(record: IDataObject): unknown;
}

/** An entry of the Event parameter. */
export interface PolledEvent {
	value: string;
	name: string;
	description: string;
	list: WatchedList;
	/** What of it starts the workflow. */
	on: Happening[];
}

/** A trigger node as data. */
export interface Trigger {
	vendor: Vendor;
	events: [PolledEvent, ...PolledEvent[]];
	/** Credential fields that decide whose lists these are, beside the host. Never a secret one. */
	owner?: string[];
}

/** What is remembered of a list: digests of identities, each with its fingerprint. */
export interface Memory {
	/** What the list had. */
	present: Record<string, string>;
	/** What left the list not long ago, and when, in milliseconds since 1970. */
	gone: Record<string, { fingerprint: string; since: number }>;
}

/** A record as the comparison needs it. */
export interface Sighting<Thing> {
	identity: string;
	fingerprint: string;
	thing: Thing;
}

/** How long something that left a list is remembered: for so long it may come back without being new. */
export const longestAbsence = 7 * 24 * 60 * 60 * 1000;

/**
 * Compares a list with what is remembered of it. Pure.
 *
 * A thing is new when nothing with its identity is remembered. Vendors answer with a part of a list, or
 * an empty one, on a bad day: what is missing is therefore forgotten only after a week, and not at all
 * while the list is empty, so that what comes back isn't told twice.
 *
 * @returns what happened, in the list's order, and what to remember: the very same object where nothing
 * is different
 */
export function compare<Thing>(
	remembered: Memory | undefined,
	list: Array<Sighting<Thing>>,
	now: number,
): { memory: Memory; happened: Array<{ happening: Happening; thing: Thing }> } {
	if (remembered !== undefined && list.length === 0) return { memory: remembered, happened: [] };
	const wasPresent = new Map(Object.entries(remembered?.present ?? {}));
	const wasGone = new Map(Object.entries(remembered?.gone ?? {}));
	const present = new Map<string, string>();
	const gone = new Map<string, Memory['gone'][string]>();
	const happened: Array<{ happening: Happening; thing: Thing }> = [];
	let different = remembered === undefined;

	for (const { identity, fingerprint, thing } of list) {
		if (present.has(identity)) continue;
		present.set(identity, fingerprint);
		const before = wasPresent.get(identity) ?? wasGone.get(identity)?.fingerprint;
		if (before === undefined) happened.push({ happening: 'new', thing });
		else if (before !== fingerprint) happened.push({ happening: 'changed', thing });
		different ||= !wasPresent.has(identity);
	}
	for (const [identity, fingerprint] of wasPresent) {
		if (present.has(identity)) continue;
		gone.set(identity, { fingerprint, since: now });
		different = true;
	}
	for (const [identity, left] of wasGone) {
		if (!present.has(identity) && now - left.since < longestAbsence)
			gone.set(identity, { ...left });
	}
	different ||= happened.length > 0 || gone.size !== wasGone.size;

	if (!different) return { memory: remembered!, happened };
	const memory = { present: Object.fromEntries(present), gone: Object.fromEntries(gone) };
	return { memory, happened: remembered === undefined ? [] : happened };
}

/**
 * What n8n keeps for the node between polls and restarts. It reaches n8n's database after publishing and
 * when a poll starts an execution. What a poll that tells nothing changes stays in n8n's memory, and a
 * restart finds it in the list again; only a thing that was new to a trigger for changes, and is changed
 * while n8n is down before anything else was told, is then taken as it is.
 */
interface Stored extends Memory {
	/** Of which list of whom; for another one everything starts afresh. */
	scope: string;
	/** Grows with every change, so that two polls at once can tell that the other was there. */
	version: number;
}

const storedUnder = 'seen';
/** Part of every scope: another way of remembering starts afresh, too. */
const format = 1;

/** Long enough that two things of a list don't share one, short enough to keep thousands. */
const identityLength = 12;
const fingerprintLength = 8;

const inOrder = (_name: string, value: unknown) =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
		: value;

const digest = (value: unknown, length?: number) =>
	createHash('sha256')
		.update(JSON.stringify(value, inOrder) ?? '')
		.digest('base64url')
		.slice(0, length);

const patience = { timeout: 30, maxTries: 3 };

/** All properties of a trigger node: the event, and what each event needs, shown where it is chosen. */
export function triggerProperties({ events }: Trigger): INodeProperties[] {
	const shownFor = new Map<INodeProperties, string[]>();
	for (const { value, list } of events) {
		const { properties, simplified } = list.operation;
		for (const property of simplified ? [...properties, simplifyProperty] : properties) {
			shownFor.set(property, [...(shownFor.get(property) ?? []), value]);
		}
	}
	const firstEvent = events[0].value;
	return [
		{
			displayName: 'Event',
			name: 'event',
			type: 'options',
			noDataExpression: true,
			options: events
				.map(({ name, value, description }) => ({ name, value, description }))
				.sort(byName),
			default: firstEvent,
			description: 'What starts the workflow',
		},
		...[...shownFor].flatMap(([property, event]) => shownWhere({ event }, [property])),
	];
}

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

function inputOf(context: IPollFunctions, { properties, schema }: Operation): unknown {
	const input: IDataObject = {};
	for (const { name, default: fallback } of properties) {
		const value = context.getNodeParameter(name, fallback, { extractValue: true });
		if (value !== undefined && value !== null && value !== '') input[name] = value as string;
	}
	try {
		return inputValidator(schema, properties)(input);
	} catch (error) {
		const { message } = error as InvalidInput;
		const problem = { ...invalid(message), description: 'Correct it in this node.' };
		throw toNodeError(context.getNode(), problem, 0);
	}
}

/** A problem in words that fit a poll, which has no items and comes again by itself. */
function ofPoll(problem: Problem, { vendor, credential }: Sender): Problem {
	const redact = redactor(vendor.secrets.map((field) => String(credential[field] ?? '')));
	const advice =
		problem.kind === 'refused'
			? (problem.refusal?.hint ?? 'Correct this node or its credential.')
			: `Try again later, or check that ${vendor.name} can be reached.`;
	return {
		...problem,
		message: redact(problem.message),
		description: redact(
			`${advice} Nothing is lost: the next poll that succeeds tells what happened since the last one.`,
		),
	};
}

/** Reads the whole list, oldest first; anything but all of it is a problem. */
async function readList(
	sender: Sender,
	{ operation, age }: WatchedList,
	input: unknown,
	request: RequestSpec,
): Promise<{ records: IDataObject[] } | { problem: Problem }> {
	const sent = await send(sender, operation, request, input);
	if ('problem' in sent) return sent;
	const made = operation.output?.(sent.data, input, sender.credential) ?? sent.data;
	const records = (made as IDataObject[]).map((record) => ({ record, age: age(record) }));
	records.sort((one, other) => (one.age < other.age ? -1 : one.age > other.age ? 1 : 0));
	return { records: records.map(({ record }) => record) };
}

function itemsOf(
	context: IPollFunctions,
	{ simplified }: Operation,
	records: IDataObject[],
): INodeExecutionData[][] {
	const kept =
		simplified && context.getNodeParameter(simplifyProperty.name, true) ? simplified : undefined;
	const shown = records.map((record) =>
		kept
			? Object.fromEntries(Object.entries(record).filter(([field]) => kept.includes(field)))
			: record,
	);
	return [context.helpers.returnJsonArray(shown)];
}

function sampleOf(
	context: IPollFunctions,
	{ vendor }: Trigger,
	{ noun, operation }: WatchedList,
	records: IDataObject[],
): INodeExecutionData[][] {
	const newest = records.at(-1);
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
	trigger: Trigger,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][] | null> {
	const { vendor, owner = [] } = trigger;
	const event = chosenEvent(context, trigger);
	const { operation, identity } = event.list;
	const changes = event.on.includes('changed') ? event.list.changes : undefined;
	const input = inputOf(context, operation);
	const credential: Credential = await context.getCredentials(vendor.credential.name);
	const request = operation.request!(input, credential);
	const sender: Sender = {
		...patience,
		context,
		vendor,
		credential,
		clock,
		requestsPerMinute: vendor.requestsPerMinute,
		throttle: throttleFor(credential, clock),
	};
	const isTest = context.getMode() === 'manual';
	const data = isTest ? {} : context.getWorkflowStaticData('node');
	const stored = () => data[storedUnder] as unknown as Stored | undefined;
	const version = stored()?.version;

	const read = await readList(sender, event.list, input, request);
	if ('problem' in read) throw toNodeError(context.getNode(), ofPoll(read.problem, sender), 0);
	const { records } = read;
	if (isTest) return sampleOf(context, trigger, event.list, records);

	const before = stored();
	if (before?.version !== version) return null;
	const scope = digest([
		format,
		event.value,
		urlOf(request, credential, vendor.host),
		request.query,
		request.headers,
		owner.map((field) => credential[field]),
	]);
	const remembered = before?.scope === scope ? before : undefined;
	const { memory, happened } = compare(
		remembered,
		records.map((record) => ({
			identity: digest(identity(record), identityLength),
			fingerprint: changes ? digest(changes(record), fingerprintLength) : '',
			thing: record,
		})),
		clock.now(),
	);
	if (memory !== remembered) data[storedUnder] = { ...memory, scope, version: (version ?? 0) + 1 };
	const told = happened.filter(({ happening }) => event.on.includes(happening));
	if (told.length === 0) return null;
	return itemsOf(
		context,
		operation,
		told.map(({ thing }) => thing),
	);
}
