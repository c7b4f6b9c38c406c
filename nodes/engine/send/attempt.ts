import type { Outcome } from '../problem/outcome';
import { clean } from './clean';
import { connectionFailure } from './connectionFailure';
import type { Exchange } from './exchange';
import { judge } from './judge';
import { parse } from './parse';
import { transport, type Connection, type Response } from './transport';

/** Sends a request once and says what became of it. Never throws for what a vendor can do. */
export async function attempt(connection: Connection, exchange: Exchange): Promise<Outcome> {
	const { vendor, clock, timeout, cancelled } = connection;
	const timedOut = AbortSignal.timeout(Math.ceil(timeout * 1000));
	const signal = cancelled ? AbortSignal.any([cancelled, timedOut]) : timedOut;
	let response: Response | undefined;
	let answer: Awaited<ReturnType<typeof parse>>;
	try {
		response = await transport(connection, clean(exchange.request), signal);
		answer = await parse(response, exchange.list ? 'list' : 'other', signal);
	} catch (error) {
		if (cancelled?.aborted) return { kind: 'unclear', reason: 'the execution was cancelled' };
		if (timedOut.aborted) {
			return { kind: 'unclear', reason: `no answer came within ${timeout} seconds` };
		}
		if (response !== undefined) return { kind: 'unclear', reason: 'the answer was cut off' };
		return connectionFailure(error);
	}
	return judge(vendor, exchange, answer, clock.now());
}
