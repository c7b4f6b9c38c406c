/**
 * Lists that are behind: what was made a moment ago is there, and can be asked for by itself, but no list
 * shows it yet.
 */
export class Lag {
	private readonly madeAt = new WeakMap<object, number>();

	/**
	 * @param now the vendors' clock, in milliseconds since 1970
	 * @param lagMs how far behind lists are, in milliseconds
	 */
	constructor(
		private readonly now: () => number,
		private readonly lagMs: () => number,
	) {}

	/** Notes that this was made now. */
	made<Thing extends object>(thing: Thing): Thing {
		this.madeAt.set(thing, this.now());
		return thing;
	}

	/** Those of the things that a list shows already. */
	listed<Thing extends object>(things: Iterable<Thing>): Thing[] {
		const shownUntil = this.now() - this.lagMs();
		return [...things].filter((thing) => (this.madeAt.get(thing) ?? -Infinity) <= shownUntil);
	}
}
