import { severalAtOnce } from '../../../nodes/engine/run/concurrency';
import { Pace } from '../../../nodes/engine/send/pace';
import { ManualClock } from '../../harness/manualClock';

const places = (count: number) => Array.from({ length: count }, (_, place) => place);
const room = (most: number) => new Pace(new ManualClock()).placesFor(most);
const turnOfTheLoop = async () => await new Promise<void>((resolve) => setImmediate(resolve));

describe('several places at once', () => {
	it('begin one in a turn of the event loop, the first at once', async () => {
		let turn = 0;
		let ended = false;
		const begun: number[] = [];
		const done = severalAtOnce(places(5), room(5), new ManualClock(), async () => {
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
		await severalAtOnce(places(50), room(7), new ManualClock(), async (place) => {
			most = Math.max(most, ++underWay);
			for (let turns = 0; turns < 20; turns++) await turnOfTheLoop();
			underWay--;
			worked.push(place);
			return true;
		});
		expect(most).toBe(7);
		expect(worked.sort((one, other) => one - other)).toEqual(places(50));
	});

	it('take no turn of the event loop where they are through at once, but now and then', async () => {
		let turns = 0;
		let isDone = false;
		const work = async () => await Promise.resolve(true);
		const done = severalAtOnce(places(1_000), room(7), new ManualClock(), work);
		void done.then(() => (isDone = true));
		while (!isDone) {
			await turnOfTheLoop();
			turns++;
		}
		expect(turns).toBeGreaterThan(10);
		expect(turns).toBeLessThan(100);
	});

	it('begin no further one once one says so', async () => {
		const begun: number[] = [];
		await severalAtOnce(places(10), room(1), new ManualClock(), async (place) => {
			begun.push(place);
			return await Promise.resolve(place < 3);
		});
		expect(begun).toEqual([0, 1, 2, 3]);
	});

	describe('of which one waits aside', () => {
		/** Works through three places, the first of which waits until the others are done. */
		async function workWith(atOnce: number): Promise<string[]> {
			const log: string[] = [];
			let othersAreDone = () => {};
			const whenDone = new Promise<void>((resolve) => (othersAreDone = resolve));
			const ended = severalAtOnce(
				places(3),
				room(atOnce),
				new ManualClock(),
				async (place, aside) => {
					log.push(`begin ${place}`);
					if (place === 0 && atOnce > 1) await aside(async () => await whenDone);
					else if (place === 0) await aside(turnOfTheLoop);
					log.push(`end ${place}`);
					if (place === 2) othersAreDone();
					return true;
				},
			);
			await ended;
			return log;
		}

		it('go on in its place', async () => {
			const log = await workWith(2);
			expect(log.at(-1)).toBe('end 0');
			expect(log).toHaveLength(6);
		});

		it('keep their order where they go strictly one after the other', async () => {
			const inOrder = [0, 1, 2].flatMap((place) => [`begin ${place}`, `end ${place}`]);
			expect(await workWith(1)).toEqual(inOrder);
		});

		it('are never more than allowed, whoever comes back', async () => {
			let underWay = 0;
			let most = 0;
			await severalAtOnce(places(60), room(5), new ManualClock(), async (_place, aside) => {
				most = Math.max(most, ++underWay);
				for (let turns = 0; turns < 30; turns++) await turnOfTheLoop();
				await aside(async () => {
					underWay--;
					for (let turns = 0; turns < 30; turns++) await turnOfTheLoop();
				});
				most = Math.max(most, ++underWay);
				for (let turns = 0; turns < 30; turns++) await turnOfTheLoop();
				underWay--;
				return true;
			});
			expect(most).toBe(5);
		});
	});

	it('end with the failure of one, after those that are under way', async () => {
		const ended: number[] = [];
		const work = severalAtOnce(places(5), room(2), new ManualClock(), async (place) => {
			await turnOfTheLoop();
			if (place === 1) throw new Error('It broke');
			ended.push(place);
			return true;
		});
		await expect(work).rejects.toThrow('It broke');
		expect(ended).toContain(0);
		expect(ended).not.toContain(4);
	});
});
