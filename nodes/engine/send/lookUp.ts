import type { RecognisedByLooking } from '../declare/existing';
import type { Operation } from '../declare/operation';
import type { RequestSpec } from '../declare/request';
import { besides, type Exchange, type LookedUp, type Recognition, type Sent } from './exchange';
import { send } from './send';
import type { Sender } from './tries';

/** A create whose thing can be looked up. */
type Looking = RecognisedByLooking<unknown>;

/** Asks the vendor for what an item's look-up needs: the thing, or a list that may have it. */
export const askFor = async (
	sender: Sender,
	operation: Operation,
	existing: Looking,
	input: unknown,
): Promise<Sent> =>
	await send(sender, besides(operation, 'read', existing.request(input), existing.answer));

/** Takes an item's thing out of the answer to a look-up. */
export const pickFrom = (sent: Sent, existing: Looking, input: unknown): LookedUp =>
	'problem' in sent ? sent : { found: existing.pick(sent.data, input) };

/** Looks an item's thing up. */
export const lookUp = async (
	sender: Sender,
	operation: Operation,
	existing: Looking,
	input: unknown,
): Promise<LookedUp> => pickFrom(await askFor(sender, operation, existing, input), existing, input);

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
	recognition: recognitionOf(sender, operation, input, existingWillDo),
	onceOnly: operation.idempotencyKey !== undefined,
	refusedAsDone: operation.refusedAsDone,
	...(operation.howToCheck && { howToCheck: () => operation.howToCheck!(input) }),
});
