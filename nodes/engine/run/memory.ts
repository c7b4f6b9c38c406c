import { randomUUID } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Problem } from '../problem/problem';

/** An item that the vendor accepted and carries out later. */
export interface Accepted {
	accepted: IDataObject;
	/** Set where an earlier attempt at it may have been accepted too. */
	recovered?: boolean;
}

/** What became of an item. */
export type ItemResult =
	/** It has its output. */
	| { output: IDataObject[] }
	| Accepted
	/** It has none, and why. */
	| { problem: Problem };

interface Kept {
	items: number;
	results: Record<string, ItemResult>;
	/** Idempotency keys by item. */
	keys: Record<string, string>;
}

const key = 'partnerProvisioning';

const mustNotBeSentAgain = (result: ItemResult) =>
	!('problem' in result) || result.problem.kind === 'unknown';

/**
 * What a failed try of a node did already. n8n's Retry On Fail runs the whole node again with all its
 * items; this keeps what succeeded, or may have, in n8n's own context of the node in the execution, so
 * that the next try sends only the rest.
 */
export class RunMemory {
	private readonly runs: Record<string, Kept | undefined>;
	private readonly run: string;
	private readonly keys: Record<string, string>;

	constructor(
		context: IExecuteFunctions,
		private readonly items: number,
	) {
		const node = context.getContext('node');
		this.runs = (node[key] ??= {}) as unknown as Record<string, Kept | undefined>;
		this.run = String(context.getWorkflowDataProxy(0).$runIndex);
		this.keys = { ...this.keptOfThisRun()?.keys };
	}

	private keptOfThisRun(): Kept | undefined {
		const kept = this.runs[this.run];
		return kept?.items === this.items ? kept : undefined;
	}

	/** The idempotency key of an item: the same over all tries, also of the whole node. */
	keyOf(itemIndex: number): string {
		return (this.keys[itemIndex] ??= randomUUID());
	}

	/** The results of an earlier try of this run that stand; a place without one is to be done. */
	recall(): Array<ItemResult | undefined> {
		const results = new Array<ItemResult | undefined>(this.items).fill(undefined);
		const kept = this.keptOfThisRun()?.results ?? {};
		for (const [index, result] of Object.entries(kept)) results[Number(index)] = result;
		return results;
	}

	/** Keeps the results that must not be repeated. */
	keep(results: Array<ItemResult | undefined>): void {
		const kept: Record<string, ItemResult> = {};
		results.forEach((result, index) => {
			if (result !== undefined && mustNotBeSentAgain(result)) kept[index] = result;
		});
		this.runs[this.run] = { items: this.items, results: kept, keys: this.keys };
	}

	/** Forgets this run: it ended well, and no other try will come. */
	forget(): void {
		delete this.runs[this.run];
	}
}
