import type { ZodTypeAny } from 'zod';

import type { Answer, Refusal } from '../declare/answer';
import type { Vendor } from '../declare/vendor';
import type { Outcome, Unfinished } from '../problem/outcome';
import type { Exchange } from './exchange';
import type { Unreadable } from './parse';
import { parseRetryAfter } from './retryPolicy';

/** What a status says by itself: that the vendor wants to be left alone, or nothing that can be trusted. */
function byStatus(
	status: number,
	retryAfter: number | undefined,
	refusal: Refusal | undefined,
): Unfinished | undefined {
	const said = refusal?.message ? `: ${refusal.message}` : '';
	if (status === 429) {
		return { kind: 'notDone', status, retryAfter, reason: `too many requests (429)${said}` };
	}
	if (status === 503 && retryAfter !== undefined) {
		return { kind: 'notDone', status, retryAfter, reason: `it is busy (503)${said}` };
	}
	if (status >= 500 || status === 408) {
		const reason = `it answered with status ${status}${said}`;
		return { kind: 'unclear', status, reason, requestId: refusal?.requestId };
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

function judgeUnreadable(answer: Unreadable, retryAfter: number | undefined): Outcome {
	const { status, unreadable: reason } = answer;
	if (status === 429 || (status === 503 && retryAfter !== undefined)) {
		return { kind: 'notDone', status, retryAfter, reason: `it is busy (${status})` };
	}
	if (status >= 400 && status < 500 && status !== 408) {
		return { kind: 'refused', status, refusal: { message: `Status ${status}, and ${reason}` } };
	}
	return { kind: 'unclear', status, reason };
}

/**
 * Says what an answer proves.
 *
 * @param now the time of the answer, in milliseconds since 1970
 */
export function judge(
	vendor: Vendor,
	exchange: Pick<Exchange, 'answer' | 'unwrap'>,
	answer: Answer | Unreadable,
	now: number,
): Outcome {
	const retryAfter = parseRetryAfter(answer.headers['retry-after'], now);
	if ('unreadable' in answer) return judgeUnreadable(answer, retryAfter);

	const unwrapped = (exchange.unwrap ?? vendor.unwrap)(answer);
	const refusal = 'refusal' in unwrapped ? unwrapped.refusal : undefined;
	const status = ('refusal' in unwrapped ? unwrapped.status : undefined) ?? answer.status;
	const unfinished = byStatus(status, retryAfter, refusal);
	if (unfinished) return unfinished;
	if (refusal) return { kind: 'refused', status, refusal };
	if ('broken' in unwrapped) return { kind: 'unclear', status, reason: unwrapped.broken };

	const { data } = unwrapped as { data: unknown };
	const result = checked(data, exchange.answer, status);
	if ('kind' in result) return result;
	const nextPage = Array.isArray(result.data) ? vendor.nextPage?.(data) : undefined;
	return { kind: 'done', data: result.data, nextPage };
}
