import { sleep as n8nSleep } from 'n8n-workflow';

/** Time and chance, so that tests can decide about both. */
export interface Clock {
	/** Milliseconds since 1970: for dates alone, as it may be set to another time at any moment. */
	now(): number;
	/** Milliseconds since some moment, whatever is set: for all that is waited for or measured. */
	elapsed(): number;
	/** Waits, and ends at once when the signal aborts. */
	sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
	/** A number from 0 up to 1. */
	random(): number;
}

/** The longest time for which a wait goes on unseen after it was ended, in milliseconds. */
const slice = 500;

/** Waits for something to end, but no longer than until the signal aborts. */
export async function unlessAborted(work: Promise<unknown>, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) return;
	let stop = () => {};
	const aborted = new Promise<void>((resolve) => {
		stop = resolve;
		signal?.addEventListener('abort', stop, { once: true });
	});
	try {
		await Promise.race([work, aborted]);
	} finally {
		signal?.removeEventListener('abort', stop);
	}
}

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
	if (signal === undefined) return await n8nSleep(milliseconds);
	// n8n's sleep has no end but its own.
	let left = milliseconds;
	while (!signal.aborted) {
		await unlessAborted(n8nSleep(Math.min(left, slice)), signal);
		left -= slice;
		if (left <= 0) return;
	}
}

export const systemClock: Clock = {
	now: () => Date.now(),
	elapsed: () => performance.now(),
	sleep,
	random: Math.random,
};
