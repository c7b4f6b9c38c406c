import type { Clock } from '../send/clock';

/** Waits for something without holding up the other items. */
export type Aside = (wait: () => Promise<void>) => Promise<void>;

/** How many items may stand aside at once, beside those that are under way. */
const mostAside = 100;

/** The places of those that are under way. */
class Slots {
	private readonly queue: Array<() => void> = [];
	private aside = 0;

	constructor(
		private free: number,
		private readonly inOrder: boolean,
	) {}

	async take(): Promise<void> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((resolve) => this.queue.push(resolve));
	}

	give(): void {
		const next = this.queue.shift();
		if (next) next();
		else this.free++;
	}

	/** Gives the slot to others while it waits. */
	readonly stepAside: Aside = async (wait) => {
		if (this.inOrder || this.aside >= mostAside) return await wait();
		this.aside++;
		this.give();
		try {
			await wait();
		} finally {
			await this.take();
			this.aside--;
		}
	};
}

/**
 * Works through the places of a list, several at once, until one says that it was the last. In one turn of
 * the event loop only one place begins: without this, answers that arrive together are handled in one
 * burst, in which all new connections have to wait. Who only waits can step aside for others, unless
 * everything goes strictly one after the other.
 */
export async function severalAtOnce(
	places: number[],
	atOnce: number,
	clock: Clock,
	work: (place: number, aside: Aside) => Promise<boolean>,
): Promise<void> {
	const slots = new Slots(atOnce, atOnce === 1);
	const underWay = new Set<Promise<void>>();
	let goOn = true;
	let failure: { error: unknown } | undefined;
	const begin = async (place: number) => {
		try {
			goOn = (await work(place, slots.stepAside)) && goOn;
		} catch (error) {
			failure ??= { error };
			goOn = false;
		} finally {
			slots.give();
		}
	};
	try {
		for (const place of places) {
			await slots.take();
			if (!goOn) break;
			const one = begin(place).finally(() => underWay.delete(one));
			underWay.add(one);
			await clock.sleep(0);
		}
	} finally {
		await Promise.all(underWay);
	}
	if (failure) throw failure.error;
}
