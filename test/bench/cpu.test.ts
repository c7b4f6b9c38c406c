import { processFrom, secondsBelow } from '../../bench/cpu';

describe('processor time', () => {
	it('is read from a line of /proc, whatever the name of the program', () => {
		const line = '4711 (n8n (main) x) S 17 4711 4711 0 -1 4194560 9 0 0 0 250 50 7 7 20 0 11';
		expect(processFrom(line)).toEqual({ id: 4711, parent: 17, seconds: 3 });
	});

	it('is that of all that a process has started, and not its own', () => {
		const processes = [
			{ id: 1, parent: 0, seconds: 100 },
			{ id: 2, parent: 1, seconds: 10 },
			{ id: 3, parent: 2, seconds: 5 },
			{ id: 4, parent: 2, seconds: 1 },
			{ id: 5, parent: 1, seconds: 50 },
		];
		expect(secondsBelow(2, processes)).toBe(6);
		expect(secondsBelow(1, processes)).toBe(66);
	});
});
