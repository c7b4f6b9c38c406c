import type { Answer, Refusal, Unwrapped } from '../engine/declare';

interface WochitError {
	code?: unknown;
	type?: unknown;
	requestId?: unknown;
	errors?: unknown;
}

const said = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** One entry of `errors`: `{ parameter, message, details }`, each of which may be missing. */
function complaintOf(entry: unknown): { field: string; words: string } {
	const { parameter, message, details } = (entry ?? {}) as Record<string, unknown>;
	const words = [said(message) ?? said(details), said(message) && said(details)];
	return { field: said(parameter) ?? '', words: words.filter(Boolean).join(', ') };
}

/** Errors are `{ code, type, requestId, errors }`; support asks for the `requestId` (wochit.md#envelope-and-errors). */
function refusalOf({ status, body }: Answer, ofKeys: string): Refusal {
	const { code, type, requestId, errors } = (body ?? {}) as WochitError;
	const complaints = (Array.isArray(errors) ? errors : []).map(complaintOf);
	const sentences = complaints.map(({ field, words }) => [field, words].filter(Boolean).join(': '));
	return {
		message:
			sentences.filter(Boolean).join('; ') ||
			(said(code) ?? said(type) ?? said(body) ?? `Status ${status} without an explanation`),
		code: said(code),
		field: complaints.flatMap(({ field }) => field || []).join(', ') || undefined,
		complaints,
		requestId: said(requestId),
		hint: status === 401 || status === 403 ? ofKeys : undefined,
	};
}

/** @param ofKeys what to do where the keys are refused */
const unwrapping =
	(ofKeys: string) =>
	(answer: Answer): Unwrapped => {
		if (answer.status < 400) return { data: answer.body };
		const { code, type, errors } = (answer.body ?? {}) as WochitError;
		const outside = [code, type, errors].every((part) => part === undefined);
		return { refusal: refusalOf(answer, ofKeys), outside };
	};

/** An answer is the data itself, or empty where there is nothing to say. */
export const unwrap = unwrapping('Check the channel ID and the API key in the credential.');

/** The same of what a user token opens (wochit.md#over-time). */
export const unwrapOfUser = unwrapping(
	'Check the user token: it ends 24 hours after it was made, and User Token: Create makes a new one. If it is right, check the channel ID in the credential.',
);
