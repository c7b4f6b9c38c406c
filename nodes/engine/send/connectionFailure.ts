import { UnsendableValue } from '../declare/request';
import type { Unfinished } from '../problem/outcome';

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

function knownFailure({ code, syscall, message }: Thrown): Unfinished | undefined {
	if (typeof code !== 'string') return undefined;
	const passing =
		notConnected[code] ?? (syscall === 'connect' ? `connecting failed (${code})` : '');
	if (passing) {
		return {
			kind: 'notDone',
			reason: passing,
			...(code === 'ECONNREFUSED' && { overloaded: true }),
		};
	}
	if (message?.includes(cutBeforeSecure))
		return { kind: 'notDone', reason: 'no secure connection' };
	const lasting = neverSent[code];
	return lasting === undefined ? undefined : { kind: 'notDone', reason: lasting, lasting: true };
}

/** Reads out of what n8n's helper threw whether anything was sent. */
export function connectionFailure(thrown: unknown): Unfinished {
	const causes = causesOf(thrown);
	for (const cause of causes) {
		const failure = knownFailure(cause);
		if (failure) return failure;
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
