import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { Answer } from '../declare/answer';
import { givenAway, isPlain } from '../declare/ownAddresses';
import type { Credential } from '../declare/request';
import { saidOfCredential } from '../declare/testableCredential';
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

function problemIn(vendor: Vendor, answer: Answer | Unreadable | Unfinished): string | undefined {
	if ('kind' in answer) return notReached(vendor, answer);
	if ('unreadable' in answer) {
		return `${vendor.name} can't be understood: ${answer.unreadable} (status ${answer.status}). Is the address right?`;
	}
	const inside = unwrapped(saidOfCredential(vendor), answer);
	if ('refusal' in inside) {
		return inside.refusal.explanation ?? `${vendor.name} refused: ${inside.refusal.message}`;
	}
	if ('broken' in inside) return `${vendor.name} can't be understood: ${inside.broken}`;
	return answer.status >= 300 ? `${vendor.name} answered with status ${answer.status}` : undefined;
}

/**
 * Makes the function behind n8n's Test button: it sends as the node does, and says in words what is wrong
 * where the vendor doesn't accept the credential or can't be reached.
 */
export function credentialTest(vendor: Vendor) {
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
			const answer = await ask(connect(this, vendor, data), {
				request: vendor.credentialCheck.request(data),
			});
			problem = problemIn(vendor, answer);
		} catch (error) {
			problem = `${vendor.name} could not be asked: ${messageOf(error)}`;
		}
		if (problem !== undefined) return fail(problem);
		const warning = Object.values(data).some(isPlain) ? `. Its address ${givenAway}` : '';
		return { status: 'OK', message: `Connected to ${vendor.name}${warning}` };
	};
}
