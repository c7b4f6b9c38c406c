import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import type { Credential } from '../declare/request';
import { operationsOf } from '../declare/upsert';
import type { Vendor } from '../declare/vendor';
import { namesOfChosen } from '../input/chosen';
import { credentialOf } from '../input/credential';
import { onlyIfStillReader } from '../input/onlyIfStill';
import { choiceReader, inputReader, limitReader, switchReader } from '../input/parameters';
import { inputValidator, type FieldProblem } from '../input/validate';
import { invalid, toNodeError, type Problem } from '../problem/problem';
import { readRequestSettings } from '../screen/requestSettings';
import type { Clock } from '../send/clock';
import type { Sent } from '../send/exchange';
import { SharedLookups } from '../send/sharedLookups';
import type { Places } from '../send/pace';
import { trafficOf } from '../send/traffic';
import type { Sender } from '../send/tries';
import { checkedInput, type CheckedInput } from './input';
import { transfersOf, type Transfers } from './transfer/transfers';

/** What to do when the thing that an item creates is there already. */
export type IfExists = 'fail' | 'useExisting' | 'update';

/** One execution of a node: its operation, ready to carry out items. The one way for an item to flow. */
export interface Run {
	operation: Operation;
	sender: Sender;
	/** Reads and checks an item's parameters, for what is to become of a thing that is there already. */
	inputOf(itemIndex: number, how: { ifExists: IfExists; previews: boolean }): CheckedInput;
	/**
	 * What must not be seen of an item's input, as it was when it was read. Reading it again may give
	 * another value, or fail.
	 */
	secrets: Map<number, string[]>;
	/** Reads what to do when an item's thing is there already. */
	ifExistsOf(itemIndex: number): IfExists;
	/** The names of what was chosen from lists, by its value. */
	chosen: Map<string, string>;
	/** Reads whether only to show what would be sent for an item. */
	previewsOf(itemIndex: number): boolean;
	/** Reads the fingerprint of an item's plan. */
	onlyIfStillOf(itemIndex: number): string | undefined;
	/** Reads and checks the most records that a list gives for an item. */
	limitOf(itemIndex: number): number;
	/** Where items are under way. */
	places: Places;
	/** Whether to leave out most fields of a long answer. */
	simplifies: boolean;
	/** How long to follow what the vendor carries out later, in seconds; 0 where it isn't followed. */
	completionTimeout: number;
	/** Creations under way, by natural key: two items with the same one must not both create it. */
	claims: Map<string, Promise<unknown>>;
	/** Look-ups before anything is changed, shared by the items of the run. */
	lookups: SharedLookups;
	/** Those of a plan. */
	planLookups: SharedLookups;
	/** What items of a plan would leave of their things, by the thing in words. */
	planned: Map<string, IDataObject | undefined>;
	/** What transfers of a plan would move in all, and to each receiver, in the smallest unit. */
	moved: { sum: bigint; to: Map<string, bigint> };
	/** What was there before the run changed it, by the thing in words. */
	foundFirst: Map<string, IDataObject | undefined>;
	/** Whether a plan asks the partner how things are. */
	asksInPreview: boolean;
	/** How many items there are. */
	items: number;
	/** What operations that take several requests asked first, by the request. */
	firstReads: Map<string, Promise<Sent>>;
	/** What this run has made, by natural key or identity: a list may take a while to have it. */
	made: Map<string, IDataObject>;
	/** Set where items are transfers that reading settles. */
	transfers?: Transfers;
}

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
		message: `${vendor.name} has no operation "${operation}" for the resource "${resource}"${
			vendor.authentication ? ` with the authentication ${vendor.authentication.name}` : ''
		}`,
		description: 'Choose the resource and the operation from the lists.',
	};
	throw toNodeError(context.getNode(), problem, 0);
}

const waysToGoOn = ({ existing }: Operation): [IfExists, ...IfExists[]] =>
	existing?.update ? ['fail', 'useExisting', 'update'] : ['fail', 'useExisting'];

/**
 * Where the thing's key would be made at random, running the item again would create another one each time,
 * although the one that is there is asked for.
 */
function missingKey({ existing }: Operation, given: IDataObject): FieldProblem[] {
	const field = existing?.by === 'looking' ? existing.randomUnlessEntered : undefined;
	if (field === undefined || String(given[field] ?? '').trim() !== '') return [];
	const words =
		'is required where If It Already Exists is set to Use Existing: left empty it is made at random, and nothing that is there already has it';
	return [{ path: [field], words }];
}

/** Read before anything is sent: what can't be read must not cost what was done. */
function completionTimeoutOf(context: IExecuteFunctions): number {
	const refuse = (message: string) => toNodeError(context.getNode(), invalid(message), 0);
	const waits: unknown = context.getNodeParameter('waitForCompletion', 0, true);
	if (typeof waits !== 'boolean') throw refuse('Wait for Completion must be true or false');
	if (!waits) return 0;
	const entered: unknown = context.getNodeParameter('completionTimeout', 0, 600);
	const seconds = typeof entered === 'string' ? Number(entered) : entered;
	if (typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 1) return seconds;
	throw refuse('Completion Timeout must be a number of seconds of at least 1');
}

/** What a run knows before its first item. */
const nothingYet = () => ({
	secrets: new Map<number, string[]>(),
	claims: new Map<string, Promise<unknown>>(),
	made: new Map<string, IDataObject>(),
	firstReads: new Map<string, Promise<Sent>>(),
	lookups: new SharedLookups(),
	planLookups: new SharedLookups(true),
	planned: new Map<string, IDataObject | undefined>(),
	moved: { sum: 0n, to: new Map<string, bigint>() },
	foundFirst: new Map<string, IDataObject | undefined>(),
});

/** Reads everything of a node that is the same for all of its items. */
export async function prepareRun(
	context: IExecuteFunctions,
	vendor: Vendor,
	clock: Clock,
): Promise<Run> {
	const operation = chosenOperation(context, vendor);
	const { itemsAtOnce, asksInPreview, ...settings } = readRequestSettings(
		context,
		vendor.requestsPerMinute,
	);
	const credential: Credential = operation.request ? await credentialOf(context, vendor) : {};
	const read = inputReader(context, operation);
	const validate = inputValidator(operation);
	const cancelled = context.getExecutionCancelSignal?.();
	const traffic = trafficOf(credential, clock);
	const sender: Sender = {
		...{ context, vendor, credential, clock, cancelled, repeats: { count: 0 } },
		...traffic,
		...settings,
	};
	return {
		operation,
		sender,
		ifExistsOf: operation.updatesExisting
			? () => 'update'
			: choiceReader(context, 'ifExists', 'If It Already Exists', waysToGoOn(operation)),
		chosen: namesOfChosen(context.getNode().parameters),
		previewsOf:
			operation.effect === 'read' ? () => false : switchReader(context, 'preview', 'Preview'),
		inputOf: (itemIndex, { ifExists, previews }) => {
			const { given, problems } = read(itemIndex);
			if (ifExists !== 'fail') problems.push(...missingKey(operation, given));
			return checkedInput(operation, (one) => validate(one, problems), given, previews);
		},
		onlyIfStillOf: onlyIfStillReader(context),
		limitOf: limitReader(context),
		simplifies:
			operation.simplified !== undefined &&
			(context.getNodeParameter('simplify', 0, true) as boolean),
		completionTimeout: operation.completion ? completionTimeoutOf(context) : 0,
		...nothingYet(),
		items: context.getInputData().length,
		asksInPreview,
		transfers: transfersOf(operation, sender, {
			atOnce: () => itemsAtOnce ?? traffic.pace.limit,
			goesOn: context.continueOnFail(),
		}),
		places: traffic.pace.placesFor(itemsAtOnce, cancelled),
	};
}
