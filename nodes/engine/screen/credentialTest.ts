import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { Answer, Unwrapped } from '../declare/answer';
import { givenAway, isPlain } from '../declare/ownAddresses';
import type { Credential, RequestSpec } from '../declare/request';
import type { Vendor } from '../declare/vendor';
import type { Unfinished } from '../problem/outcome';
import { redactor } from '../problem/redact';
import { secretsOfCredential } from '../problem/secrets';
import { messageOf } from '../problem/thrown';
import { authenticated } from '../send/address';
import { ask } from '../send/attempt';
import { systemClock } from '../send/clock';
import type { Unreadable } from '../send/parse';
import type { Connection } from '../send/transport';
import { unwrapped } from '../send/unwrapped';

/** How a vendor's credential is tested. */
export interface CredentialCheck {
	/** A request that changes nothing and succeeds only with the right keys. */
	request(credential: Credential): RequestSpec;
	/** Says what is wrong, for a refusal that has a better explanation than the vendor's words. */
	explain?(answer: Answer, unwrapped: Unwrapped): string | undefined;
}

const timeout = 15;

type Send = Connection['context']['helpers']['httpRequestWithAuthentication'];

/** Ends with the signal where n8n's older helper doesn't. */
async function orAborted<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
	return await new Promise((resolve, reject) => {
		signal.addEventListener('abort', () => reject(new Error('Aborted')), { once: true });
		result.then(resolve, reject);
	});
}

/** Sends as a node's helper does, with the older one that n8n gives to a credential's test. */
const sendWith = ({ helpers }: ICredentialTestFunctions, vendor: Vendor, credential: Credential) =>
	(async (_type: string, options: IHttpRequestOptions) => {
		const { url, abortSignal, ...request } = await authenticated(vendor, credential, options);
		const sent = helpers.request({
			...request,
			uri: url,
			useStream: true,
			resolveWithFullResponse: true,
			simple: false,
		}) as Promise<unknown>;
		return await orAborted(sent, abortSignal as AbortSignal);
	}) as unknown as Send;

function connect(
	context: ICredentialTestFunctions,
	vendor: Vendor,
	credential: Credential,
): Connection {
	const helpers = { httpRequestWithAuthentication: sendWith(context, vendor, credential) };
	const ofNode = { helpers, logger: context.logger } as unknown as Connection['context'];
	return { context: ofNode, vendor, credential, clock: systemClock, timeout };
}

function notReached({ name }: Vendor, answer: Unfinished): string {
	const mayBeTheAddress = answer.kind === 'notDone' && !answer.lasting;
	return `${name} could not be reached: ${answer.reason}${mayBeTheAddress ? '. Is the address right?' : ''}`;
}

function problemIn(
	vendor: Vendor,
	check: CredentialCheck,
	answer: Answer | Unreadable | Unfinished,
): string | undefined {
	if ('kind' in answer) return notReached(vendor, answer);
	if ('unreadable' in answer) {
		return `${vendor.name} can't be understood: ${answer.unreadable} (status ${answer.status}). Is the address right?`;
	}
	const inside = unwrapped(vendor.unwrap, answer);
	const explanation = check.explain?.(answer, inside);
	if (explanation !== undefined) return explanation;
	if ('refusal' in inside) return `${vendor.name} refused: ${inside.refusal.message}`;
	if ('broken' in inside) return `${vendor.name} can't be understood: ${inside.broken}`;
	return answer.status >= 300 ? `${vendor.name} answered with status ${answer.status}` : undefined;
}

/**
 * Makes the function behind n8n's Test button: it sends as the node does, and says in words what is wrong
 * where the vendor doesn't accept the credential or can't be reached.
 */
export function credentialTest(vendor: Vendor, check: CredentialCheck) {
	return async function test(
		this: ICredentialTestFunctions,
		{ data = {} }: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		const redact = redactor(secretsOfCredential(vendor, data));
		const fail = (message: string): INodeCredentialTestResult => ({
			status: 'Error',
			message: redact(message),
		});
		let problem: string | undefined;
		try {
			const answer = await ask(connect(this, vendor, data), { request: check.request(data) });
			problem = problemIn(vendor, check, answer);
		} catch (error) {
			problem = `${vendor.name} could not be asked: ${messageOf(error)}`;
		}
		if (problem !== undefined) return fail(problem);
		const warning = Object.values(data).some(isPlain) ? `. Its address ${givenAway}` : '';
		return { status: 'OK', message: `Connected to ${vendor.name}${warning}` };
	};
}
