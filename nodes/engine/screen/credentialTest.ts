import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { authenticated, urlOf } from '../send/request';
import type { Answer, Credential, RequestSpec, Unwrapped, Vendor } from '../declare/types';

/** How a vendor's credential is tested. */
export interface CredentialCheck {
	/** A request that changes nothing and succeeds only with the right keys. */
	request(credential: Credential): RequestSpec;
	/** Says what is wrong, for a refusal that has a better explanation than the vendor's words. */
	explain?(answer: Answer, unwrapped: Unwrapped): string | undefined;
}

const seconds = 15;

const connectionProblems: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused. Is the address right?',
	ENOTFOUND: 'the host was not found. Is the address right?',
	EAI_AGAIN: 'the host could not be looked up. Is the address right?',
	ECONNABORTED: `no answer came within ${seconds} seconds.`,
	ETIMEDOUT: `no answer came within ${seconds} seconds.`,
	ESOCKETTIMEDOUT: `no answer came within ${seconds} seconds.`,
};

function codeOf(thrown: unknown): string {
	for (let error = thrown; error instanceof Error; error = error.cause) {
		const { code } = error as { code?: unknown };
		if (typeof code === 'string') return code;
	}
	return '';
}

function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body ?? undefined;
	try {
		return body === '' ? undefined : (JSON.parse(body) as unknown);
	} catch {
		return body;
	}
}

/**
 * Makes the function behind n8n's Test button: it authenticates with the credential type's own scheme
 * and says in words what is wrong where the vendor doesn't accept it or can't be reached.
 */
export function credentialTest(vendor: Vendor, check: CredentialCheck) {
	return async function test(
		this: ICredentialTestFunctions,
		{ data }: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		const fail = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });
		const credential = data ?? {};
		let answer: Answer;
		try {
			const request = check.request(credential);
			const options: IHttpRequestOptions = {
				method: request.method,
				url: urlOf(request, credential, vendor.host),
				headers: { accept: 'application/json', ...request.headers },
				qs: request.query,
			};
			const { url, ...signed } = await authenticated(vendor, credential, options);
			const { helpers } = this;
			const response = (await helpers.request({
				...signed,
				uri: url,
				resolveWithFullResponse: true,
				simple: false,
				followRedirect: false,
				timeout: seconds * 1000,
			})) as { statusCode: number; headers: Record<string, string>; body: unknown };
			answer = {
				status: response.statusCode,
				headers: response.headers,
				body: parsed(response.body),
			};
		} catch (error) {
			const known = connectionProblems[codeOf(error)];
			const message = error instanceof Error ? error.message : String(error);
			return fail(`${vendor.name} could not be reached: ${known ?? message}`);
		}
		const unwrapped = vendor.unwrap(answer);
		const explanation = check.explain?.(answer, unwrapped);
		if (explanation !== undefined) return fail(explanation);
		if ('refusal' in unwrapped) return fail(`${vendor.name} refused: ${unwrapped.refusal.message}`);
		if ('broken' in unwrapped)
			return fail(`${vendor.name} can't be understood: ${unwrapped.broken}`);
		if (answer.status >= 300) return fail(`${vendor.name} answered with status ${answer.status}`);
		return { status: 'OK', message: `Connected to ${vendor.name}` };
	};
}
