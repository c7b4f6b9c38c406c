import type { Outcome, Unfinished } from '../problem/outcome';
import { unlessAborted, type Clock } from './clock';
import { Share } from './share';

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
 * in the minute before it. Requests with another limit don't wait for its sake. Where others use up the limit too, its
 * requests are as many as they leave.
 */
export class Throttle {
	/** When requests were sent, in the last minute. */
	private readonly sentAt: number[] = [];
	private pausedUntil = -Infinity;
	/** For each limit the turn of the last that asked. */
	private readonly queues = new Map<number, Promise<unknown>>();
	private readonly shares = new Map<number, Share>();

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

	/** Tells what became of a request that was sent within a limit. */
	ended(perMinute: number, sentAt: number, outcome: Outcome): void {
		const now = this.clock.elapsed();
		const share = this.shareOf(perMinute);
		if ('status' in outcome && outcome.status === 429) {
			const { retryAfter } = outcome as Unfinished;
			const wait = share?.refused(sentAt, now, retryAfter) ?? 0;
			if (retryAfter === undefined) this.pause(wait);
		} else if (outcome.kind === 'done' || outcome.kind === 'refused') {
			share?.gotThrough(sentAt, now);
		}
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
			const share = this.shareOf(perMinute);
			const untilTurn = Math.max(this.untilBelow(perMinute, now), share?.untilNext(now) ?? 0);
			const wait = Math.ceil(Math.max(untilTurn, pause, 0));
			if (wait >= deadline - now) return wait;
			if (wait === 0) {
				this.sentAt.push(now);
				share?.sent(now);
				return undefined;
			}
			await this.clock.sleep(wait, signal);
		}
		return undefined;
	}

	/** A limit's share; there is none where there is no limit. */
	private shareOf(perMinute: number): Share | undefined {
		if (perMinute === 0) return undefined;
		const share = this.shares.get(perMinute) ?? new Share(perMinute);
		this.shares.set(perMinute, share);
		return share;
	}

	/** How long until one more request is within a limit, in milliseconds. */
	private untilBelow(perMinute: number, now: number): number {
		const oldest = now - window - slack;
		while (this.sentAt.length > 0 && this.sentAt[0]! <= oldest) this.sentAt.shift();
		const full = perMinute > 0 && this.sentAt.length >= perMinute;
		return full ? this.sentAt[this.sentAt.length - perMinute]! - oldest : 0;
	}
}
