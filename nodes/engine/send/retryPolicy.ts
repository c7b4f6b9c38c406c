import type { Effect } from '../declare/effect';
import type { Outcome, Unfinished } from '../problem/outcome';

/** What to do after an attempt. */
export type Decision = 'finish' | 'repeat' | 'reconcile' | 'giveUp' | 'unknown';

/** The longest wait before the next attempt, in milliseconds; who asks for more is not waited for. */
export const longestWait = 120_000;

const firstWait = 500;
const longestBackoff = 30_000;

/**
 * The retry policy. Pure: the same outcome of the same request always leads to the same decision.
 *
 * A `read` or `set` is repeated after everything that may pass. A `create` or `transfer` is repeated
 * only after proof that nothing happened; after an unclear outcome a `create` whose thing can be
 * recognised is reconciled, one that the vendor carries out only once is repeated, and everything else
 * ends as unknown and is never sent again.
 */
export function decide(
	effect: Effect,
	outcome: Outcome,
	attempt: {
		tries: number;
		maxTries: number;
		/** Whether what it creates can be recognised. */
		reconcilable: boolean;
		/** Whether the vendor carries out only once what it gets twice. */
		onceOnly?: boolean;
	},
): Decision {
	const again = attempt.tries < attempt.maxTries;
	switch (outcome.kind) {
		case 'done':
		case 'refused':
			return 'finish';
		case 'notDone':
			if (outcome.lasting || (outcome.retryAfter ?? 0) > longestWait) return 'giveUp';
			return again ? 'repeat' : 'giveUp';
		case 'unclear':
			if (effect === 'read' || effect === 'set') {
				return again && (outcome.retryAfter ?? 0) <= longestWait ? 'repeat' : 'giveUp';
			}
			if (attempt.onceOnly) return again ? 'repeat' : 'unknown';
			return effect === 'create' && attempt.reconcilable ? 'reconcile' : 'unknown';
	}
}

/**
 * How long to wait before the next attempt, in milliseconds: what the vendor asked for, and at least a
 * wait that doubles with each try, spread by chance so that many clients don't return together. Who asks
 * for no wait at all would otherwise use up all tries in a moment.
 */
export function waitBefore(tries: number, retryAfter: number | undefined, random: number): number {
	const backoff = Math.min(firstWait * 2 ** (tries - 1), longestBackoff);
	return Math.max(Math.round(backoff * (0.5 + random / 2)), Math.min(retryAfter ?? 0, longestWait));
}

/**
 * How long nobody with the credential sends anything after an attempt, in milliseconds: as long as its
 * item waits where the vendor asks for it or has had too many requests; a moment where it is overloaded
 * (503) and doesn't say for how long.
 */
export function pauseOfAll({ status, retryAfter }: Unfinished, backoff: number): number {
	if (retryAfter !== undefined || status === 429) return backoff;
	return status === 503 ? Math.min(backoff, firstWait) : 0;
}

/** Reads an HTTP date: milliseconds since 1970, `undefined` where it is missing or makes no sense. */
export function dateOf(header: string | undefined): number | undefined {
	const date = /[a-z]/i.test(header ?? '') ? Date.parse(header!) : NaN;
	return Number.isNaN(date) ? undefined : date;
}

/** The longest wait that is believed, in milliseconds: a day. */
const longestAsked = 86_400_000;

/**
 * Reads a `Retry-After` header: seconds or an HTTP date.
 *
 * @param answeredAt when the answer was given, by the clock that the date is of
 * @returns milliseconds, a day at most; `undefined` where the header is missing or makes no sense
 */
export function parseRetryAfter(
	header: string | undefined,
	answeredAt: number,
): number | undefined {
	const value = header?.trim();
	if (!value) return undefined;
	const isSeconds = /^\d+(\.\d+)?$/.test(value);
	const until = isSeconds ? answeredAt + Number(value) * 1000 : dateOf(value);
	if (until === undefined) return undefined;
	return Math.min(Math.max(0, until - answeredAt), longestAsked);
}
