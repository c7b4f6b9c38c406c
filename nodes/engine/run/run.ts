import type { IExecuteFunctions } from 'n8n-workflow';

import type { Clock } from '../send/clock';
import { SharedLookups } from '../send/sharedLookups';
import { operationsOf } from '../declare/operations';
import { toNodeError, type Problem } from '../problem/problem';
import { inputReader, limitReader } from '../input/parameters';
import type { Sender } from '../send/send';
import { readRequestSettings } from '../screen/requestSettings';
import { throttleFor } from '../send/throttle';
import type { Credential, Operation, Vendor } from '../declare/types';
import { inputValidator } from '../input/validate';

/** What to do when the thing that an item creates is there already. */
export type IfExists = 'fail' | 'useExisting' | 'update';

/** One operation, ready to carry out items: the one way for an item to flow. */
export interface Job {
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
export async function prepareJob(
	context: IExecuteFunctions,
	vendor: Vendor,
	clock: Clock,
): Promise<Job> {
	const operation = chosenOperation(context, vendor);
	const settings = readRequestSettings(context, vendor.requestsPerMinute);
	const credential: Credential = operation.request
		? await context.getCredentials(vendor.credential.name)
		: {};
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
			throttle: throttleFor(credential, clock),
			...settings,
		},
		ifExists: operation.updatesExisting
			? 'update'
			: (context.getNodeParameter('ifExists', 0, 'fail') as IfExists),
		inputOf: (itemIndex) => validate(read(itemIndex)),
		limitOf: limitReader(context),
		previews:
			operation.effect !== 'read' && (context.getNodeParameter('preview', 0, false) as boolean),
		simplifies:
			operation.simplified !== undefined &&
			(context.getNodeParameter('simplify', 0, true) as boolean),
		waitsForCompletion: context.getNodeParameter('waitForCompletion', 0, true) as boolean,
		claims: new Map(),
		lookups: new SharedLookups(),
		itemsAtOnce: settings.itemsAtOnce,
	};
}
