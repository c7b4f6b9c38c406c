import type { Clock } from '../../nodes/engine/send/clock';

/**
 * A clock that stands still until somebody sleeps, and remembers for how long they did. Of several who
 * sleep, the first to be woken is the one whose time comes first.
 */
export class ManualClock implements Clock {
	/** The date, which may be set at will. */
	time = 1_700_000_000_000;
	readonly slept: number[] = [];

	private since = 0;
	private readonly sleepers: Array<{ due: number; wake: () => void }> = [];

	constructor(private readonly chance = 1) {}

	now = () => this.time;

	elapsed = () => this.since;

	random = () => this.chance;

	sleep = async (milliseconds: number, signal?: AbortSignal) => {
		if (signal?.aborted) return;
		if (milliseconds > 0) this.slept.push(milliseconds);
		await new Promise<void>((wake) => {
			const sleeper = { due: this.since + milliseconds, wake };
			this.sleepers.push(sleeper);
			signal?.addEventListener('abort', () => (sleeper.due = this.since), { once: true });
			// What is due now goes first, as it would with real time.
			setImmediate(() => this.wakeNext());
		});
	};

	private wakeNext(): void {
		const due = Math.min(...this.sleepers.map((sleeper) => sleeper.due));
		const [next] = this.sleepers.splice(
			this.sleepers.findIndex((sleeper) => sleeper.due === due),
			1,
		);
		const passes = Math.max(0, due - this.since);
		this.since += passes;
		this.time += passes;
		next!.wake();
	}
}
