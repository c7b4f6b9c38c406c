import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../declare/operation';
import type { Receiver } from '../../declare/settlement';
import type { Problem } from '../../problem/problem';
import { listing, type LookedUp, type Sent } from '../../send/exchange';
import { send } from '../../send/send';
import type { Sender } from '../../send/tries';
import { canonical } from '../canonical';

/** Who can receive, as the run last read it: what was read after one group stands before the next. */
export class Receivers {
	private last: Sent | undefined;

	constructor(
		private readonly sender: Sender,
		private readonly operation: Operation,
		private readonly receiver: Receiver<unknown>,
	) {}

	/** Makes sure that all of these are in what was read last; one that isn't in there may be newer. */
	async readFor(inputs: unknown[]): Promise<void> {
		const { last } = this;
		// What the vendor doesn't tell is not asked for with every group.
		if (last !== undefined && 'problem' in last && isAnswered(last.problem)) return;
		if (inputs.every((input) => this.isIn(last, input))) return;
		await this.readAnew();
	}

	/** Reads the list, whatever was read before. */
	async readAnew(): Promise<void> {
		const { request, answer } = this.receiver;
		this.last = await send(this.sender, listing(this.operation, request(), answer));
	}

	/** Finds an item's receiver in what was read last. */
	find(input: unknown): LookedUp {
		const { last } = this;
		if (last === undefined) return { found: undefined };
		return 'problem' in last ? last : { found: this.receiver.pick(last.data, input) };
	}

	private isIn(last: Sent | undefined, input: unknown): boolean {
		return (
			last !== undefined && 'data' in last && this.receiver.pick(last.data, input) !== undefined
		);
	}
}

/** The fields of a receiver that changed or went, but for those that may. */
export function changedFields(
	before: IDataObject,
	after: IDataObject,
	mayChange: string[],
): string[] {
	return Object.keys(before).filter(
		(name) =>
			!mayChange.includes(name) &&
			canonical(before[name], mayChange) !== canonical(after[name], mayChange),
	);
}

/** What happened to a receiver beside what was meant to. */
export interface Harm {
	/** The fields that changed or went, as they were; all of them where the receiver itself is gone. */
	were: IDataObject;
	/** Set where it isn't in the list any more. */
	isGone?: boolean;
}

/** The harm that was done to a receiver; `undefined` where nothing is known of any. */
export function harmTo(
	{ mayChange, withoutSecrets }: Receiver<unknown>,
	before: IDataObject,
	after: LookedUp,
): Harm | undefined {
	if ('problem' in after) return undefined;
	if (after.found === undefined) return { were: withoutSecrets(before), isGone: true };
	const changed = changedFields(before, after.found, mayChange);
	if (changed.length === 0) return undefined;
	const shown = withoutSecrets(before);
	// A secret that changed is named, and not shown.
	return { were: Object.fromEntries(changed.map((name) => [name, shown[name]])) };
}

/** Whether the vendor itself said that something can't be read, and isn't just out of reach. */
export const isAnswered = ({ status }: Problem): boolean =>
	status !== undefined && status < 500 && status !== 408 && status !== 429;
