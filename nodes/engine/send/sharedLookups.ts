import type { Findable } from '../declare/findable';
import type { Operation } from '../declare/operation';
import type { LookedUp } from './exchange';
import { findIn, readListing, type Keyed, type Listing } from './lookUp';
import type { Sender } from './tries';

/** How long an answer serves other items too, in milliseconds: others may create things meanwhile. */
const fresh = 10_000;

/** It serves for this many times as long as it took: or the longer a list is, the more of the time goes to reading it. */
const timesAsLong = 10;

/** And no longer than this, in milliseconds. */
const stale = 60_000;

interface Shared {
	listing: Promise<Listing>;
	/** Until when it serves others, by the clock's `elapsed`. */
	until: number;
}

/**
 * The look-ups that items of a run make before they change anything. Items that would ask for the same
 * list share its answer for a while, and the index of it: a list that grows with every item would otherwise
 * be read, or looked through, once an item.
 */
export class SharedLookups {
	private readonly answers = new Map<string, Shared>();

	/** @param lasting whether an answer serves for the whole run, as in a plan, which is of one moment */
	constructor(private readonly lasting = false) {}

	/** Looks an item's thing up, in an answer that another item got where there is one. */
	async lookUp(
		sender: Sender,
		operation: Operation,
		findable: Findable<unknown>,
		input: unknown,
	): Promise<LookedUp> {
		return findIn(await this.read(sender, operation, findable, input), findable, input);
	}

	/** Reads the list that may have an item's thing, or takes the answer that another item got. */
	async read(sender: Sender, operation: Operation, list: Keyed, input: unknown): Promise<Listing> {
		const key = JSON.stringify(list.request(input));
		let answer = this.answers.get(key);
		if (answer === undefined || sender.clock.elapsed() > answer.until) {
			answer = this.ask(sender, operation, list, input);
			this.answers.set(key, answer);
		}
		const listing = await answer.listing;
		if ('problem' in listing && this.answers.get(key) === answer) this.answers.delete(key);
		return listing;
	}

	private ask(sender: Sender, operation: Operation, list: Keyed, input: unknown): Shared {
		const { clock } = sender;
		const askedAt = clock.elapsed();
		const shared: Shared = {
			until: Infinity,
			listing: readListing(sender, operation, list, input).finally(() => {
				if (this.lasting) return;
				const took = clock.elapsed() - askedAt;
				shared.until = askedAt + Math.min(Math.max(took * timesAsLong, fresh), stale);
			}),
		};
		return shared;
	}
}
