import { timeWithChildren } from '../../bench/cpu';
import { othersSince, QuietMachine, readLinux, spent } from '../../bench/machine';

describe('What a measurement knows of the machine', () => {
	it('counts all that processors did, and what other machines took of them', () => {
		expect(readLinux('cpu  100 5 20 800 50 1 4 20 0 0')).toEqual({ busy: 1_500, all: 10_000 });
	});

	it('counts a process and its children that have ended', () => {
		const line = '7 (a (node) b) S 1 7 7 0 -1 4194560 90 80 0 0 12 3 40 5 20 0 11 0 9 8 7';
		expect(timeWithChildren(line)).toBe(600);
	});

	it('leaves out what the measurement used itself', () => {
		const before = { busy: 1_000, all: 10_000 };
		const now = { busy: 1_900, all: 12_000 };
		expect(othersSince(before, 500, now)).toBe(0.2);
		expect(othersSince(before, 1_000, now)).toBe(0);
	});

	it('reads this machine', () => {
		const { busy, all } = spent();
		expect(busy).toBeGreaterThan(0);
		expect(all).toBeGreaterThan(busy);
	});
});

describe('A machine that has to be quiet', () => {
	/** A machine of which others use so much in each run, and what came of measuring on it. */
	async function measuredBeside(...others: number[]): Promise<string> {
		let now = { busy: 0, all: 0 };
		let own = 0;
		const machine = new QuietMachine(
			0.01,
			() => now,
			() => own,
		);
		jest.spyOn(console, 'log').mockReturnValue();
		const run = async () => {
			own += 10;
			const taskRunner = 1_200;
			const busy = now.busy + 10 + 20 + taskRunner + 10_000 * (others.shift() ?? 0);
			now = { busy, all: now.all + 10_000 };
			return await Promise.resolve({ serverCpu: 20 });
		};
		try {
			await machine.undisturbed(run);
			return machine.toString();
		} catch (error) {
			return (error as Error).message;
		} finally {
			jest.restoreAllMocks();
		}
	}

	it('measures again what others disturbed', async () => {
		const words = await measuredBeside(0.5, 0.06, 0.04);
		expect(words).toContain('1.0% of the machine before it, and 4.0% (at most 4.0%) in the 1 runs');
		expect(words).toContain('2 in which they used more than 5.0% were done again');
	});

	it('measures nothing while others use it', async () => {
		const words = await measuredBeside(...new Array<number>(30).fill(0.1));
		expect(words).toContain('Others use this machine');
	});
});
