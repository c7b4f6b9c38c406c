import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemResult } from './result';
import { newSalt, Seal } from './seal';
import { isTool } from './tool';

/** What is kept of an item: its result, or the idempotency key of what got none. */
interface Kept {
	/** What the result depends on. */
	of: string;
	result?: ItemResult;
	idempotencyKey?: string;
}

/** What the failed tries of a run leave behind. */
export interface KeptRun {
	/** How many they were. */
	tries: number;
	/** By the item's place, or for a tool by the call's data. */
	items: Record<string, Kept | undefined>;
}

/** What n8n stores in its context of the node. */
export interface Stored {
	salt: string;
	/** Sealed, by the run. */
	runs: Record<string, string | undefined>;
}

const key = 'partnerProvisioning';

/** Made once for all tries of an execution, since making one takes a while; by the credential's secrets. */
const seals = new WeakMap<Stored, Map<string, Promise<Seal>>>();

/** Where an AI agent's tool keeps what became of its calls. */
const callsOfTool = 'tool';

const nothing = (): KeptRun => ({ tries: 0, items: {} });

const mustNotBeSentAgain = (result: ItemResult) =>
	!('problem' in result) || ['unknown', 'harmed'].includes(result.problem.kind);

/** A result without what no later try reads: the vendor's refusal as it came. */
function whatTheNextTryNeeds(result: ItemResult): ItemResult {
	if (!('problem' in result)) return result;
	const { refusal: _, ...problem } = result.problem;
	return { problem };
}

/**
 * What a failed try of a node did already. n8n's Retry On Fail, and Retry on an execution, run the whole
 * node again with all its items; this keeps what succeeded, or may have, in n8n's own context of the node
 * in the execution, so that the next try sends only the rest. What was kept counts for the same data,
 * parameters and credential alone. As n8n redacts nothing there, it is sealed with the credential's secrets.
 *
 * For an AI agent's tool each try is a run of its own, other calls may be under way, and the agent may try
 * again by itself. What became of a call is therefore found by its data, in the whole execution: what has an
 * unknown outcome is never sent again there, and what worked is forgotten, as the agent may want it twice.
 */
export class RunMemory {
	private readonly stored: Stored;
	private readonly run: string;
	private readonly isTool: boolean;
	private readonly idempotencyKeys = new Map<number, string>();
	private before = nothing();

	private constructor(
		context: IExecuteFunctions,
		private readonly items: number,
		private readonly fingerprintOf: (itemIndex: number) => string,
		private readonly secrets: string[],
	) {
		const node = context.getContext('node');
		this.stored = (node[key] ??= { salt: newSalt(), runs: {} }) as unknown as Stored;
		this.isTool = isTool(context);
		this.run = this.isTool ? callsOfTool : String(context.getWorkflowDataProxy(0).$runIndex);
	}

	/**
	 * Opens what earlier tries of this run left behind.
	 *
	 * @param secrets of the credential
	 */
	static async of(
		context: IExecuteFunctions,
		items: number,
		fingerprintOf: (itemIndex: number) => string,
		secrets: string[],
	): Promise<RunMemory> {
		const memory = new RunMemory(context, items, fingerprintOf, secrets);
		if (memory.stored.runs[memory.run] !== undefined) {
			memory.before = memory.openedWith(await memory.madeSeal());
		}
		return memory;
	}

	/** How many tries of this run failed before. */
	get tries(): number {
		return this.before.tries;
	}

	private placeOf(itemIndex: number): string {
		return this.isTool ? this.fingerprintOf(itemIndex) : String(itemIndex);
	}

	private keptIn({ items }: KeptRun, itemIndex: number): Kept | undefined {
		const kept = items[this.placeOf(itemIndex)];
		return kept?.of === this.fingerprintOf(itemIndex) ? kept : undefined;
	}

	private async madeSeal(): Promise<Seal> {
		const ofExecution = seals.get(this.stored) ?? new Map<string, Promise<Seal>>();
		seals.set(this.stored, ofExecution);
		const name = JSON.stringify(this.secrets);
		const seal = ofExecution.get(name) ?? Seal.of(this.secrets, this.stored.salt);
		ofExecution.set(name, seal);
		return await seal;
	}

	/** At once: another call of the tool must not come between reading what is kept and writing it. */
	private openedWith(seal: Seal): KeptRun {
		const closed = this.stored.runs[this.run];
		return ((closed && seal.open(closed)) as KeptRun | undefined) ?? nothing();
	}

	/** The idempotency key of an item: the same over all tries, also of the whole node. */
	keyOf(itemIndex: number): string {
		const before =
			this.idempotencyKeys.get(itemIndex) ?? this.keptIn(this.before, itemIndex)?.idempotencyKey;
		const idempotencyKey = before ?? randomUUID();
		this.idempotencyKeys.set(itemIndex, idempotencyKey);
		return idempotencyKey;
	}

	/** The results of an earlier try of this run that stand; a place without one is to be done. */
	recall(): Array<ItemResult | undefined> {
		return Array.from(
			{ length: this.items },
			(_, index) => this.keptIn(this.before, index)?.result,
		);
	}

	/** Keeps the results that must not be repeated. */
	async keep(results: Array<ItemResult | undefined>): Promise<void> {
		const seal = await this.madeSeal();
		const items = this.isTool ? this.openedWith(seal).items : {};
		results.forEach((result, index) => {
			const stands = result !== undefined && mustNotBeSentAgain(result);
			const idempotencyKey = stands ? undefined : this.idempotencyKeys.get(index);
			if (!stands && idempotencyKey === undefined) return;
			items[this.placeOf(index)] = {
				of: this.fingerprintOf(index),
				...(stands && { result: whatTheNextTryNeeds(result) }),
				...(idempotencyKey !== undefined && { idempotencyKey }),
			};
		});
		this.stored.runs[this.run] = seal.close({ tries: this.tries + 1, items } satisfies KeptRun);
	}

	/** Forgets this run, or a tool's call: it ended well, and no other try will come. */
	async forget(): Promise<void> {
		if (!this.isTool) delete this.stored.runs[this.run];
		if (this.stored.runs[this.run] === undefined) return;
		const seal = await this.madeSeal();
		const run = this.openedWith(seal);
		for (let index = 0; index < this.items; index++) this.forgetCall(run, index);
		this.stored.runs[this.run] = seal.close(run);
	}

	private forgetCall(run: KeptRun, itemIndex: number): void {
		const result = this.keptIn(run, itemIndex)?.result;
		// Another call with the same data, under way at the same time, may have an unknown outcome.
		if (result === undefined || !('problem' in result)) delete run.items[this.placeOf(itemIndex)];
	}
}
