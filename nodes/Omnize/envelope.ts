import type { Answer, CredentialCheck, Refusal, Unwrapped } from '../engine/declare';
import type { PartnerApi } from './requests';

type Envelope = Record<string, unknown>;

/** `errors` is a sentence and could be a list (omnize.md#envelope-and-errors); whatever it is, its words are taken. */
function wordsOf(errors: unknown): string {
	if (typeof errors === 'string') return errors.trim();
	if (Array.isArray(errors)) return errors.map(wordsOf).filter(Boolean).join('; ');
	if (typeof errors !== 'object' || errors === null) return '';
	return Object.entries(errors)
		.map(([field, words]) => `${field} ${wordsOf(words)}`.trim())
		.join('; ');
}

/** Whether a refusal is about the partner token rather than about what was asked for. */
const concernsToken = ({ message }: Refusal) => /\btoken\b/i.test(message);

function refusalOf(words: string): Refusal {
	const refusal = { message: words || 'It gave no reason' };
	return concernsToken(refusal)
		? { ...refusal, hint: 'Check the partner token in the credential.' }
		: refusal;
}

/** `{ status, success, … | errors }`: only `success` tells (omnize.md#envelope-and-errors). */
const unwrapping =
	(payloadOf: (envelope: Envelope) => unknown, isSuccess: (envelope: Envelope) => boolean) =>
	({ status, body }: Answer): Unwrapped => {
		const envelope = (body ?? {}) as Envelope;
		if (isSuccess(envelope) && status < 300) return { data: payloadOf(envelope) };
		if (envelope.success !== false && status < 400) {
			return { broken: 'the answer was not as documented: it has no "success"' };
		}
		const words = wordsOf(envelope.errors) || wordsOf(envelope.message) || wordsOf(envelope.error);
		const statusInEnvelope = typeof envelope.status === 'number' ? envelope.status : 0;
		return {
			refusal: refusalOf(words),
			status: Math.max(status, statusInEnvelope),
			outside: envelope.success !== false,
		};
	};

const saysSuccess = ({ success }: Envelope) => success === true;

/** What there is stands in `data`. */
export const unwrapData = unwrapping(({ data }) => data, saysSuccess);

/** B's names of what there is; the first of them that an answer has, which is never more than one. */
const named = ['data', 'agents', 'agent', 'departments', 'department'];

/**
 * What there is stands in `data` or under its own name, as the documents of today have it both ways. The list of
 * departments is printed without `success`: one that has it is taken as well.
 */
export const unwrapNamed = unwrapping(
	(envelope) => envelope[named.find((name) => envelope[name] !== undefined) ?? ''],
	(envelope) =>
		saysSuccess(envelope) ||
		(envelope.success === undefined &&
			envelope.status === 200 &&
			Array.isArray(envelope.departments)),
);

/** The one list that needs no account says whether the token is accepted (omnize.md#requests). */
export const tokenCheck = (
	{ listAccounts }: PartnerApi,
	whereToGetIt: string,
): CredentialCheck => ({
	request: () => listAccounts({ limit: 1 }),
	explain: (_answer, unwrapped) =>
		'refusal' in unwrapped && concernsToken(unwrapped.refusal)
			? `Omnize does not accept this partner token. ${whereToGetIt}`
			: undefined,
});
