import { YayApi } from '../../credentials/YayApi.credentials';
import type { Answer, Unwrapped, Vendor } from '../engine/declare';
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

/** Yay.com (yay.md). */
export const yay: Vendor = {
	name: 'Yay.com',
	credential: new YayApi(),
	host: 'baseUrl',
	secrets: ['password'],
	requestsPerMinute: 0,
	unwrap,
	resources: [customer, sipUser, store],
};
