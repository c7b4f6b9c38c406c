import type { Clock } from './clock';

/**
 * Works through the places of a list, several at once. Each place gets a turn of the event loop of its
 * own first: without it, answers that arrive together are handled in one burst, in which all new
 * connections have to wait.
 */
export async function severalAtOnce(
	places: number[],
	atOnce: number,
	clock: Clock,
	work: (place: number) => Promise<boolean>,
): Promise<void> {
	let next = 0;
	let goOn = true;
	const worker = async () => {
		while (goOn && next < places.length) {
			const place = places[next++]!;
			await clock.sleep(0);
			if (goOn) goOn = (await work(place)) && goOn;
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, places.length) }, worker));
}
