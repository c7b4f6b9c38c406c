import type { Answer, Refusal, Unwrapped } from '../declare/answer';
import { cutOff } from '../problem/redact';

/**
 * The most that is kept of what a vendor says, in characters: a person reads no more, n8n stores it several
 * times with each item, and whatever looks into it must be done with it at once.
 */
const longest = { message: 1_000, other: 200 };
/** How many complaints about single fields are kept. */
const mostComplaints = 50;

const shortened = (text: string, most: number): string =>
	text.length > most ? text.slice(0, most) + cutOff : text;

const short = (text: string | undefined): string | undefined =>
	text === undefined ? undefined : shortened(text, longest.other);

const inFewWords = (refusal: Refusal): Refusal => ({
	...refusal,
	message: shortened(refusal.message, longest.message),
	code: short(refusal.code),
	field: short(refusal.field),
	requestId: short(refusal.requestId),
	complaints: refusal.complaints?.slice(0, mostComplaints).map(({ field, words }) => ({
		field: shortened(field, longest.other),
		words: shortened(words, longest.other),
	})),
});

/** Takes the envelope off an answer; a vendor's words are as long as a person reads them at most. */
export function unwrapped(unwrap: (answer: Answer) => Unwrapped, answer: Answer): Unwrapped {
	const inside = unwrap(answer);
	if ('refusal' in inside) return { ...inside, refusal: inFewWords(inside.refusal) };
	if ('broken' in inside) return { broken: shortened(inside.broken, longest.message) };
	return inside;
}
