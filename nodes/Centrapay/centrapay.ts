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
import { business } from './business';
import { invitation } from './invitation';
import { member } from './member';
import { merchant } from './merchant';

/** Business rules come as a code in `message` (centrapay.md#envelope-and-errors). */
const hints: Record<string, string> = {
	RATE_LIMIT_EXCEEDED: 'Lower Requests per Minute in the Request Settings.',
	LAST_OWNER_NOT_REVOKABLE: 'An account needs at least one owner: add another one first.',
	DUPLICATE_EXTERNAL_ID:
		'A request with this External ID and other data is there. For a new one enter another External ID; for the one that is there enter its data.',
	INVALID_ASSET_PROGRAM:
		'Check the Asset Program ID, and ask Centrapay whether you may onboard for that program.',
	INVALID_SALES_CHANNEL:
		'Centrapay does not know this vendor or reseller: ask it how they are written there.',
	LIVENESS_MISMATCH:
		'One of the account and the asset program is for testing and the other one is not.',
	INVALID_ACCOUNT_TYPE: 'Only the account of an organization can have other members.',
	RECIPIENT_ALREADY_INVITED:
		'An invitation to this address can still be accepted, or the person is a member already.',
	INVITATION_EXPIRED: 'Nobody can accept it any more, so there is nothing to cancel.',
	INVITATION_ACCEPTED: 'The person is a member by now: remove the member instead.',
	BANK_ACCOUNT_MISMATCH: 'The bank account must belong to the same account as the merchant.',
	ACCOUNT_REGION_MISMATCH: 'The country of a merchant must be the region of its account.',
};

/** What is missing is refused in the same words as what is forbidden (centrapay.md#envelope-and-errors). */
const missingOrForbidden =
	'Centrapay says this of what is missing, too: check that every ID is right and that the API key may do this.';

function wordsIn({ body }: Pick<Answer, 'body'>): string | undefined {
	const { message, error } = (body ?? {}) as { message?: unknown; error?: unknown };
	const said = [message, error].find((text) => typeof text === 'string' && text !== '');
	return said as string | undefined;
}

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
					? missingOrForbidden
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

/** Asks for what the API key is a member of (centrapay.md#requests). */
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
		business,
		invitation,
		member,
		merchant,
		testableCredential({ name: 'Centrapay', unwrap, credentialCheck }),
	],
};
