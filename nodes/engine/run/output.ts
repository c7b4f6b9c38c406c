import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import type { Settled } from '../declare/settlement';
import { asPutOut } from '../screen/asPutOut';
import type { ItemResult } from './memory';
import type { Prepared } from './prepare';
import type { Run } from './run';

/** Whether a creation made its thing; `null` where nobody can know. */
export type Created = boolean | null;

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
 * n8n takes an item for one of the error output only where it has nothing beside what went wrong, and adds the
 * item's own data there by itself.
 */
const addsOwnDataItself = ({ onError }: INode) => onError === 'continueErrorOutput';

/** All results as n8n's items, each paired with its own; one with a problem tells it beside its own data. */
export function itemsOf(
	results: Array<ItemResult | undefined>,
	given: INodeExecutionData[],
	node: INode,
): INodeExecutionData[] {
	return results.flatMap((result, item): INodeExecutionData[] => {
		if (result === undefined || 'accepted' in result) return [];
		const pairedItem = { item };
		if ('output' in result) return result.output.map((json) => ({ json, pairedItem }));
		const { message, description, kind } = result.problem;
		const place = item + 1;
		const told = {
			error: `${message} [item ${place}]`,
			details: { description, kind, item: place },
		};
		if (addsOwnDataItself(node)) return [{ json: told, pairedItem }];
		const { json, binary } = given[item]!;
		return [{ json: { ...json, ...told }, ...(binary && { binary }), pairedItem }];
	});
}
