import {
	N8N_NODES_API_VERSION,
	type IDataObject,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import type { Settled } from '../declare/settlement';
import type { Problem } from '../problem/problem';
import { asPutOut } from '../screen/asPutOut';
import type { Created } from './created';
import type { ItemResult } from './result';
import type { Prepared } from './prepare';
import type { Run } from './run';

/** What a vendor answered, as a record. */
export const record = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: { value: value as IDataObject };

function whetherNew({ existing }: Operation, one: IDataObject, created: Created): IDataObject {
	const lacks = created === false && existing?.by === 'looking' ? existing.lacks : undefined;
	return { ...one, ...(lacks && { notice: lacks }), created };
}

/** What is known of a thing that is there, where an attempt without a clear answer may have made it. */
export const perhapsNew = (known: IDataObject): IDataObject => ({
	...known,
	notice: [known.notice, 'An attempt to create this got no clear answer: it may be new.']
		.filter(Boolean)
		.join(' '),
});

/**
 * Makes an item's output of the unwrapped data.
 *
 * @param created for a creation only
 */
export function outputOf(
	run: Run,
	data: unknown,
	{ input, limit }: Prepared,
	created?: Created,
): { output: IDataObject[] } {
	const { operation, sender } = run;
	const { output, settle } = operation;
	const made = settle
		? settle.output(data as Settled, input)
		: output
			? output(data, input, sender.credential)
			: data;
	const all = Array.isArray(made) ? made.map(record) : [record(made)];
	const wanted = all.slice(0, limit).map((one) => asPutOut(operation, one, run.simplifies));
	return {
		output:
			created === undefined ? wanted : wanted.map((one) => whetherNew(operation, one, created)),
	};
}

/**
 * Before 2.36 n8n takes an item for one of its error output only where it has nothing but an error and a message;
 * an item with `details` would go on as if all were well. That n8n is new enough is known by something newer.
 */
const takesDetails = () => (N8N_NODES_API_VERSION as unknown) !== undefined;

/** What is told of an item without a result, and its own data where n8n doesn't add that itself. */
function told({ onError }: INode, { message, description, kind }: Problem, item: number) {
	const place = item + 1;
	const error = `${message} [item ${place}]`;
	const details = { description, kind, item: place };
	if (onError !== 'continueErrorOutput') return { addsOwn: true, json: { error, details } };
	return {
		addsOwn: false,
		json: takesDetails() ? { error, details } : { error, message: description },
	};
}

const tellSuccess = ['created', 'deleted', 'success'];

/**
 * An item's own data beside its problem, without what a later step would take for the operation's result: the
 * `id` that an earlier step put out is not that of what this one failed to make.
 */
function ownData({ identifiers = {} }: Pick<Operation, 'identifiers'>, json: IDataObject) {
	const misleading = [...tellSuccess, ...Object.entries(identifiers).flat()];
	return Object.fromEntries(Object.entries(json).filter(([name]) => !misleading.includes(name)));
}

/** All results as n8n's items, each paired with its own; one with a problem tells it beside its own data. */
export function itemsOf(
	results: Array<ItemResult | undefined>,
	given: INodeExecutionData[],
	node: INode,
	operation: Pick<Operation, 'identifiers'> = {},
): INodeExecutionData[] {
	return results.flatMap((result, item): INodeExecutionData[] => {
		if (result === undefined || 'accepted' in result) return [];
		const pairedItem = { item };
		if ('output' in result) return result.output.map((json) => ({ json, pairedItem }));
		const { addsOwn, json } = told(node, result.problem, item);
		const { json: own, binary } = given[item]!;
		return [
			{
				json: addsOwn ? { ...ownData(operation, own), ...json } : json,
				...(binary && { binary }),
				pairedItem,
			},
		];
	});
}
