import type { Partner } from './simulate';

const around = (latency: number, random: () => number) => latency * (0.9 + 0.2 * random());

/** Partners of all kinds; each begins anew. */
export const partners: Record<string, (random: () => number) => Partner> = {
	'fast (5 ms)': (random) => ({ arrive: () => around(5, random) }),
	'50 ms': (random) => ({ arrive: () => around(50, random) }),
	'slow (1 s)': (random) => ({ arrive: () => around(1000, random) }),
	'50 ms with a long tail': (random) => ({
		arrive: () => around(50, random) * (random() < 0.05 ? 8 : 1),
	}),
	'serves 5 at once, refuses the rest': (random) => ({
		arrive: (_now, underWay) => (underWay >= 5 ? 'refused' : around(50, random)),
	}),
	'serves 15 at once, refuses the rest': (random) => ({
		arrive: (_now, underWay) => (underWay >= 15 ? 'refused' : around(50, random)),
	}),
	'serves 15 at once, queues the rest': (random) => {
		const free = new Array<number>(15).fill(0);
		return {
			arrive(now) {
				free.sort((one, other) => one - other);
				const start = Math.max(free[0]!, now);
				free[0] = start + around(50, random);
				return free[0] - now;
			},
		};
	},
	'falls over at 20': (random) => {
		let downUntil = 0;
		return {
			arrive(now, underWay) {
				if (underWay >= 20) downUntil = now + 1000;
				return now < downUntil ? 'refused' : around(50, random);
			},
		};
	},
	'slows down for good': (random) => ({
		arrive: (now) => around(now < 2000 ? 50 : 200, random),
	}),
	'20 a second, 40 in a burst': (random) => {
		let tokens = 40;
		let last = 0;
		return {
			arrive(now) {
				tokens = Math.min(40, tokens + ((now - last) * 20) / 1000);
				last = now;
				if (tokens < 1) return 'refused';
				tokens--;
				return around(50, random);
			},
		};
	},
};
