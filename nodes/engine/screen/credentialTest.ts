import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { Answer, Unwrapped } from '../declare/answer';
import type { Credential, RequestSpec } from '../declare/request';
import type { Vendor } from '../declare/vendor';
import { messageOf } from '../problem/thrown';
import { authenticated, urlOf } from '../send/address';
import { clean } from '../send/clean';

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
	let error = thrown as { code?: unknown; cause?: unknown } | undefined;
	for (; error !== null && typeof error === 'object'; error = error.cause as typeof error) {
		if (typeof error.code === 'string') return error.code;
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

async function ask(
	{ helpers }: ICredentialTestFunctions,
	vendor: Vendor,
	credential: Credential,
	spec: RequestSpec,
): Promise<Answer> {
	const request = clean(spec);
	const { url, ...signed } = await authenticated(vendor, credential, {
		method: request.method,
		url: urlOf(request, credential, vendor.host),
		headers: { accept: 'application/json', ...request.headers },
		qs: request.query,
	});
	const response = (await helpers.request({
		...signed,
		uri: url,
		resolveWithFullResponse: true,
		simple: false,
		followRedirect: false,
		timeout: seconds * 1000,
	})) as { statusCode: number; headers: Record<string, string>; body: unknown };
	return { status: response.statusCode, headers: response.headers, body: parsed(response.body) };
}

function problemIn(vendor: Vendor, check: CredentialCheck, answer: Answer): string | undefined {
	const unwrapped = vendor.unwrap(answer);
	const explanation = check.explain?.(answer, unwrapped);
	if (explanation !== undefined) return explanation;
	if ('refusal' in unwrapped) return `${vendor.name} refused: ${unwrapped.refusal.message}`;
	if ('broken' in unwrapped) return `${vendor.name} can't be understood: ${unwrapped.broken}`;
	return answer.status >= 300 ? `${vendor.name} answered with status ${answer.status}` : undefined;
}

/**
 * Makes the function behind n8n's Test button: it authenticates with the credential type's own scheme
 * and says in words what is wrong where the vendor doesn't accept it or can't be reached.
 */
export function credentialTest(vendor: Vendor, check: CredentialCheck) {
	return async function test(
		this: ICredentialTestFunctions,
		{ data = {} }: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		const fail = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });
		let answer: Answer;
		try {
			answer = await ask(this, vendor, data, check.request(data));
		} catch (error) {
			const known = connectionProblems[codeOf(error)];
			return fail(`${vendor.name} could not be reached: ${known ?? messageOf(error)}`);
		}
		const problem = problemIn(vendor, check, answer);
		return problem === undefined
			? { status: 'OK', message: `Connected to ${vendor.name}` }
			: fail(problem);
	};
}
