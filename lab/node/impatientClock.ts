import { systemClock, type Clock } from '../../nodes/engine/send/clock';

/** A clock whose waits are over at once; what was waited for is remembered. */
export function impatientClock(): Clock & { waits: number[] } {
	const waits: number[] = [];
	let ahead = 0;
	return {
		waits,
		now: () => Date.now() + ahead,
		elapsed: () => performance.now() + ahead,
		random: () => 1,
		sleep: async (milliseconds, signal) => {
			if (milliseconds > 0) waits.push(milliseconds);
			ahead += milliseconds;
			await systemClock.sleep(0, signal);
		},
	};
}
