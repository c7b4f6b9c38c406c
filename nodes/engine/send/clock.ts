import { sleep as n8nSleep } from 'n8n-workflow';

/** Time and chance, so that tests can decide about both. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Waits, and ends at once when the signal aborts. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** A number from 0 up to 1. */
	random(): number;
}

/** The longest time for which a wait goes on unseen after it was ended, in milliseconds. */
const slice = 500;

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
	if (signal === undefined) return await n8nSleep(milliseconds);
	if (signal.aborted) return;
	let stop = () => {};
	const aborted = new Promise<void>((resolve) => {
		stop = resolve;
		signal.addEventListener('abort', stop, { once: true });
	});
	// n8n's sleep has no end but its own.
	let left = milliseconds;
	do {
		await Promise.race([n8nSleep(Math.min(left, slice)), aborted]);
		left -= slice;
	} while (left > 0 && !signal.aborted);
	signal.removeEventListener('abort', stop);
}

export const systemClock: Clock = { now: Date.now, sleep, random: Math.random };
