import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import type { Receiver, Settlement } from '../declare/settlement';
import type { Problem } from '../problem/problem';
import { besides, type LookedUp, type Sent } from '../send/exchange';
import { send } from '../send/send';
import type { Sender } from '../send/tries';

/** Who can receive, as the run last read it: what was read after one transfer stands before the next. */
export class Receivers {
	private last: Sent | undefined;

	constructor(
		private readonly sender: Sender,
		private readonly operation: Operation,
	) {}

	/** Finds an item's receiver in what was read last; one that isn't in there may be newer. */
	async find(settle: Settlement<unknown>, input: unknown): Promise<LookedUp> {
		const { last } = this;
		if (last !== undefined && 'data' in last) {
			const found = settle.receiver.pick(last.data, input);
			if (found !== undefined) return { found };
		}
		// What the vendor doesn't tell is not asked for with every item.
		if (last !== undefined && 'problem' in last && isAnswered(last.problem)) return last;
		return await this.findNow(settle, input);
	}

	/** Reads anew, and finds an item's receiver. */
	async findNow({ receiver }: Settlement<unknown>, input: unknown): Promise<LookedUp> {
		const exchange = besides(this.operation, 'read', receiver.request(), receiver.answer);
		this.last = await send(this.sender, exchange);
		if ('problem' in this.last) return this.last;
		return { found: receiver.pick(this.last.data, input) };
	}
}

/** A value as a text that is the same in whatever order its fields and entries come. */
function canonical(value: unknown, without: string[]): string {
	if (Array.isArray(value)) {
		const entries = value.map((entry) => canonical(entry, without));
		return `[${entries.sort().join()}]`;
	}
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
	const fields = Object.entries(value)
		.filter(([name]) => !without.includes(name))
		.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field, without)}`);
	return `{${fields.sort().join()}}`;
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
