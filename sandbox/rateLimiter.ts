const MINUTE_MS = 60_000;

/** At most so many requests in any minute, counted for each key. */
export class RateLimiter {
	private readonly taken = new Map<string, number[]>();

	constructor(private readonly now: () => number) {}

	/** 0 where the request may pass, else the whole seconds to wait; a limit of 0 lets all pass. */
	take(key: string, limit: number): number {
		if (limit <= 0) return 0;
		const now = this.now();
		const recent = (this.taken.get(key) ?? []).filter((time) => time > now - MINUTE_MS);
		this.taken.set(key, recent);
		const oldest = recent[recent.length - limit];
		if (oldest !== undefined) return Math.ceil((oldest + MINUTE_MS - now) / 1000);
		recent.push(now);
		return 0;
	}

	clear(): void {
		this.taken.clear();
	}
}
