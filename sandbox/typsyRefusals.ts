import type { Answer, Problem } from './environment';

/** A refusal in Typsy's envelope (typsy.md#envelope-and-errors). */
export function refusal(status: number, code: string, description: string): Answer {
	return {
		status,
		body: { requestId: '', status: 'failed', success: false, errors: [{ code, description }] },
	};
}

/** Puts a problem into Typsy's envelope. */
export function explain({ kind, status, message, issues }: Problem): Answer {
	const code = {
		unknownPath: 'not_found',
		invalidInput: 'invalid_request',
		rateLimited: 'too_many_requests',
		unavailable: 'service_unavailable',
		internal: 'internal_error',
	}[kind];
	const answer = refusal(status, code, message);
	if (issues.length === 0) return answer;
	const errors = issues.map(({ path, message: what }) => ({
		code,
		description: `${path} ${what}`.trim(),
	}));
	return { ...answer, body: { ...(answer.body as object), errors } };
}
