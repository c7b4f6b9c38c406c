import type {
	IAdditionalCredentialOptions,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { Answer, Refusal } from '../declare/answer';
import { givenAway, isPlain } from '../declare/ownAddresses';
import type { Credential } from '../declare/request';
import { saidOfCredential } from '../declare/testableCredential';
import type { Vendor } from '../declare/vendor';
import { withoutKeptToken } from '../input/credential';
import type { Unfinished } from '../problem/outcome';
import { redactor } from '../problem/redact';
import { messageOf } from '../problem/thrown';
import { authenticated } from '../send/address';
import { ask, withToken } from '../send/attempt';
import { systemClock } from '../send/clock';
import type { Unreadable } from '../send/parse';
import { secretsOfConnection, type Connection } from '../send/transport';
import { Tokens } from '../send/tokens';
import { unwrapped } from '../send/unwrapped';

const timeout = 15;

/** What a request for a token may be. */
const isForm = ({ headers = {} }: Pick<IHttpRequestOptions, 'headers'>) =>
	headers['content-type'] === 'application/x-www-form-urlencoded';

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
	(async (_type: string, options: IHttpRequestOptions, given?: IAdditionalCredentialOptions) => {
		const { url, abortSignal, body, ...request } = await authenticated(
			vendor,
			{ ...credential, ...given?.credentialsDecrypted?.data },
			options,
		);
		const sent = helpers.request({
			...request,
			...(isForm(request) ? { form: body } : { body }),
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
	const tokens = new Tokens(systemClock);
	return { context: ofNode, vendor, credential, clock: systemClock, tokens, timeout };
}

function notReached({ name }: Vendor, answer: Unfinished): string {
	const mayBeTheAddress = answer.kind === 'notDone' && !answer.lasting;
	return `${name} could not be reached: ${answer.reason}${mayBeTheAddress ? '. Is the address right?' : ''}`;
}

const saidNo = ({ name }: Vendor, { explanation, message }: Refusal) =>
	explanation ?? `${name} refused: ${message}`;

function problemIn(vendor: Vendor, answer: Answer | Unreadable | Unfinished): string | undefined {
	if ('kind' in answer) return notReached(vendor, answer);
	if ('unreadable' in answer) {
		return `${vendor.name} can't be understood: ${answer.unreadable} (status ${answer.status}). Is the address right?`;
	}
	const inside = unwrapped(saidOfCredential(vendor), answer);
	if ('refusal' in inside) {
		return saidNo(vendor, inside.refusal);
	}
	if ('broken' in inside) return `${vendor.name} can't be understood: ${inside.broken}`;
	return answer.status >= 300 ? `${vendor.name} answered with status ${answer.status}` : undefined;
}

/** What is wrong with the credential; nothing where it is accepted. */
async function problemOf(connection: Connection): Promise<string | undefined> {
	const { vendor, credential } = connection;
	const held = vendor.token ? await withToken(connection) : { connection };
	if ('outcome' in held) {
		const { outcome } = held;
		return outcome.kind === 'refused'
			? saidNo(vendor, outcome.refusal)
			: notReached(vendor, outcome);
	}
	const request = vendor.credentialCheck.request(credential);
	return problemIn(vendor, await ask(held.connection, { request }));
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
		const connection = connect(this, vendor, withoutKeptToken(vendor, data));
		const fail = (message: string): INodeCredentialTestResult => ({
			status: 'Error',
			message: redactor(secretsOfConnection(connection))(message),
		});
		let problem: string | undefined;
		try {
			problem = await problemOf(connection);
		} catch (error) {
			problem = `${vendor.name} could not be asked: ${messageOf(error)}`;
		}
		if (problem !== undefined) return fail(problem);
		const warning = Object.values(data).some(isPlain) ? `. Its address ${givenAway}` : '';
		return { status: 'OK', message: `Connected to ${vendor.name}${warning}` };
	};
}
