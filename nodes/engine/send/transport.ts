import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { Credential } from '../declare/request';
import type { Vendor } from '../declare/vendor';
import { secretsOfCredential } from '../problem/secrets';
import { urlOf } from './address';
import type { CleanRequest } from './clean';
import type { Clock } from './clock';
import type { Tokens } from './tokens';

/** Everything that an attempt needs and that stays the same for all items of a run. */
export interface Connection {
	/** The functions of the node that is running; a list search has the same. */
	context: Pick<IExecuteFunctions, 'getNode' | 'logger'> & {
		helpers: Pick<IExecuteFunctions['helpers'], 'httpRequestWithAuthentication'>;
	};
	vendor: Vendor;
	credential: Credential;
	clock: Clock;
	/** The credential's token, where the vendor has one. */
	tokens: Tokens;
	/** How long one attempt may take, in seconds. */
	timeout: number;
	/** n8n's cancel button. */
	cancelled?: AbortSignal;
}

/** What must not be seen of a connection: the credential's secrets, and the last tokens that it had. */
export const secretsOfConnection = ({
	vendor,
	credential,
	tokens,
}: Pick<Connection, 'vendor' | 'credential' | 'tokens'>): string[] => [
	...secretsOfCredential(vendor, credential),
	...tokens.secrets,
];

/** What came back before it is read. */
export interface Response {
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	stream: Body;
}

/** A body while it arrives. */
export interface Body extends AsyncIterable<Uint8Array> {
	destroy(): void;
}

/**
 * n8n puts its own signal in place of ours where the context has one, and without ours a slow answer has
 * no end: hence a context that has only what the helper needs.
 */
const bareContext = (context: Connection['context']) =>
	({
		helpers: context.helpers,
		logger: context.logger,
		getNode: () => context.getNode(),
	}) as unknown as IExecuteFunctions;

/**
 * Sends a request through n8n's helper, which authenticates it.
 *
 * @throws what the helper throws where no answer came
 */
export async function transport(
	{ context, vendor, credential, timeout }: Connection,
	request: CleanRequest,
	abortSignal: AbortSignal,
): Promise<Response> {
	const options: IHttpRequestOptions = {
		url: urlOf(request, credential, vendor),
		method: request.method,
		qs: request.query,
		// Not left to the helper: a body that authentication makes text of, to sign it, stays JSON.
		headers: { ...(request.body && { 'content-type': 'application/json' }), ...request.headers },
		body: request.body as IHttpRequestOptions['body'],
		json: true,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		// The helper's own limit is for silence only and must not come before ours.
		timeout: (timeout + 1) * 1000,
		abortSignal,
	};
	const { name } = vendor.credential;
	const data = { ...credential } as ICredentialDataDecryptedObject;
	const { httpRequestWithAuthentication } = context.helpers;
	const response = (await httpRequestWithAuthentication.call(bareContext(context), name, options, {
		credentialsDecrypted: { id: '', name, type: name, data },
	})) as IN8nHttpFullResponse;
	return {
		status: response.statusCode,
		headers: response.headers as Record<string, string>,
		stream: response.body as unknown as Body,
	};
}
