import type { HandedOutToken } from '../declare/token';
import type { Outcome } from '../problem/outcome';
import type { Clock } from './clock';

/** What is left of a token's life when it is no longer taken for a request, in milliseconds, and as a part of its life. */
const margin = { most: 60_000, part: 0.1 };

/** How many of the last tokens are known, so that none of them is ever shown. */
const remembered = 5;

interface Held {
	value: string;
	/** Until when it is taken, by the clock's `elapsed`. */
	until: number;
}

/** A token, or why there is none. */
export type Taken = { value: string } | { outcome: Exclude<Outcome, { kind: 'done' }> };

/** What fetching one came to. */
export type Fetched = { token: HandedOutToken } | Extract<Taken, { outcome: unknown }>;

/**
 * The token of a credential, shared by everything in the process that uses it: fetched when the first request needs
 * it, once for all that wait, kept until shortly before it ends or somebody was refused with it.
 */
export class Tokens {
	/** The last ones, which must never be seen. */
	readonly secrets: string[] = [];
	private held: Held | undefined;
	private underWay: Promise<Taken> | undefined;

	constructor(private readonly clock: Clock) {}

	/** A token that is accepted as far as is known. */
	async take(fetch: () => Promise<Fetched>): Promise<Taken> {
		if (this.held !== undefined && this.clock.elapsed() < this.held.until) return this.held;
		this.underWay ??= this.fetched(fetch).finally(() => {
			this.underWay = undefined;
		});
		return await this.underWay;
	}

	/** Gives up a token that was refused, unless another one has taken its place since. */
	discard(value: string): void {
		if (this.held?.value === value) this.held = undefined;
	}

	private async fetched(fetch: () => Promise<Fetched>): Promise<Taken> {
		const askedAt = this.clock.elapsed();
		const fetched = await fetch();
		if ('outcome' in fetched) return fetched;
		const { value, seconds } = fetched.token;
		const life = seconds * 1000;
		this.held = { value, until: askedAt + life - Math.min(margin.most, life * margin.part) };
		this.secrets.unshift(value);
		this.secrets.splice(remembered);
		return this.held;
	}
}
