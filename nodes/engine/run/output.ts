import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Settled } from '../declare/settlement';
import type { ItemResult } from './memory';
import type { Prepared } from './prepare';
import type { Run } from './run';

const pick = (whole: IDataObject, fields: string[]): IDataObject =>
	Object.fromEntries(
		fields.filter((field) => field in whole).map((field) => [field, whole[field]]),
	);

/** What a vendor answered, as a record. */
export const record = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: { value: value as IDataObject };

/** Makes an item's output of the unwrapped data. */
export function outputOf(run: Run, data: unknown, { input, limit }: Prepared): ItemResult {
	const { operation, sender } = run;
	const { output, settle } = operation;
	const made = settle
		? settle.output(data as Settled, input)
		: output
			? output(data, input, sender.credential)
			: data;
	const all = Array.isArray(made) ? made.map(record) : [record(made)];
	const wanted = all.slice(0, limit);
	const { simplified = [] } = operation;
	return { output: run.simplifies ? wanted.map((one) => pick(one, simplified)) : wanted };
}

/** All results as n8n's items, each paired with its own; one with a problem tells it. */
export function itemsOf(results: Array<ItemResult | undefined>): INodeExecutionData[] {
	return results.flatMap((result, item): INodeExecutionData[] => {
		if (result === undefined || 'accepted' in result) return [];
		const pairedItem = { item };
		if ('output' in result) return result.output.map((json) => ({ json, pairedItem }));
		const { message, description, kind } = result.problem;
		const json = { error: `${message} [item ${item}]`, details: { description, kind, item } };
		return [{ json, pairedItem }];
	});
}
