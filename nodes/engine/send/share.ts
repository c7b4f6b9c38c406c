const minute = 60_000;

/** What may be sent at once of a minute's requests, and in how much of the minute all of them at the earliest. */
const atOnce = 1 / 10;
const earliest = 1 / 6;

/** How many refusals with nothing between them, or of how many last answers, say that others use the limit too. */
const inARow = 3;
const lastAnswers = 10;

/** A partner that asks for a wait of this many milliseconds has given all of its limit. */
const longWait = 5_000;

/** What is kept where the share was too much, and how long it then takes to get back there: CUBIC's beta and K. */
const kept = 0.85;
const backAfter = 2 * minute;

/** How long a share stays after it became less, whatever is refused: most of that was on its way. */
const settled = 10_000;

/** The least part of the limit that one process takes. */
const least = 1 / 10;

const firstProbe = 500;
const longestProbe = 30_000;

/**
 * How much of a limit a minute is left to this process, where others use the credential too and none knows of the
 * other. Until that shows, it is the whole limit. It shows by requests that are refused although this process keeps
 * the limit: then the share is what got through in the last minute, evenly spread, so that nobody's requests come
 * always first; what is refused makes it less, and it grows as TCP's CUBIC does, slowly where it was too much and
 * fast where others have ended. Pure: nothing but what it is told decides. All times are in milliseconds of one clock.
 */
export class Share {
	/** The share that was too much, in requests a minute; `undefined` while the whole limit is taken. */
	private tooMuch: number | undefined;
	private tooMuchBefore = 0;
	private lessSince = -Infinity;
	private refusedInARow = 0;
	private lastRefusal = -Infinity;
	/** Whether the last requests were refused. */
	private latest: boolean[] = [];
	/** When what got through in the last minute was sent. */
	private readonly passed: number[] = [];
	private lastSent = -Infinity;
	/** When the last would have been sent if all were evenly spread over the earliest part of the minute. */
	private evenly = -Infinity;

	/** @param limit the requests a minute that the partner allows for the credential */
	constructor(private readonly limit: number) {}

	/** How long until one more may be sent. */
	untilNext(now: number): number {
		return Math.max(this.untilSpread(now), this.lastSent + this.probeWait(now) - now, 0);
	}

	/** A request is sent. */
	sent(now: number): void {
		this.lastSent = now;
		this.evenly = Math.max(this.evenly, now) + this.spacing;
	}

	/** A request that was sent then was not refused for too many requests. */
	gotThrough(sentAt: number, now: number): void {
		this.passed.push(sentAt);
		this.forget(now);
		if (sentAt <= this.lastRefusal) return;
		this.refusedInARow = 0;
		this.note(false);
		if (this.current(now) >= this.limit) this.tooMuch = undefined;
	}

	/**
	 * A request that was sent then was refused for too many requests.
	 *
	 * @param retryAfter the wait that the partner asks for
	 * @returns how long to send nothing where the partner doesn't say it
	 */
	refused(sentAt: number, now: number, retryAfter = 0): number {
		this.evenly = Math.max(this.evenly, now + retryAfter + this.limit * atOnce * this.spacing);
		// What was on its way already when another was refused says nothing new.
		if (sentAt <= this.lastRefusal) return 0;
		this.lastRefusal = now;
		this.refusedInARow++;
		this.note(true);
		if (this.tooMuch !== undefined) {
			if (now > this.lessSince + settled) this.becomeLess(now);
			return 0;
		}
		return this.showsOthers(retryAfter) ? this.becomeShared(now, retryAfter) : 0;
	}

	private get spacing(): number {
		return (minute * earliest) / this.limit;
	}

	/** What is taken of the limit now, in requests a minute. */
	private current(now: number): number {
		if (this.tooMuch === undefined) return this.limit;
		const cubic = ((now - this.lessSince - backAfter) / backAfter) ** 3;
		const share = this.tooMuch * (1 + (1 - kept) * cubic);
		return Math.min(Math.max(share, this.limit * least), this.limit);
	}

	private untilSpread(now: number): number {
		return this.tooMuch === undefined
			? this.evenly - this.limit * atOnce * this.spacing - now
			: this.lastSent + minute / this.current(now) - now;
	}

	private probeWait(now: number): number {
		if (this.refusedInARow === 0) return 0;
		const usual = this.tooMuch === undefined ? 0 : minute / this.current(now);
		return Math.min(Math.max(firstProbe, usual) * 2 ** (this.refusedInARow - 1), longestProbe);
	}

	private showsOthers(retryAfter: number): boolean {
		const refusals = this.latest.filter(Boolean).length;
		return this.refusedInARow >= inARow || refusals >= inARow || retryAfter >= longWait;
	}

	private becomeShared(now: number, retryAfter: number): number {
		this.forget(now);
		const wait = this.passed.length > 0 ? this.passed[0]! + minute - now : 0;
		const share = Math.max(this.passed.length, this.limit * least);
		this.tooMuch = this.tooMuchBefore = share / kept;
		this.lessSince = now + Math.max(wait, retryAfter);
		return wait;
	}

	private becomeLess(now: number): void {
		const share = this.current(now);
		// Who can't even come back to where it was makes room for others: CUBIC's fast convergence.
		this.tooMuch = share < this.tooMuchBefore ? (share * (1 + kept)) / 2 : share;
		this.tooMuchBefore = share;
		this.lessSince = now;
	}

	private forget(now: number): void {
		while (this.passed.length > 0 && this.passed[0]! <= now - minute) this.passed.shift();
	}

	private note(isRefused: boolean): void {
		this.latest = [...this.latest, isRefused].slice(-lastAnswers);
	}
}
