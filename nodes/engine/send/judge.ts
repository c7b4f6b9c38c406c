import type { ZodTypeAny } from 'zod';

import type { Answer, Refusal } from '../declare/answer';
import type { Vendor } from '../declare/vendor';
import type { Outcome, Unfinished } from '../problem/outcome';
import type { Exchange } from './exchange';
import type { Unreadable } from './parse';
import { parseRetryAfter } from './retryPolicy';
import { unwrapped } from './unwrapped';

type Judged = Pick<Exchange, 'answer' | 'effect' | 'request' | 'unwrap'>;

/** Too many requests, or too much to do. */
const isLoad = (status: number) => ([429, 503].includes(status) ? { overloaded: true } : {});

/** What a status proves by itself: that it was too early, or nothing. */
function byStatus(
	{ effect }: Judged,
	status: number,
	retryAfter: number | undefined,
	refusal: Refusal | undefined,
	outside: boolean,
): Unfinished | undefined {
	const said = refusal?.message ? `: ${refusal.message}` : '';
	const when = { status, retryAfter, ...isLoad(status) };
	if (status === 429 && (effect !== 'transfer' || (refusal && !outside))) {
		return { kind: 'notDone', ...when, reason: `too many requests (429)${said}` };
	}
	if (status >= 500 || status === 408 || status === 429) {
		const reason = `it answered with status ${status}${said}`;
		return { kind: 'unclear', ...when, reason, requestId: refusal?.requestId };
	}
	return status >= 300 && status < 400
		? { kind: 'unclear', status, reason: `it pointed to another address (${status})` }
		: undefined;
}

function checked(
	data: unknown,
	schema: ZodTypeAny | undefined,
	status: number,
): { data: unknown } | Unfinished {
	const result = schema?.safeParse(data);
	if (result === undefined || result.success) {
		return { data: result === undefined ? data : (result.data as unknown) };
	}
	const field = result.error.issues[0]?.path.join('.') ?? '';
	const reason =
		data === undefined
			? 'the answer was empty'
			: `the answer was not as documented${field ? ` (${field})` : ''}`;
	return { kind: 'unclear', status, reason };
}

/** Nothing is proved by a web page or half an answer, but for too many requests in a few words. */
function judgeUnreadable(
	{ effect }: Judged,
	{ status, unreadable, isPage }: Unreadable,
	retryAfter: number | undefined,
): Unfinished {
	const isTooEarly = status === 429 && !isPage && effect !== 'transfer';
	const reason = isTooEarly ? 'too many requests (429)' : unreadable;
	const shown = status >= 400 && !isTooEarly ? `${reason} (status ${status})` : reason;
	return {
		kind: isTooEarly ? 'notDone' : 'unclear',
		status,
		retryAfter,
		...isLoad(status),
		reason: shown,
	};
}

/**
 * Says what an answer proves.
 *
 * @param now when the answer came by our clock, in milliseconds since 1970; it only counts where the answer
 * doesn't say itself when it was given
 */
export function judge(
	vendor: Vendor,
	exchange: Judged,
	answer: Answer | Unreadable,
	now: number,
): Outcome {
	const retryAfter = parseRetryAfter(answer.headers, now);
	if ('unreadable' in answer) return judgeUnreadable(exchange, answer, retryAfter);

	const inside = unwrapped(exchange.unwrap ?? vendor.unwrap, answer);
	const { refusal, status = answer.status, outside = false } = 'refusal' in inside ? inside : {};
	const unfinished = byStatus(exchange, status, retryAfter, refusal, outside);
	if (unfinished) return unfinished;
	// Whoever says it, the request got no further than its token.
	const isForToken = vendor.token !== undefined && status === 401;
	if (refusal && (!outside || isForToken || exchange.effect === 'read')) {
		return { kind: 'refused', status, refusal };
	}
	if (refusal) {
		const reason = `it answered with status ${status}, not in its own form: ${refusal.message}`;
		return { kind: 'unclear', status, reason };
	}
	if ('broken' in inside) {
		const shown = status >= 400 ? ` (status ${status})` : '';
		return { kind: 'unclear', status, reason: `${inside.broken}${shown}` };
	}

	const { data } = inside as { data: unknown };
	const result = checked(data, exchange.answer, status);
	if ('kind' in result) return result;
	const nextPage = Array.isArray(result.data)
		? vendor.paging?.next(data, exchange.request)
		: undefined;
	return { kind: 'done', data: result.data, nextPage };
}
