import { hashToUnit } from '../../sandbox/random';

/**
 * What gateways do to a request. "After": the partner did the work, and only the answer is lost.
 * `resetLate`: the connection breaks, and the partner does the work a little later.
 */
export const mishaps = [
	'status502After',
	'status503RetryAfter',
	'pageAfter',
	'emptyAfter',
	'resetBefore',
	'resetLate',
	'status429',
	'status429Retry',
] as const;
export type Mishap = (typeof mishaps)[number];

/** In words, for the document. */
export const inWords: Record<Mishap, string> = {
	status502After: 'the work done, then 502',
	status503RetryAfter: 'the work done, then 503 with `Retry-After`',
	pageAfter: 'the work done, then a web page with status 200',
	emptyAfter: 'the work done, then an empty answer',
	resetBefore: 'the connection reset before the work',
	resetLate: 'the connection reset, and the work done 1.5 s later',
	status429: '429 before the work',
	status429Retry: '429 with `Retry-After` before the work',
};

/** Decides by a seed what happens to which request: the n-th request of a host always gets the same. */
export class Luck {
	private readonly asked = new Map<string, number>();

	/** @param rate the share of requests that something happens to, from 0 to 1 */
	constructor(
		private readonly seed: number,
		private readonly rate: number,
	) {}

	/** What happens to the next request of this host, if anything. */
	next(host: string): Mishap | undefined {
		const number = (this.asked.get(host) ?? 0) + 1;
		this.asked.set(host, number);
		const drawn = hashToUnit(`${this.seed}:${host}:${number}`);
		return drawn < this.rate
			? mishaps[Math.floor((drawn / this.rate) * mishaps.length)]
			: undefined;
	}
}
