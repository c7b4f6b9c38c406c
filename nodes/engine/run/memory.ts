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

/** What is kept of an item: its result, or the idempotency key of what got none. */
interface Kept {
	/** What the result depends on. */
	of: string;
	result?: ItemResult;
	idempotencyKey?: string;
}

type KeptRun = Record<string, Kept | undefined>;

const key = 'partnerProvisioning';

const mustNotBeSentAgain = (result: ItemResult) =>
	!('problem' in result) || ['unknown', 'harmed'].includes(result.problem.kind);

/**
 * What a failed try of a node did already. n8n's Retry On Fail, and Retry on an execution, run the whole
 * node again with all its items; this keeps what succeeded, or may have, in n8n's own context of the node
 * in the execution, so that the next try sends only the rest. What was kept counts for the same data,
 * parameters and credential alone.
 */
export class RunMemory {
	private readonly runs: Record<string, KeptRun | undefined>;
	private readonly run: string;
	private readonly idempotencyKeys = new Map<number, string>();

	constructor(
		context: IExecuteFunctions,
		private readonly items: number,
		private readonly fingerprintOf: (itemIndex: number) => string,
	) {
		const node = context.getContext('node');
		this.runs = (node[key] ??= {}) as unknown as Record<string, KeptRun | undefined>;
		this.run = String(context.getWorkflowDataProxy(0).$runIndex);
	}

	private keptOf(itemIndex: number): Kept | undefined {
		const kept = this.runs[this.run]?.[itemIndex];
		return kept?.of === this.fingerprintOf(itemIndex) ? kept : undefined;
	}

	/** The idempotency key of an item: the same over all tries, also of the whole node. */
	keyOf(itemIndex: number): string {
		const before = this.idempotencyKeys.get(itemIndex) ?? this.keptOf(itemIndex)?.idempotencyKey;
		const idempotencyKey = before ?? randomUUID();
		this.idempotencyKeys.set(itemIndex, idempotencyKey);
		return idempotencyKey;
	}

	/** The results of an earlier try of this run that stand; a place without one is to be done. */
	recall(): Array<ItemResult | undefined> {
		const results = new Array<ItemResult | undefined>(this.items).fill(undefined);
		if (this.runs[this.run] === undefined) return results;
		return results.map((_, index) => this.keptOf(index)?.result);
	}

	/** Keeps the results that must not be repeated. */
	keep(results: Array<ItemResult | undefined>): void {
		const run: KeptRun = {};
		results.forEach((result, index) => {
			const stands = result !== undefined && mustNotBeSentAgain(result);
			const idempotencyKey = stands ? undefined : this.idempotencyKeys.get(index);
			if (!stands && idempotencyKey === undefined) return;
			run[index] = {
				of: this.fingerprintOf(index),
				...(stands && { result }),
				...(idempotencyKey !== undefined && { idempotencyKey }),
			};
		});
		this.runs[this.run] = run;
	}

	/** Forgets this run: it ended well, and no other try will come. */
	forget(): void {
		delete this.runs[this.run];
	}
}
