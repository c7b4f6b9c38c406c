import { unlessAborted, type Clock } from './clock';

const window = 60_000;
/** What a request may take to reach the vendor, so that its minute and ours can differ. */
const slack = 500;

/** How a request waits for its turn. */
export interface Waiting {
	/** Ends the wait. */
	signal?: AbortSignal;
	/** The longest wait that the vendor may ask for, in milliseconds. Default: any. */
	patience?: number;
	/** By when it must have been sent, by the clock's `elapsed`. */
	deadline?: number;
}

/**
 * Keeps the requests of one credential within their limits, and holds them all back while the vendor has
 * asked to wait. Shared by everything in the process that uses the credential. A limit of `perMinute` is
 * kept by the requests that are sent with it: each has fewer than `perMinute` others, whoever's they are,
 * in the minute before it. Requests with another limit don't wait for its sake.
 */
export class Throttle {
	/** When requests were sent, in the last minute. */
	private readonly sentAt: number[] = [];
	private pausedUntil = -Infinity;
	/** For each limit the turn of the last that asked. */
	private readonly queues = new Map<number, Promise<unknown>>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Waits for this request's turn; in the order of asking among those with the same limit, where 0 means
	 * none. Ends early when the signal aborts.
	 *
	 * @returns nothing where the request may be sent; where the vendor has asked for a wait that is longer
	 * than the patience, or there is not the time, what is left to wait in milliseconds
	 */
	async turn(perMinute: number, waiting: Waiting = {}): Promise<number | undefined> {
		const before = this.queues.get(perMinute) ?? Promise.resolve();
		const turn = before.then(async () => await this.untilFree(perMinute, waiting));
		this.queues.set(perMinute, turn);
		await unlessAborted(turn, waiting.signal);
		return waiting.signal?.aborted ? undefined : await turn;
	}

	/** Nothing more is sent for this many milliseconds: the vendor asked for it. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.elapsed() + milliseconds);
	}

	private async untilFree(
		perMinute: number,
		{ signal, patience = Infinity, deadline = Infinity }: Waiting,
	): Promise<number | undefined> {
		while (!signal?.aborted) {
			const now = this.clock.elapsed();
			const pause = this.pausedUntil - now;
			if (pause > patience) return pause;
			const wait = Math.max(this.untilBelow(perMinute, now), pause, 0);
			if (wait >= deadline - now) return wait;
			if (wait === 0) {
				this.sentAt.push(now);
				return undefined;
			}
			await this.clock.sleep(wait, signal);
		}
		return undefined;
	}

	/** How long until one more request is within a limit, in milliseconds. */
	private untilBelow(perMinute: number, now: number): number {
		const oldest = now - window - slack;
		while (this.sentAt.length > 0 && this.sentAt[0]! <= oldest) this.sentAt.shift();
		const full = perMinute > 0 && this.sentAt.length >= perMinute;
		return full ? this.sentAt[this.sentAt.length - perMinute]! - oldest : 0;
	}
}
