import type { IDataObject } from 'n8n-workflow';

import { attempt, type Connection } from './attempt';
import { exhausted, refused, unknownOutcome, type Problem } from '../problem/problem';
import { decide, waitBefore, type Outcome } from './retryPolicy';
import type { Throttle } from './throttle';
import type { Operation, RequestSpec } from '../declare/types';

/** Everything that sending needs and that stays the same for all items of a run. */
export interface Sender extends Connection {
	throttle: Throttle;
	/** 0 means no limit. */
	requestsPerMinute: number;
	maxTries: number;
}

/** What sending came to: the data, or the problem to tell. */
export type Sent =
	| {
			data: unknown;
			/** Set where an earlier attempt may have been carried out too. */
			recovered?: boolean;
			/** What to add to the query for the list's next page. */
			nextPage?: Record<string, string>;
			/** Set where the data is about what was there already: the vendor has accepted nothing. */
			existing?: boolean;
	  }
	| { problem: Problem };

type Unfinished = Extract<Outcome, { kind: 'notDone' | 'unclear' }>;

/** Where to look, for an operation that doesn't know better. */
const lookForYourself = (vendor: string) =>
	`Check at ${vendor} whether it was carried out before you run this item again.`;

/** What a look-up came to: the thing, `undefined` where it isn't there, or the problem of finding out. */
export type LookedUp = { found: IDataObject | undefined } | { problem: Problem };

/** Asks the vendor for what an item's look-up needs: the thing, or a list that may have it. */
export async function askFor(sender: Sender, operation: Operation, input: unknown): Promise<Sent> {
	const lookup = operation.existing!.lookup!;
	const reading = { effect: 'read', answer: lookup.answer } as Operation;
	return await send(sender, reading, lookup.request(input), input);
}

/** Takes an item's thing out of the answer to a look-up. */
export function pickFrom(sent: Sent, operation: Operation, input: unknown): LookedUp {
	const { pick } = operation.existing!.lookup!;
	return 'problem' in sent ? sent : { found: pick(sent.data, input) };
}

/** Looks an item's thing up. */
export async function lookUp(
	sender: Sender,
	operation: Operation,
	input: unknown,
): Promise<LookedUp> {
	return pickFrom(await askFor(sender, operation, input), operation, input);
}

/**
 * Sends an item's request as often as its effect allows, and reconciles a creation whose outcome is
 * unclear: looks its thing up, and either takes it as created or sends the request again. The only
 * place that waits.
 */
async function sendOne(
	sender: Sender,
	operation: Operation,
	request: RequestSpec,
	input: unknown,
): Promise<Sent> {
	const { vendor, throttle, clock, cancelled } = sender;
	const existing = operation.existing;
	const reconcilable = Boolean(existing?.lookup ?? existing?.refusedAsExisting);
	let unclear: Unfinished | undefined;
	let sentAt = clock.now();

	const asUnknown = (outcome: Unfinished): Sent => ({
		problem: unknownOutcome(vendor.name, outcome, {
			method: request.method,
			path: request.path,
			at: sentAt,
			howToCheck: operation.howToCheck?.(input) ?? lookForYourself(vendor.name),
		}),
	});
	const recovered = (found: IDataObject | undefined): Sent => {
		if (existing?.lostWithAnswer === undefined)
			return { data: found, recovered: true, existing: true };
		const message = existing.lostWithAnswer(input);
		return {
			problem: { kind: 'unknown', message, description: 'It was not created a second time.' },
		};
	};
	const reconciled = async (): Promise<Sent | undefined> => {
		if (existing?.lookup === undefined) return undefined;
		const looked = await lookUp(sender, operation, input);
		if ('problem' in looked) return asUnknown(unclear!);
		return looked.found && recovered(looked.found);
	};

	for (let tries = 1; ; tries++) {
		await throttle.turn(sender.requestsPerMinute, cancelled);
		if (cancelled?.aborted) {
			const outcome = unclear ?? {
				kind: 'notDone' as const,
				reason: 'the execution was cancelled',
			};
			return unclear ? asUnknown(outcome) : { problem: exhausted(vendor.name, outcome, tries) };
		}
		sentAt = clock.now();
		const outcome = await attempt(sender, operation, request);

		if (outcome.kind === 'done') {
			const { data, nextPage } = outcome;
			return { data, nextPage, recovered: unclear !== undefined };
		}
		if (outcome.kind === 'refused') {
			if (unclear && existing?.refusedAsExisting?.(outcome.refusal)) {
				const known = existing.lookup ? await reconciled() : recovered(existing.known?.(input));
				if (known !== undefined) return known;
			}
			if (unclear && operation.effect === 'create' && !existing?.lookup) {
				const { message } = outcome.refusal;
				const reason = `${unclear.reason}, and the next try was refused: ${message}`;
				return asUnknown({ ...unclear, reason });
			}
			const problem = refused(vendor.name, outcome.refusal, outcome.status);
			if (unclear && operation.effect === 'set') {
				problem.description += ` Before that it was sent without a clear answer (${unclear.reason}), and may have been carried out then.`;
			}
			return { problem };
		}
		if (outcome.kind === 'unclear') unclear = outcome;

		const decision = decide(operation.effect, outcome, {
			tries,
			maxTries: sender.maxTries,
			reconcilable,
		});
		if (decision === 'unknown') return asUnknown(outcome);
		if (decision === 'giveUp') {
			const mayHaveHappened = unclear && operation.effect !== 'read' && operation.effect !== 'set';
			return mayHaveHappened
				? asUnknown(unclear!)
				: { problem: exhausted(vendor.name, outcome, tries) };
		}

		const retryAfter = outcome.kind === 'notDone' ? outcome.retryAfter : undefined;
		const wait = waitBefore(tries, retryAfter, clock.random());
		if (outcome.status === 429) throttle.pause(wait);
		await clock.sleep(wait, cancelled);
		if (decision === 'reconcile') {
			const known = await reconciled();
			if (known !== undefined) return known;
			if (tries >= sender.maxTries) return asUnknown(outcome);
		}
	}
}

/** Sends an item's request, and those for the pages that follow where the answer is a list in pages. */
export async function send(
	sender: Sender,
	operation: Operation,
	request: RequestSpec,
	input: unknown,
): Promise<Sent> {
	const first = await sendOne(sender, operation, request, input);
	if ('problem' in first || first.nextPage === undefined) return first;
	const records = [...(first.data as unknown[])];
	const asked = new Set<string>();
	let nextPage: Record<string, string> | undefined = first.nextPage;
	while (nextPage !== undefined) {
		const query: Record<string, string> = { ...request.query, ...nextPage };
		const key = JSON.stringify(query);
		if (asked.has(key)) {
			const message = `${sender.vendor.name}'s list has no end: its pages lead back to one that was read`;
			return { problem: { kind: 'failed', message, description: 'Run this item again later.' } };
		}
		asked.add(key);
		const page: Sent = await sendOne(sender, operation, { ...request, query }, input);
		if ('problem' in page) return page;
		records.push(...(page.data as unknown[]));
		nextPage = page.nextPage;
	}
	return { data: records };
}
