import type { Clock } from '../../nodes/engine/send/clock';

/** A clock that stands still until somebody sleeps, and remembers for how long they did. */
export class ManualClock implements Clock {
	time = 1_700_000_000_000;
	readonly slept: number[] = [];

	constructor(private readonly chance = 1) {}

	now = () => this.time;

	random = () => this.chance;

	sleep = async (milliseconds: number, signal?: AbortSignal) => {
		if (signal?.aborted) return;
		if (milliseconds > 0) this.slept.push(milliseconds);
		// What is due now goes first, as it would with real time.
		await new Promise((resolve) => setImmediate(resolve));
		this.time += milliseconds;
	};
}
