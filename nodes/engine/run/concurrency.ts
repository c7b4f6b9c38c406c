import type { Clock } from '../send/clock';

/**
 * Works through the places of a list, several at once. In one turn of the event loop only one place
 * begins: without this, answers that arrive together are handled in one burst, in which all new
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
	let freeTurn = Promise.resolve();
	const worker = async () => {
		while (goOn && next < places.length) {
			const place = places[next++]!;
			const turn = freeTurn;
			freeTurn = turn.then(async () => await clock.sleep(0));
			await turn;
			if (goOn) goOn = (await work(place)) && goOn;
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, places.length) }, worker));
}
