import type { Clock } from '../../nodes/engine/send/clock';

/** Says whether a request is within the limit: nothing, or how long until one is, in milliseconds. */
export type Count = () => number | undefined;

const minute = 60_000;

/** The ways in which partners count requests a minute, those of all who use a credential together. */
export const waysToCount: Record<string, (perMinute: number, clock: Clock) => Count> = {
	'fixed window': (perMinute, clock) => {
		const beginsAt = 43_000;
		let window = 0;
		let used = 0;
		return () => {
			const now = clock.elapsed() - beginsAt;
			const current = Math.floor(now / minute);
			if (current !== window) used = 0;
			window = current;
			return used++ < perMinute ? undefined : (window + 1) * minute - now;
		};
	},
	'sliding window': (perMinute, clock) => {
		const counted: number[] = [];
		return () => {
			const now = clock.elapsed();
			while (counted.length > 0 && counted[0]! <= now - minute) counted.shift();
			if (counted.length >= perMinute) return counted[0]! + minute - now;
			counted.push(now);
			return undefined;
		};
	},
	'token bucket': (perMinute, clock) => {
		let tokens = perMinute;
		let filledAt = 0;
		return () => {
			const now = clock.elapsed();
			tokens = Math.min(tokens + ((now - filledAt) * perMinute) / minute, perMinute);
			filledAt = now;
			if (tokens < 1) return ((1 - tokens) * minute) / perMinute;
			tokens--;
			return undefined;
		};
	},
};
