import type { IDataObject, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';

import type { ItemResult } from '../../nodes/engine/run/result';
import type { Problem } from '../../nodes/engine/problem/problem';
import { keptBy } from './kept';

/** What n8n knows of an item when the execution is over. */
export type Outcome = { outputs: IDataObject[] } | { problem: Problem['kind'] | 'unspecified' };

const isProblem = (kind: unknown): kind is Problem['kind'] => typeof kind === 'string';

function pairedWith({ pairedItem }: INodeExecutionData): number | undefined {
	const [pair] = [pairedItem].flat();
	return typeof pair === 'object' ? pair.item : pair;
}

function add(outcomes: Map<number, Outcome>, item: INodeExecutionData): void {
	const place = pairedWith(item);
	if (place === undefined) return;
	const { error, details } = item.json as { error?: unknown; details?: IDataObject };
	if (error !== undefined || item.error !== undefined) {
		const kind = details?.kind;
		outcomes.set(place, { problem: isProblem(kind) ? kind : 'unspecified' });
		return;
	}
	const known = outcomes.get(place);
	const outputs = known && 'outputs' in known ? known.outputs : [];
	outcomes.set(place, { outputs: [...outputs, item.json] });
}

function outcomeOf(result: ItemResult): Outcome {
	if ('output' in result) return { outputs: result.output };
	return { problem: 'problem' in result ? result.problem.kind : 'unknown' };
}

/** What an execution says about the items of a node. */
export interface Report {
	/** Whether the node stopped the workflow. */
	stopped: boolean;
	/** By the item's place. */
	outcomes: Map<number, Outcome>;
}

/**
 * Reads out of an execution what became of each input item of a node.
 *
 * @param secrets of the node's credential
 */
export async function reportOf(
	data: IRunExecutionData,
	node: string,
	secrets: string[],
): Promise<Report> {
	const task = data.resultData.runData[node]?.at(-1);
	if (task?.error === undefined) {
		const outcomes = new Map<number, Outcome>();
		for (const item of (task?.data?.main ?? []).flatMap((items) => items ?? [])) {
			add(outcomes, item);
		}
		return { stopped: false, outcomes };
	}
	const kept = await keptBy(data, node, secrets);
	const outcomes = new Map([...kept].map(([place, result]) => [place, outcomeOf(result)]));
	const { itemIndex } = (task.error as { context?: { itemIndex?: number } }).context ?? {};
	if (itemIndex !== undefined && !outcomes.has(itemIndex)) {
		outcomes.set(itemIndex, { problem: 'notDone' });
	}
	return { stopped: true, outcomes };
}
