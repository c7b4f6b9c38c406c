import type { IDataObject } from 'n8n-workflow';

import { TypsyApi } from '../../credentials/TypsyApi.credentials';
import type { Answer, Refusal, Unwrapped, Vendor } from '../engine/declare';
import { account } from './account';
import { authentication } from './authentication';
import { user } from './user';

/** What to do about the two refusals that typsy.md prints, and those that are named alike. */
const hints: Record<string, string> = {
	user_already_exists: 'To bring back a user who departed, switch Reactivate If Departed on.',
	account_already_exists: 'To create another account, enter another Identifier.',
	user_not_found:
		'Check the email. A user of a child account is found only with its Account Identifier.',
	account_not_found:
		'Check the Account Identifier: it is the Identifier that the account was created with.',
};

/** Whether Typsy's words say that the timestamp isn't current (typsy.md#utc-timestamp). */
const saysClockIsOff = (words: string) => words.includes('outside of acceptable range');

function hintFor(status: number, code: string | undefined, words: string): string | undefined {
	if (saysClockIsOff(words)) {
		return 'Set the clock of the machine that runs n8n right, then run the item again.';
	}
	if (status === 401 || status === 403) return 'Check the keys in the credential.';
	return code === undefined ? undefined : hints[code];
}

const wordsOf = (value: unknown) =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/**
 * A refusal has `errors` with a code and a description each. `requestId` is empty where nothing was
 * accepted, and in a failed request status the one of what failed (typsy.md#envelope-and-errors).
 */
function refusalOf({ status, body }: Answer): Refusal {
	const { errors, message, requestId } = (body ?? {}) as IDataObject;
	const problems = (Array.isArray(errors) ? errors : []).map((problem: unknown) => {
		const { code, description } = (problem ?? {}) as IDataObject;
		return {
			code: wordsOf(code),
			words: wordsOf(description) ?? wordsOf(problem) ?? wordsOf(code),
		};
	});
	const descriptions = problems.flatMap(({ words }) => words ?? []).join(' ');
	const words =
		wordsOf(descriptions) ??
		wordsOf(message) ??
		wordsOf(body) ??
		`Status ${status} without an explanation`;
	const code = problems[0]?.code;
	return {
		message: words,
		code,
		requestId: wordsOf(requestId),
		hint: hintFor(status, code, words),
	};
}

/** An answer is the data itself; a refusal says `success: false`, whatever its status over HTTP. */
function unwrap(answer: Answer): Unwrapped {
	const { status, success, errors } = (answer.body ?? {}) as IDataObject;
	const refused = answer.status >= 400 || success === false || status === 'failed';
	if (refused) {
		const refusal = refusalOf(answer);
		const isOwn = success === false || status === 'failed' || Array.isArray(errors);
		return { refusal, outside: !isOwn && !saysClockIsOff(refusal.message) };
	}
	// Only a request status answers so: the request has not been processed yet (typsy.md#request-status).
	return { data: answer.status === 204 ? { status: 'in progress' } : answer.body };
}

/** Says why a credential is refused: typsy.md answers a wrong clock and wrong keys with a status 40x. */
export function explainRefusal({ status }: Answer, unwrapped: Unwrapped): string | undefined {
	if (!('refusal' in unwrapped) || ![400, 401, 403].includes(status)) return undefined;
	const { message } = unwrapped.refusal;
	return saysClockIsOff(message)
		? `The clock of the machine that runs n8n is off: set it right, then test again. Typsy says: ${message}`
		: 'Typsy does not accept these keys. Check that both are complete and in the right fields.';
}

/** Typsy (typsy.md). */
export const typsy: Vendor = {
	name: 'Typsy',
	credential: new TypsyApi(),
	host: 'baseUrl',
	secrets: ['publicKey', 'privateKey'],
	requestsPerMinute: 0,
	unwrap,
	credentialCheck: {
		request: () => ({ method: 'GET', path: '/v2/authenticate' }),
		explain: explainRefusal,
	},
	resources: [user, account, authentication],
};
