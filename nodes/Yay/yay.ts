import { YayApi } from '../../credentials/YayApi.credentials';
import {
	testableCredential,
	type Answer,
	type CredentialCheck,
	type Unwrapped,
	type Vendor,
} from '../engine/declare';
import { customer } from './customer';
import { sipUser } from './sipUser';
import { store } from './store';

interface Envelope {
	result?: unknown;
	status_code?: unknown;
	status_message?: unknown;
}

const hints: Record<number, string> = {
	401: "Check the credential, and that the IP address of this n8n is whitelisted in Yay.com's dashboard.",
	403: "Check that the IP address of this n8n is whitelisted in Yay.com's dashboard, and that the credential may do this.",
};

/**
 * Every answer is `{ result, status_code, status_message }` (yay.md#envelope-and-errors). The status in it decides too,
 * and what came without it has no data.
 */
function unwrap(answer: Answer): Unwrapped {
	const envelope = (answer.body ?? {}) as Envelope;
	const inside = typeof envelope.status_code === 'number' ? envelope.status_code : undefined;
	const status = answer.status >= 400 ? answer.status : (inside ?? answer.status);
	if (status < 400) return { data: inside === undefined ? undefined : (envelope.result ?? null) };
	const said = [envelope.status_message, answer.body].find(
		(words) => typeof words === 'string' && words !== '',
	);
	const message = typeof said === 'string' ? said : `Status ${status} without an explanation`;
	return { refusal: { message, hint: hints[status] }, status, outside: inside === undefined };
}

/** Asks for the reseller's balance (yay.md). */
const credentialCheck: CredentialCheck = {
	request: () => ({ method: 'GET', path: '/account/balance' }),
	explain: ({ status }, unwrapped) => {
		if (!('refusal' in unwrapped)) return undefined;
		const { message } = unwrapped.refusal;
		if (/whitelist|\bip\b/i.test(message)) {
			return `Yay.com does not accept calls from the IP address of this n8n: whitelist it in Yay.com's dashboard. Yay.com says: ${message}`;
		}
		return [status, unwrapped.status].some((code) => code === 401 || code === 403)
			? `Yay.com does not accept these keys. Check Reseller, User and Password; if they are right, whitelist the IP address of this n8n in Yay.com's dashboard. Yay.com says: ${message}`
			: undefined;
	},
};

/** Yay.com (yay.md). */
export const yay: Vendor = {
	name: 'Yay.com',
	credential: new YayApi(),
	host: 'baseUrl',
	secrets: ['password'],
	requestsPerMinute: 0,
	movesByItself: ['updated_on'],
	unwrap,
	credentialCheck,
	resources: [
		customer,
		sipUser,
		store,
		testableCredential({ name: 'Yay.com', unwrap, credentialCheck }),
	],
};
