import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { Answer, Unwrapped } from '../engine/declare';
import { isInEnvelope, refusalOf, saysNo, wordsOf } from './refusals';

/** What to do about the refusals that typsy.md prints, and those that are named alike (typsy.md#envelope-and-errors). */
const hints: Record<string, string> = {
	user_already_exists: 'To bring back a user who departed, switch Reactivate If Departed on.',
	account_already_exists: 'To create another account, enter another Code.',
	user_not_found:
		'Check the email. A user of a child account is found only with its Account, and one who departed has to be brought back first.',
	account_not_found: 'Check the Account: it is found by the Code that it was created with.',
};

const checkKeys = 'Check the Client ID and the Client Secret in the credential.';

function hintFor(status: number, code: string | undefined): string | undefined {
	if (status === 401 || status === 403) return checkKeys;
	return code === undefined ? undefined : hints[code];
}

const noLongerAccepted = 'It does not accept the access token that it has given';

/**
 * An answer is the data itself. A 204 is `null`: it says that there is nothing, whereas an answer that is empty and
 * has another status was lost on its way (typsy.md#traps).
 */
export function unwrap(answer: Answer): Unwrapped {
	const { status, body } = answer;
	if (saysNo(answer)) {
		const wordless = status === 401 ? noLongerAccepted : undefined;
		return { refusal: refusalOf(answer, hintFor, wordless), outside: !isInEnvelope(answer) };
	}
	return { data: status === 204 ? null : body };
}

/** The state of a submission, where a 204 means that it was not processed yet (typsy.md#request-status). */
export const unwrapState = (answer: Answer): Unwrapped =>
	answer.status === 204 ? { data: { status: 'in progress' } } : unwrap(answer);

/** One thing that was asked for, where a 204 means that it isn't there (typsy.md#traps). */
export const unwrapOne =
	(missing: string, hint: string) =>
	(answer: Answer): Unwrapped =>
		answer.status === 204
			? { refusal: { message: missing, explanation: missing, hint }, status: 404 }
			: unwrap(answer);

/** Says why a credential is refused although it got an access token. */
export const explainRefusal = ({ status }: Answer, unwrapped: Unwrapped): string | undefined =>
	'refusal' in unwrapped && [400, 401, 403].includes(status)
		? 'Typsy does not accept the access token that it has given for this Client ID and Client Secret. Ask Typsy whether they may use its API.'
		: undefined;

/** Refusals of OAuth2 that are not about the keys. */
const isAboutRequest = (error: unknown) =>
	['invalid_request', 'invalid_scope', 'unsupported_grant_type'].includes(String(error));

/** The answer to a request for an access token; its refusals are those of OAuth2 (typsy.md#access-token). */
export function unwrapToken({ status, body }: Answer): Unwrapped {
	if (status < 400) return { data: body };
	const { error, error_description: description, message } = (body ?? {}) as IDataObject;
	const areKeys = [400, 401, 403].includes(status) && !isAboutRequest(error);
	return {
		refusal: {
			message:
				wordsOf(description) ??
				wordsOf(error) ??
				wordsOf(message) ??
				wordsOf(body) ??
				`Status ${status} for an access token, without an explanation`,
			code: wordsOf(error),
			hint: `${checkKeys} Typsy can not show a Client Secret again: where it is lost, ask for a new one.`,
			...(areKeys && {
				explanation: 'Typsy refused access: it does not accept the Client ID and Client Secret',
			}),
		},
	};
}

/** For how long a token is kept whose answer doesn't say it, in seconds. */
const unsaidLife = 300;

/** An access token; what unit `expires_in` has is not said, OAuth2 has seconds (typsy.md#access-token). */
export const tokenAnswer = z
	.object({
		access_token: z.string().min(1),
		expires_in: z.coerce.number().positive().catch(unsaidLife),
	})
	.transform(({ access_token: value, expires_in: seconds }) => ({ value, seconds }));

/** What came when nobody and nothing is there, beside one that is: a list of none or one. */
export const noneOrOne = <One extends z.ZodTypeAny>(one: One) =>
	z
		.union([z.null(), one])
		.transform((found): Array<z.output<One>> => (found === null ? [] : [found as z.output<One>]));

/** How a list says how long it is (typsy.md#lists-and-paging). */
const metadata = z.object({ total: z.number() });

/** What a list has counts of in place of the things themselves (typsy.md#reading). */
const manyWith = (shape: z.ZodRawShape) => z.array(z.object(shape).passthrough()).nullish();

/** One user (typsy.md#reading). */
export const userAnswer = z
	.object({
		identifier: z.string().min(1),
		email: z.string(),
		workspace: z
			.object({
				status: z.string(),
				structures: manyWith({ name: z.string() }),
				teams: manyWith({ name: z.string() }),
				claims: manyWith({ key: z.string() }),
			})
			.passthrough(),
	})
	.passthrough();

/** One account (typsy.md#reading). */
export const accountAnswer = z
	.object({ identifier: z.string().min(1), code: z.string(), name: z.string() })
	.passthrough();

/** A list of users (typsy.md#reading). */
export const usersAnswer = z
	.object({ users: z.array(userAnswer), metadata })
	.transform(({ users }) => users);

/** A list of accounts (typsy.md#reading). */
export const accountsAnswer = z
	.object({ accounts: z.array(accountAnswer), metadata })
	.transform(({ accounts }) => accounts);
