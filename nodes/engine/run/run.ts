import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import type { Credential } from '../declare/request';
import { operationsOf } from '../declare/upsert';
import type { Vendor } from '../declare/vendor';
import { inputReader, limitReader } from '../input/parameters';
import { inputValidator } from '../input/validate';
import { toNodeError, type Problem } from '../problem/problem';
import { readRequestSettings } from '../screen/requestSettings';
import type { Clock } from '../send/clock';
import { SharedLookups } from '../send/sharedLookups';
import { throttleFor } from '../send/throttle';
import type { Sender } from '../send/tries';

/** What to do when the thing that an item creates is there already. */
export type IfExists = 'fail' | 'useExisting' | 'update';

/** One execution of a node: its operation, ready to carry out items. The one way for an item to flow. */
export interface Run {
	operation: Operation;
	sender: Sender;
	ifExists: IfExists;
	/** Reads and checks an item's parameters. */
	inputOf(itemIndex: number): unknown;
	/** Reads and checks the most records that a list gives for an item. */
	limitOf(itemIndex: number): number;
	/** How many items are under way at once. */
	itemsAtOnce: number;
	/** Whether only to show what would be sent. */
	previews: boolean;
	/** Whether to leave out most fields of a long answer. */
	simplifies: boolean;
	/** Whether to follow what the vendor carries out later. */
	waitsForCompletion: boolean;
	/** Creations under way, by natural key: two items with the same one must not both create it. */
	claims: Map<string, Promise<unknown>>;
	/** Look-ups before a creation, shared by the items of the run. */
	lookups: SharedLookups;
	/** What this run has made, by natural key: a list may take a while to have it. */
	made: Map<string, IDataObject>;
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
		message: `${vendor.name} has no operation "${operation}" for the resource "${resource}"`,
		description: 'Choose the resource and the operation from the lists.',
	};
	throw toNodeError(context.getNode(), problem, 0);
}

/** Reads everything of a node that is the same for all of its items. */
export async function prepareRun(
	context: IExecuteFunctions,
	vendor: Vendor,
	clock: Clock,
): Promise<Run> {
	const operation = chosenOperation(context, vendor);
	const { itemsAtOnce, ...settings } = readRequestSettings(context, vendor.requestsPerMinute);
	const credential: Credential = operation.request
		? await context.getCredentials(vendor.credential.name)
		: {};
	const read = inputReader(context, operation.properties);
	const validate = inputValidator(operation.schema(), operation.properties);
	const isOn = (name: string, fallback: boolean) =>
		context.getNodeParameter(name, 0, fallback) as boolean;
	return {
		operation,
		sender: {
			context,
			vendor,
			credential,
			clock,
			cancelled: context.getExecutionCancelSignal?.(),
			throttle: throttleFor(credential, clock),
			...settings,
		},
		ifExists: operation.updatesExisting
			? 'update'
			: (context.getNodeParameter('ifExists', 0, 'fail') as IfExists),
		inputOf: (itemIndex) => validate(read(itemIndex)),
		limitOf: limitReader(context),
		previews: operation.effect !== 'read' && isOn('preview', false),
		simplifies: operation.simplified !== undefined && isOn('simplify', true),
		waitsForCompletion: isOn('waitForCompletion', true),
		claims: new Map(),
		made: new Map(),
		lookups: new SharedLookups(),
		itemsAtOnce,
	};
}
