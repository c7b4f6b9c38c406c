import { WochitApi } from '../../credentials/WochitApi.credentials';
import {
	testableCredential,
	type Answer,
	type CredentialCheck,
	type Refusal,
	type Unwrapped,
	type Vendor,
} from '../engine/declare';
import { channel } from './channel';
import { channelRequest } from './channel/channel';
import { customer } from './customer';
import { userToken } from './userToken';

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
function refusalOf({ status, body }: Answer): Refusal {
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
		hint:
			status === 401 || status === 403
				? 'Check the channel ID and the API key in the credential.'
				: undefined,
	};
}

/** An answer is the data itself, or empty where there is nothing to say. */
function unwrap(answer: Answer): Unwrapped {
	if (answer.status < 400) return { data: answer.body };
	const { code, type, errors } = (answer.body ?? {}) as WochitError;
	const outside = [code, type, errors].every((part) => part === undefined);
	return { refusal: refusalOf(answer), outside };
}

/** Asks for the credential's channel (wochit.md#retrieve-channel-information). */
const credentialCheck: CredentialCheck = {
	request: channelRequest,
	explain: ({ status }, unwrapped) => {
		if (status === 400 || status === 404) {
			return 'Wochit does not know this channel. Check the Channel ID, and the Studio URL under Show Addresses.';
		}
		if (status !== 401 && status !== 403) return undefined;
		const field = 'refusal' in unwrapped ? unwrapped.refusal.field : undefined;
		return field?.includes('channel')
			? 'Wochit does not accept this channel ID. Check that it belongs to the API key.'
			: 'Wochit does not accept this API key for this channel. Check that both are complete and belong together.';
	},
};

/** Wochit (wochit.md). */
export const wochit: Vendor = {
	name: 'Wochit',
	credential: new WochitApi(),
	host: 'studioUrl',
	secrets: ['apiKey'],
	requestsPerMinute: 0,
	unwrap,
	credentialCheck,
	resources: [
		channel,
		customer,
		userToken,
		testableCredential({ name: 'Wochit', unwrap, credentialCheck }),
	],
};
