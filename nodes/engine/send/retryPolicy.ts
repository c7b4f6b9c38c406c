import type { Effect } from '../declare/effect';
import type { Outcome, Unfinished } from '../problem/outcome';

/** What to do after an attempt. */
export type Decision = 'finish' | 'repeat' | 'reconcile' | 'giveUp' | 'unknown';

/** The longest that a request waits because the vendor asked for it, in milliseconds. */
export const longestWait = 120_000;

/** The same for a creation that may have been carried out, whose outcome would be unknown else. */
export const longestWaitToSettle = 600_000;

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
		/** The longest wait that is endured, in milliseconds. */
		patience: number;
	},
): Decision {
	const again = attempt.tries < attempt.maxTries;
	if (outcome.kind === 'done' || outcome.kind === 'refused') return 'finish';
	const isBearable = (outcome.retryAfter ?? 0) <= attempt.patience;
	switch (outcome.kind) {
		case 'notDone':
			return again && isBearable && !outcome.lasting ? 'repeat' : 'giveUp';
		case 'unclear':
			if (effect === 'read' || effect === 'set') return again && isBearable ? 'repeat' : 'giveUp';
			if (attempt.onceOnly) return again && isBearable ? 'repeat' : 'unknown';
			return effect === 'create' && attempt.reconcilable && isBearable ? 'reconcile' : 'unknown';
	}
}

/**
 * How long to wait before the next attempt, in milliseconds: what the vendor asked for, and at least a
 * wait that doubles with each try, spread by chance so that many clients don't return together. Who asks
 * for no wait at all would otherwise use up all tries in a moment.
 */
export function waitBefore(tries: number, retryAfter: number | undefined, random: number): number {
	const backoff = Math.min(firstWait * 2 ** (tries - 1), longestBackoff);
	return Math.max(Math.round(backoff * (0.5 + random / 2)), retryAfter ?? 0);
}

/**
 * How long nobody with the credential sends anything after an attempt, in milliseconds: as long as its
 * item waits where the vendor asks for it or has had too many requests; a moment where it is overloaded
 * (503) and doesn't say for how long. Nobody waits for a refusal while others get through, unless it is asked for.
 */
export function pauseOfAll(
	{ status, retryAfter }: Unfinished,
	backoff: number,
	othersGetThrough: boolean,
): number {
	if (retryAfter !== undefined) return backoff;
	if (othersGetThrough) return 0;
	if (status === 429) return backoff;
	return status === 503 ? Math.min(backoff, firstWait) : 0;
}

/** Reads an HTTP date: milliseconds since 1970, `undefined` where it is missing or makes no sense. */
function dateOf(header: string | undefined): number | undefined {
	const date = /[a-z]/i.test(header ?? '') ? Date.parse(header!) : NaN;
	return Number.isNaN(date) ? undefined : date;
}

/** The longest wait that is believed, in milliseconds: a day. */
const longestAsked = 86_400_000;

/**
 * Reads a `Retry-After` header: seconds or an HTTP date. A date is one of the vendor's clock, which its `Date` tells.
 *
 * @param now when the answer came by our clock, for where the answer doesn't say itself when it was given
 * @returns milliseconds, a day at most; `undefined` where the header is missing or makes no sense
 */
export function parseRetryAfter(
	headers: { date?: string; 'retry-after'?: string },
	now: number,
): number | undefined {
	const value = headers['retry-after']?.trim();
	if (!value) return undefined;
	const answeredAt = dateOf(headers.date) ?? now;
	const isSeconds = /^\d+(\.\d+)?$/.test(value);
	const until = isSeconds ? answeredAt + Number(value) * 1000 : dateOf(value);
	if (until === undefined) return undefined;
	return Math.min(Math.max(0, until - answeredAt), longestAsked);
}
