import { createHmac } from 'crypto';

const ticksInMillisecond = 10_000;
/** A clock that was set back by more than this, in milliseconds, is followed: it was wrong before. */
const largestSetBack = 60_000;

/**
 * Makes a source of timestamps as typsy.md#utc-timestamp wants them: the current UTC time in the format
 * `yyyy-MM-ddTHH:mm:ss.fffffffZ`. None is given twice, because the signature of a request is made of
 * nothing but the keys and its timestamp; the digits beyond the clock's milliseconds tell requests of
 * the same millisecond apart.
 */
export function timestamps(now: () => number = Date.now): () => string {
	let millisecond = -Infinity;
	let ticks = 0;
	return () => {
		const current = now();
		if (current > millisecond || current < millisecond - largestSetBack) {
			millisecond = current;
			ticks = 0;
		} else if (++ticks === ticksInMillisecond) {
			millisecond += 1;
			ticks = 0;
		}
		const fraction = String(ticks).padStart(4, '0');
		return new Date(millisecond).toISOString().replace('Z', `${fraction}Z`);
	};
}

/** The timestamps of this process: one source for every node and credential. */
export const nextTimestamp = timestamps();

/**
 * Signs a timestamp (typsy.md#typsy-key): the HMAC-SHA256 of the private key and the timestamp, with
 * the public key as its key, in lower-case hex.
 */
export function sign(publicKey: string, privateKey: string, timestamp: string): string {
	return createHmac('sha256', publicKey).update(`${privateKey}:${timestamp}`).digest('hex');
}
