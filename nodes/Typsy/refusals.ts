import type { IDataObject } from 'n8n-workflow';

import type { Answer, Refusal } from '../engine/declare';

/** A text that says something; nothing where a value is none. */
export const wordsOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** Whether an answer says no: it says `success: false`, whatever its status over HTTP (typsy.md#envelope-and-errors). */
export function saysNo({ status, body }: Answer): boolean {
	const { status: said, success } = (body ?? {}) as IDataObject;
	return status >= 400 || success === false || said === 'failed';
}

/** Whether it is Typsy that says no, in its own envelope (typsy.md#envelope-and-errors). */
export function isInEnvelope({ body }: Answer): boolean {
	const { status, success, errors } = (body ?? {}) as IDataObject;
	return success === false || status === 'failed' || Array.isArray(errors);
}

/**
 * A refusal has `errors` with a code and a description each. `requestId` is empty where nothing was
 * accepted, and in a failed request status the one of what failed (typsy.md#envelope-and-errors).
 *
 * @param hintFor what to do about it, by its status, its code and its words
 * @param wordless its words where it has none
 */
export function refusalOf(
	{ status, body }: Answer,
	hintFor: (status: number, code: string | undefined, words: string) => string | undefined,
	wordless = `Status ${status} without an explanation`,
): Refusal {
	const { errors, message, requestId } = (body ?? {}) as IDataObject;
	const problems = (Array.isArray(errors) ? errors : []).map((problem: unknown) => {
		const { code, description } = (problem ?? {}) as IDataObject;
		return {
			code: wordsOf(code),
			words: wordsOf(description) ?? wordsOf(problem) ?? wordsOf(code),
		};
	});
	const descriptions = problems.flatMap(({ words }) => words ?? []).join(' ');
	const words = wordsOf(descriptions) ?? wordsOf(message) ?? wordsOf(body) ?? wordless;
	const code = problems[0]?.code;
	return {
		message: words,
		code,
		requestId: wordsOf(requestId),
		hint: hintFor(status, code, words),
	};
}
