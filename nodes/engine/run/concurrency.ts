import type { Clock } from '../send/clock';
import type { Places } from '../send/pace';

/** Waits for something without holding up the other items. */
export type Aside = (wait: () => Promise<void>) => Promise<void>;

/** How many items may stand aside at once, beside those that are under way. */
const mostAside = 100;

/** How many items may be through one after the other before the event loop gets a turn for everything else. */
const mostInOneTurn = 50;

/** Lets those that only wait stand aside. */
class Slots {
	private aside = 0;

	constructor(private readonly places: Places) {}

	/** Gives the place to others while it waits. */
	readonly stepAside: Aside = async (wait) => {
		if (this.places.inOrder || this.aside >= mostAside) return await wait();
		this.aside++;
		this.places.give();
		try {
			await wait();
		} finally {
			await this.places.take();
			this.aside--;
		}
	};
}

/**
 * Works through the items of a list, several at once, until one says that it was the last. In one turn of
 * the event loop only one begins that isn't through at once: without this, answers that arrive together are
 * handled in one burst, in which all new connections have to wait. Who only waits can step aside for others, unless
 * everything goes strictly one after the other.
 */
export async function severalAtOnce(
	items: number[],
	places: Places,
	clock: Clock,
	work: (item: number, aside: Aside) => Promise<boolean>,
): Promise<void> {
	const { stepAside } = new Slots(places);
	const underWay = new Set<Promise<void>>();
	let goOn = true;
	let failure: { error: unknown } | undefined;
	const begin = async (item: number) => {
		try {
			goOn = (await work(item, stepAside)) && goOn;
		} catch (error) {
			failure ??= { error };
			goOn = false;
		} finally {
			places.give();
		}
	};
	try {
		for (const [index, item] of items.entries()) {
			await places.take();
			if (!goOn) {
				places.give();
				break;
			}
			const one = begin(item).finally(() => underWay.delete(one));
			underWay.add(one);
			const turn = clock.sleep(0);
			await (index % mostInOneTurn === 0 ? turn : Promise.race([one, turn]));
		}
	} finally {
		await Promise.all(underWay);
	}
	if (failure) throw failure.error;
}
