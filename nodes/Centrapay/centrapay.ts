import { CentrapayApi } from '../../credentials/CentrapayApi.credentials';
import {
	testableCredential,
	type Answer,
	type CredentialCheck,
	type Refusal,
	type Unwrapped,
	type Vendor,
} from '../engine/declare';
import { account } from './account';
import { apiKey } from './apiKey';
import { member } from './member';

/** Business rules come as a code in `message` (centrapay.md#envelope-and-errors). */
const hints: Record<string, string> = {
	RATE_LIMIT_EXCEEDED: 'Lower Requests per Minute in the Request Settings.',
	LAST_OWNER_NOT_REVOKABLE: 'An account needs at least one owner: add another one first.',
};

function wordsIn({ body }: Pick<Answer, 'body'>): string | undefined {
	const { message, error } = (body ?? {}) as { message?: unknown; error?: unknown };
	const said = [message, error].find((text) => typeof text === 'string' && text !== '');
	return said as string | undefined;
}

/** Errors are `{ statusCode, error, message }`; `403` also means that the resource is missing. */
/** A business rule says itself what is wrong, whatever the status. */
const isCode = (words: string) => /^[A-Z]+(_[A-Z]+)+$/.test(words);

function refusalOf({ status, body }: Answer): Refusal {
	const plain = typeof body === 'string' ? body : undefined;
	const words = wordsIn({ body }) ?? plain ?? `Status ${status} without an explanation`;
	return {
		message: words,
		hint:
			hints[words] ??
			(status === 401
				? 'Check the API key in the credential.'
				: status === 403 && !isCode(words)
					? 'Check that the account ID is right and that the API key may do this.'
					: undefined),
	};
}

/** An answer is the data itself. */
function unwrap(answer: Answer): Unwrapped {
	if (answer.status < 400) return { data: answer.body };
	return { refusal: refusalOf(answer), outside: wordsIn(answer) === undefined };
}

/** Lists may come in pages: `{ items, nextPageKey }`, the next one with `?pageKey=` (centrapay.md#lists-and-paging). */
function nextPage(data: unknown): Record<string, string> | undefined {
	const { nextPageKey } = (data ?? {}) as { nextPageKey?: unknown };
	return typeof nextPageKey === 'string' && nextPageKey !== ''
		? { pageKey: nextPageKey }
		: undefined;
}

/** Asks for what the API key is a member of (centrapay.md). */
const credentialCheck: CredentialCheck = {
	request: () => ({ method: 'GET', path: '/api/account-memberships' }),
	explain: ({ status }) =>
		status === 401 || status === 403
			? 'Centrapay does not accept this API key. Check that it is complete and enabled.'
			: undefined,
};

/** Centrapay (centrapay.md). */
export const centrapay: Vendor = {
	name: 'Centrapay',
	credential: new CentrapayApi(),
	host: 'baseUrl',
	secrets: ['apiKey'],
	requestsPerMinute: 200,
	unwrap,
	paging: { next: nextPage, identity: (record) => JSON.stringify(record) },
	credentialCheck,
	resources: [
		account,
		apiKey,
		member,
		testableCredential({ name: 'Centrapay', unwrap, credentialCheck }),
	],
};
