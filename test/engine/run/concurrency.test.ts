import { severalAtOnce } from '../../../nodes/engine/run/concurrency';
import { ManualClock } from '../../harness/manualClock';

const places = (count: number) => Array.from({ length: count }, (_, place) => place);
const turnOfTheLoop = async () => await new Promise((resolve) => setImmediate(resolve));

describe('several places at once', () => {
	it('begin one in a turn of the event loop, the first at once', async () => {
		let turn = 0;
		let ended = false;
		const begun: number[] = [];
		const done = severalAtOnce(places(5), 5, new ManualClock(), async () => {
			begun.push(turn);
			await turnOfTheLoop();
			return true;
		}).then(() => (ended = true));
		while (!ended) {
			await turnOfTheLoop();
			turn++;
		}
		await done;
		expect(begun[0]).toBe(0);
		expect(new Set(begun).size).toBe(5);
	});

	it('are never more than allowed, and all of them are worked through', async () => {
		let underWay = 0;
		let most = 0;
		const worked: number[] = [];
		await severalAtOnce(places(50), 7, new ManualClock(), async (place) => {
			most = Math.max(most, ++underWay);
			for (let turns = 0; turns < 20; turns++) await turnOfTheLoop();
			underWay--;
			worked.push(place);
			return true;
		});
		expect(most).toBe(7);
		expect(worked.sort((one, other) => one - other)).toEqual(places(50));
	});

	it('begin no further one once one says so', async () => {
		const begun: number[] = [];
		await severalAtOnce(places(10), 1, new ManualClock(), async (place) => {
			begun.push(place);
			return await Promise.resolve(place < 3);
		});
		expect(begun).toEqual([0, 1, 2, 3]);
	});
});
