import { OmnizeApi } from '../../credentials/OmnizeApi.credentials';
import {
	testableCredential,
	type Answer,
	type CredentialCheck,
	type Refusal,
	type RequestSpec,
	type Unwrapped,
	type Vendor,
} from '../engine/declare';
import { account } from './account';
import { agent } from './agent';
import { department } from './department';
import { loginUrl } from './loginUrl';
import { widget } from './widget';

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

/** `{ status, success, data | errors }`: only `success` tells (omnize.md#envelope-and-errors). */
function unwrap({ status, body }: Answer): Unwrapped {
	const envelope = (body ?? {}) as Record<string, unknown>;
	if (envelope.success === true && status < 300) return { data: envelope.data };
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
}

/**
 * Nothing can be asked without naming an account, and which accounts a partner has is not told: a
 * refusal that is about the account comes after the token was accepted.
 */
const credentialCheck: CredentialCheck = {
	request: () => ({ method: 'GET', path: '/api/v1/agents', query: { account_id: '1' } }),
	unwrap(answer) {
		const unwrapped = unwrap(answer);
		if (!('refusal' in unwrapped) || concernsToken(unwrapped.refusal)) return unwrapped;
		return answer.status < 300 ? { data: undefined } : unwrapped;
	},
	explain: (_answer, unwrapped) =>
		'refusal' in unwrapped && concernsToken(unwrapped.refusal)
			? 'Omnize does not accept this partner token. Copy it again from the partner portal.'
			: undefined,
};

const recordsInPage = 20;
const comeInPages = ['/api/v1/agents', '/api/v1/departments'];

/** Lists may be whole, or 20 records at a time with `page` from 1 (omnize.md#lists-and-paging). */
function nextPage(data: unknown, { path, query }: RequestSpec): Record<string, string> | undefined {
	const mayGoOn = comeInPages.includes(path) && Array.isArray(data);
	if (!mayGoOn || data.length !== recordsInPage) return undefined;
	return { page: String(Number(query?.page ?? 1) + 1) };
}

/** Omnize (omnize.md). */
export const omnize: Vendor = {
	name: 'Omnize',
	credential: new OmnizeApi(),
	host: 'baseUrl',
	mayBePlain: true,
	secrets: ['token'],
	requestsPerMinute: 0,
	unwrap,
	paging: {
		next: nextPage,
		identity: ({ id }) => String(id as string | number),
		mayShift: true,
		mayKnowNoPages: true,
	},
	credentialCheck,
	resources: [
		account,
		agent,
		department,
		loginUrl,
		widget,
		testableCredential({ name: 'Omnize', unwrap, credentialCheck }),
	],
};
