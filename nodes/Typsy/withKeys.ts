import { TypsyApi } from '../../credentials/TypsyApi.credentials';
import type { Answer, Unwrapped, Vendor } from '../engine/declare';
import { accountWithKeys } from './account';
import { authentication } from './authentication';
import { isInEnvelope, refusalOf, saysNo } from './refusals';
import { userWithKeys } from './user';

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

/** An answer is the data itself; a refusal says `success: false`, whatever its status over HTTP. */
function unwrap(answer: Answer): Unwrapped {
	if (saysNo(answer)) {
		const refusal = refusalOf(answer, hintFor);
		return { refusal, outside: !isInEnvelope(answer) && !saysClockIsOff(refusal.message) };
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

/** Typsy as it was until October 2023, with keys that sign every request (typsy.md#generations). */
export const typsyWithKeys: Vendor = {
	name: 'Typsy',
	authentication: {
		value: 'apiKeys',
		name: 'API Keys (Before October 2023)',
		description: 'With a public and a private key, as Typsy gave them out until October 2023',
	},
	credential: new TypsyApi(),
	host: 'baseUrl',
	secrets: ['publicKey', 'privateKey'],
	requestsPerMinute: 0,
	unwrap,
	credentialCheck: {
		request: () => ({ method: 'GET', path: '/v2/authenticate' }),
		explain: explainRefusal,
	},
	resources: [userWithKeys, accountWithKeys, authentication],
};
