import type { Answer } from '../declare/answer';
import type { Outcome, Unfinished } from '../problem/outcome';
import { clean } from './clean';
import { connectionFailure } from './connectionFailure';
import type { Exchange } from './exchange';
import { judge } from './judge';
import { parse, type Unreadable } from './parse';
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

/** Sends a request once and says what became of it. */
export async function attempt(connection: Connection, exchange: Exchange): Promise<Outcome> {
	const answer = await ask(connection, exchange);
	if ('kind' in answer) return answer;
	return judge(connection.vendor, exchange, answer, connection.clock.now());
}
