import { randomUUID } from 'crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Problem } from '../problem/problem';
import { isTool } from './tool';

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

/** Where an AI agent's tool keeps what became of its calls. */
const callsOfTool = 'tool';

const mustNotBeSentAgain = (result: ItemResult) =>
	!('problem' in result) || ['unknown', 'harmed'].includes(result.problem.kind);

/**
 * What a failed try of a node did already. n8n's Retry On Fail, and Retry on an execution, run the whole
 * node again with all its items; this keeps what succeeded, or may have, in n8n's own context of the node
 * in the execution, so that the next try sends only the rest. What was kept counts for the same data,
 * parameters and credential alone.
 *
 * For an AI agent's tool each try is a run of its own, other calls may be under way, and the agent may try
 * again by itself. What became of a call is therefore found by its data, in the whole execution: what has an
 * unknown outcome is never sent again there, and what worked is forgotten, as the agent may want it twice.
 */
export class RunMemory {
	private readonly runs: Record<string, KeptRun | undefined>;
	private readonly run: string;
	private readonly isTool: boolean;
	private readonly idempotencyKeys = new Map<number, string>();

	constructor(
		context: IExecuteFunctions,
		private readonly items: number,
		private readonly fingerprintOf: (itemIndex: number) => string,
	) {
		const node = context.getContext('node');
		this.runs = (node[key] ??= {}) as unknown as Record<string, KeptRun | undefined>;
		this.isTool = isTool(context);
		this.run = this.isTool ? callsOfTool : String(context.getWorkflowDataProxy(0).$runIndex);
	}

	private placeOf(itemIndex: number): string {
		return this.isTool ? this.fingerprintOf(itemIndex) : String(itemIndex);
	}

	private keptOf(itemIndex: number): Kept | undefined {
		const kept = this.runs[this.run]?.[this.placeOf(itemIndex)];
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
		const run: KeptRun = this.isTool ? { ...this.runs[this.run] } : {};
		results.forEach((result, index) => {
			const stands = result !== undefined && mustNotBeSentAgain(result);
			const idempotencyKey = stands ? undefined : this.idempotencyKeys.get(index);
			if (!stands && idempotencyKey === undefined) return;
			run[this.placeOf(index)] = {
				of: this.fingerprintOf(index),
				...(stands && { result }),
				...(idempotencyKey !== undefined && { idempotencyKey }),
			};
		});
		this.runs[this.run] = run;
	}

	/** Forgets this run, or a tool's call: it ended well, and no other try will come. */
	forget(): void {
		const run = this.runs[this.run];
		if (!this.isTool) delete this.runs[this.run];
		else if (run) for (let index = 0; index < this.items; index++) this.forgetCall(run, index);
	}

	private forgetCall(run: KeptRun, itemIndex: number): void {
		const result = this.keptOf(itemIndex)?.result;
		// Another call with the same data, under way at the same time, may have an unknown outcome.
		if (result === undefined || !('problem' in result)) delete run[this.placeOf(itemIndex)];
	}
}
