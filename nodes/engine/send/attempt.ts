import {
	jsonParse,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Clock } from './clock';
import { parseRetryAfter, type Outcome } from './retryPolicy';
import { UnsendableValue, urlOf } from './request';
import type { Answer, Credential, Operation, RequestSpec, Vendor } from '../declare/types';

/** What is read of an answer before it is taken for a fault, in bytes. */
const largestAnswer = 10_000_000;

/** The longest plain text that is taken for a vendor's words, in characters. */
const mostWords = 500;

/** Everything that an attempt needs and that stays the same for all items of a run. */
export interface Connection {
	/** The functions of the node that is running; a list search has the same. */
	context: Pick<IExecuteFunctions, 'getNode' | 'logger'> & {
		helpers: Pick<IExecuteFunctions['helpers'], 'httpRequestWithAuthentication'>;
	};
	vendor: Vendor;
	credential: Credential;
	clock: Clock;
	/** How long one attempt may take, in seconds. */
	timeout: number;
	/** n8n's cancel button. */
	cancelled?: AbortSignal;
}

/** Stands for a body that is not JSON. */
const notJson = Symbol('not JSON');

/** An answer that says nothing that can be trusted. */
class BrokenAnswer extends Error {}

/** Failures to connect that may pass, and what they mean. */
const notConnected: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: "the host in the credential can't be found",
	EAI_AGAIN: "the host in the credential can't be looked up right now",
	EHOSTUNREACH: "the host can't be reached",
	ENETUNREACH: "the network can't be reached",
};

/** Failures before anything is sent that waiting doesn't mend, and what they mean. */
const neverSent: Record<string, string> = {
	CERT_HAS_EXPIRED: "the host's certificate has expired",
	DEPTH_ZERO_SELF_SIGNED_CERT: "the host's certificate is self-signed",
	SELF_SIGNED_CERT_IN_CHAIN: "the host's certificate is self-signed",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the host's certificate can't be verified",
	ERR_TLS_CERT_ALTNAME_INVALID: "the host's certificate is for another host",
	ERR_INVALID_URL: 'the address is not valid',
	ERR_INVALID_CHAR: "a header has a character that can't be sent",
	EPROTO: 'no secure connection could be made: is https:// right?',
};

const cutBeforeSecure = 'before secure TLS connection was established';

interface Body extends AsyncIterable<Uint8Array> {
	destroy(): void;
}

async function readText(body: Body, signal: AbortSignal): Promise<string> {
	const stop = () => body.destroy();
	signal.addEventListener('abort', stop, { once: true });
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for await (const chunk of body) {
			size += chunk.length;
			if (size > largestAnswer) throw new BrokenAnswer('the answer was larger than 10 MB');
			chunks.push(chunk);
		}
	} finally {
		signal.removeEventListener('abort', stop);
		body.destroy();
	}
	if (signal.aborted) throw new BrokenAnswer('the answer was cut off');
	return Buffer.concat(chunks).toString('utf8');
}

function withoutProof(text: string, contentType: unknown): string {
	const html = /^\s*</.test(text) || String(contentType).includes('html');
	return html ? 'the answer was a web page instead of data' : 'the answer was not complete';
}

/** What n8n's helper throws: its own error, around that of the transport. */
interface Thrown {
	message?: string;
	code?: unknown;
	syscall?: unknown;
	isAxiosError?: unknown;
	cause?: unknown;
}

function causesOf(thrown: unknown): Thrown[] {
	const causes: Thrown[] = [];
	for (let error = thrown; typeof error === 'object' && error !== null;) {
		causes.push(error as Thrown);
		error = (error as Thrown).cause;
	}
	return causes;
}

/** Reads out of what n8n's helper threw whether anything was sent. */
function transportFailure(thrown: unknown): Outcome {
	const causes = causesOf(thrown);
	for (const { code, syscall, message } of causes) {
		if (typeof code !== 'string') continue;
		const passing =
			notConnected[code] ?? (syscall === 'connect' ? `connecting failed (${code})` : '');
		if (passing) return { kind: 'notDone', reason: passing };
		if (message?.includes(cutBeforeSecure))
			return { kind: 'notDone', reason: 'no secure connection' };
		const lasting = neverSent[code];
		if (lasting !== undefined) return { kind: 'notDone', reason: lasting, lasting: true };
	}
	const innermost = causes.at(-1);
	const neverReachedTransport =
		thrown instanceof UnsendableValue ||
		(causes.length > 1 && !causes.some(({ isAxiosError }) => isAxiosError === true));
	if (neverReachedTransport && innermost?.message) {
		return { kind: 'notDone', reason: innermost.message, lasting: true };
	}
	return { kind: 'unclear', reason: 'the connection was closed before the answer was complete' };
}

function judge(vendor: Vendor, operation: Operation, answer: Answer, now: number): Outcome {
	const retryAfter = parseRetryAfter(answer.headers['retry-after'], now);
	const unwrapped = (operation.unwrap ?? vendor.unwrap)(answer);
	const refused = 'refusal' in unwrapped ? unwrapped : undefined;
	const refusal = refused?.refusal;
	const status = refused?.status ?? answer.status;
	const said = refusal?.message ? `: ${refusal.message}` : '';

	if (status === 429) {
		return { kind: 'notDone', status, retryAfter, reason: `too many requests (429)${said}` };
	}
	if (status === 503 && retryAfter !== undefined) {
		return { kind: 'notDone', status, retryAfter, reason: `it is busy (503)${said}` };
	}
	if (status >= 500 || status === 408) {
		const reason = `it answered with status ${status}${said}`;
		return { kind: 'unclear', status, reason, requestId: refusal?.requestId };
	}
	if (status >= 400) {
		return {
			kind: 'refused',
			status,
			refusal: refusal ?? { message: `Status ${status} without an explanation` },
		};
	}
	if (status >= 300) {
		return { kind: 'unclear', status, reason: `it pointed to another address (${status})` };
	}
	if (refusal !== undefined) return { kind: 'refused', status, refusal };

	if ('broken' in unwrapped) return { kind: 'unclear', status, reason: unwrapped.broken };

	const data = (unwrapped as { data: unknown }).data;
	const nextPage = vendor.nextPage?.(data);
	if (operation.answer === undefined) return { kind: 'done', data, nextPage };
	const checked = operation.answer.safeParse(data);
	if (checked.success) return { kind: 'done', data: checked.data as unknown, nextPage };
	const missing = checked.error.issues[0]?.path.join('.') ?? '';
	return {
		kind: 'unclear',
		status,
		reason:
			data === undefined
				? 'the answer was empty'
				: `the answer was not as documented${missing ? ` (${missing})` : ''}`,
	};
}

/** Whether a refusal is a sentence instead of data; it is the vendor's own words all the same. */
function areWords(status: number, headers: Record<string, string>, text: string): boolean {
	const isText = String(headers['content-type']).startsWith('text/plain');
	return status >= 400 && isText && text.length <= mostWords;
}

function unreadable(status: number, headers: Record<string, string>, reason: string, now: number) {
	const retryAfter = parseRetryAfter(headers['retry-after'], now);
	if (status === 429 || (status === 503 && retryAfter !== undefined)) {
		return { kind: 'notDone' as const, status, retryAfter, reason: `it is busy (${status})` };
	}
	if (status >= 400 && status < 500 && status !== 408) {
		const message = `Status ${status}, and ${reason}`;
		return { kind: 'refused' as const, status, refusal: { message } };
	}
	return { kind: 'unclear' as const, status, reason };
}

/** Sends a request once and says what became of it. Never throws for what a vendor can do. */
export async function attempt(
	connection: Connection,
	operation: Operation,
	request: RequestSpec,
): Promise<Outcome> {
	const { context, vendor, credential, clock, timeout, cancelled } = connection;
	const timedOut = AbortSignal.timeout(timeout * 1000);
	const abortSignal = cancelled ? AbortSignal.any([cancelled, timedOut]) : timedOut;
	const options: Omit<IHttpRequestOptions, 'url'> = {
		method: request.method,
		qs: request.query,
		headers: { ...request.headers },
		body: request.body,
		json: true,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		// The helper's own limit is for silence only and must not come before ours.
		timeout: (timeout + 1) * 1000,
		abortSignal,
	};
	// n8n puts its own signal in place of ours where the context has one, and without ours a slow
	// answer has no end: hence a context that has only what the helper needs.
	const helperContext = {
		helpers: context.helpers,
		logger: context.logger,
		getNode: () => context.getNode(),
	};
	const credentialsDecrypted = {
		id: '',
		name: vendor.credential.name,
		type: vendor.credential.name,
		data: { ...credential } as ICredentialDataDecryptedObject,
	};
	let response: IN8nHttpFullResponse | undefined;
	try {
		response = (await context.helpers.httpRequestWithAuthentication.call(
			helperContext as unknown as IExecuteFunctions,
			vendor.credential.name,
			{ ...options, url: urlOf(request, credential, vendor.host) },
			{ credentialsDecrypted },
		)) as IN8nHttpFullResponse;
		const text = await readText(response.body as unknown as Body, abortSignal);
		const status = response.statusCode;
		const headers = response.headers as Record<string, string>;
		const body = text.trim() === '' ? undefined : jsonParse(text, { fallbackValue: notJson });
		if (body === notJson) {
			if (areWords(status, headers, text)) {
				return judge(vendor, operation, { status, headers, body: text.trim() }, clock.now());
			}
			return unreadable(status, headers, withoutProof(text, headers['content-type']), clock.now());
		}
		return judge(vendor, operation, { status, headers, body }, clock.now());
	} catch (error) {
		if (error instanceof BrokenAnswer && !abortSignal.aborted && response !== undefined) {
			const headers = response.headers as Record<string, string>;
			return unreadable(response.statusCode, headers, error.message, clock.now());
		}
		if (cancelled?.aborted) return { kind: 'unclear', reason: 'the execution was cancelled' };
		if (timedOut.aborted) {
			return { kind: 'unclear', reason: `no answer came within ${timeout} seconds` };
		}
		if (response !== undefined) return { kind: 'unclear', reason: 'the answer was cut off' };
		return transportFailure(error);
	}
}
