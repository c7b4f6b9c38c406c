import type { Answer } from '../declare/answer';
import type { TokenScheme } from '../declare/token';
import type { Outcome, Unfinished } from '../problem/outcome';
import { clean } from './clean';
import { connectionFailure } from './connectionFailure';
import type { Exchange } from './exchange';
import { judge } from './judge';
import { parse, type Unreadable } from './parse';
import type { Fetched, Taken } from './tokens';
import { transport, type Connection, type Response } from './transport';

/** Sends a request once and reads the answer. Never throws for what a vendor can do, and always ends in time. */
export async function ask(
	connection: Connection,
	{ request, list }: Pick<Exchange, 'request' | 'list'>,
): Promise<Answer | Unreadable | Unfinished> {
	const { timeout, cancelled } = connection;
	const timedOut = AbortSignal.timeout(Math.ceil(timeout * 1000));
	const signal = cancelled ? AbortSignal.any([cancelled, timedOut]) : timedOut;
	let response: Response | undefined;
	try {
		response = await transport(connection, clean(request), signal);
		return await parse(response, list ? 'list' : 'other', signal);
	} catch (error) {
		if (cancelled?.aborted) return { kind: 'unclear', reason: 'the execution was cancelled' };
		if (timedOut.aborted) {
			const reason = `no answer came within ${timeout} seconds`;
			return { kind: 'unclear', reason, overloaded: true };
		}
		if (response !== undefined) return { kind: 'unclear', reason: 'the answer was cut off' };
		return connectionFailure(error);
	}
}

async function asked(connection: Connection, exchange: Exchange): Promise<Outcome> {
	const answer = await ask(connection, exchange);
	if ('kind' in answer) return answer;
	return judge(connection.vendor, exchange, answer, connection.clock.now());
}

/** Whatever became of fetching a token, the request that needs it was not sent. */
function withoutToken(outcome: Extract<Taken, { outcome: unknown }>['outcome']): Unfinished {
	const { reason, ...facts } = outcome as Unfinished;
	return { ...facts, kind: 'notDone', reason: `it gave no access token: ${reason}` };
}

async function fetchToken(
	connection: Connection,
	{ request, unwrap, answer }: TokenScheme,
): Promise<Fetched> {
	const outcome = await asked(connection, { request, effect: 'read', unwrap, answer });
	if (outcome.kind === 'done') return { token: outcome.data as never };
	return { outcome: outcome.kind === 'refused' ? outcome : withoutToken(outcome) };
}

/** A connection whose requests carry a token; `undefined` where the vendor has none. */
export async function withToken(
	connection: Connection,
): Promise<{ connection: Connection; token: string } | Extract<Taken, { outcome: unknown }>> {
	const { vendor, credential, tokens } = connection;
	const scheme = vendor.token!;
	const taken = await tokens.take(async () => await fetchToken(connection, scheme));
	if ('outcome' in taken) return taken;
	const { value } = taken;
	return {
		connection: { ...connection, credential: { ...credential, [scheme.field]: value } },
		token: value,
	};
}

/** Refused for its token alone: nothing of the request was looked at. */
const isForToken = (outcome: Outcome): boolean => 'status' in outcome && outcome.status === 401;

/**
 * Sends a request once and says what became of it. One whose token is refused is sent once more with a new one: a
 * token may end, or be taken back, at any time.
 */
export async function attempt(connection: Connection, exchange: Exchange): Promise<Outcome> {
	if (connection.vendor.token === undefined) return await asked(connection, exchange);
	const before = await withToken(connection);
	if ('outcome' in before) return before.outcome;
	const outcome = await asked(before.connection, exchange);
	if (!isForToken(outcome)) return outcome;
	connection.tokens.discard(before.token);
	const renewed = await withToken(connection);
	if ('outcome' in renewed) return renewed.outcome;
	return await asked(renewed.connection, exchange);
}
