import type { IDataObject } from 'n8n-workflow';

import type { Refusal } from '../declare/answer';
import type { Findable } from '../declare/findable';
import type { Operation } from '../declare/operation';
import type { RequestSpec } from '../declare/request';
import type { Problem } from '../problem/problem';
import { severalThere } from '../problem/there';
import { listing, type Exchange, type LookedUp, type Recognition } from './exchange';
import { send } from './send';
import type { Sender } from './tries';
import { whetherDone } from './whetherDone';

/** A list of things that have keys. */
export type Keyed = Pick<Findable<unknown>, 'request' | 'answer' | 'keyOf'>;

/** What a look-up read: the things of a list by their keys, or the problem of reading it. */
export type Listing = { byKey: Map<unknown, IDataObject[]> } | { problem: Problem };

/** Reads the list that may have an item's thing. */
export async function readListing(
	sender: Sender,
	operation: Operation,
	list: Keyed,
	input: unknown,
): Promise<Listing> {
	const sent = await send(sender, listing(operation, list.request(input), list.answer));
	if ('problem' in sent) return sent;
	const byKey = new Map<unknown, IDataObject[]>();
	for (const record of sent.data as IDataObject[]) {
		const key = list.keyOf(record);
		const alike = byKey.get(key);
		if (alike) alike.push(record);
		else byKey.set(key, [record]);
	}
	return { byKey };
}

/** Finds an item's thing in a list that was read. */
export function findIn(read: Listing, findable: Findable<unknown>, input: unknown): LookedUp {
	if ('problem' in read) return read;
	const alike = read.byKey.get(findable.wantedKey(input)) ?? [];
	const [found, ...others] = alike.filter((one) => findable.counts?.(one, input) ?? true);
	if (findable.mayBeSeveral && others.length > 0) {
		return { problem: severalThere(findable.describe(input)) };
	}
	return { found };
}

/** Looks an item's thing up. */
export const lookUp = async (
	sender: Sender,
	operation: Operation,
	findable: Findable<unknown>,
	input: unknown,
): Promise<LookedUp> =>
	findIn(await readListing(sender, operation, findable, input), findable, input);

function recognitionOf(
	sender: Sender,
	operation: Operation,
	input: unknown,
	existingWillDo: boolean,
): Recognition | undefined {
	const { existing } = operation;
	if (existing === undefined) return undefined;
	const refusedAsExisting: Recognition['refusedAsExisting'] = (refusal) =>
		existing.refusedAsExisting?.(refusal) ?? false;
	if (existing.by === 'refusal') return { refusedAsExisting, existingWillDo };
	const { lostWithAnswer } = existing;
	return {
		refusedAsExisting,
		existingWillDo,
		lookUp: async () => await lookUp(sender, operation, existing, input),
		...(lostWithAnswer && { lostWithAnswer: () => lostWithAnswer(input) }),
	};
}

/** What an operation sends for an item. */
export const exchangeOf = (
	sender: Sender,
	operation: Operation,
	request: RequestSpec,
	input: unknown,
	existingWillDo: boolean,
): Exchange => ({
	request,
	effect: operation.effect,
	unwrap: operation.unwrap,
	answer: operation.answer,
	list: operation.list,
	recognition: recognitionOf(sender, operation, input, existingWillDo),
	onceOnly: operation.idempotencyKey !== undefined,
	...(operation.refusedAsDone && {
		refusedAsDone: async (refusal: Refusal) => await whetherDone(sender, operation, refusal, input),
	}),
	...(operation.howToCheck && { howToCheck: () => operation.howToCheck!(input) }),
});
