import { createHash } from 'crypto';

import type { Clock } from './clock';
import type { Credential } from '../declare/request';

const window = 60_000;
/** What a request may take to reach the vendor, so that its minute and ours can differ. */
const slack = 500;

/**
 * Keeps the requests of one credential within its limit: never more than `perMinute` in any minute,
 * and none at all while the vendor has asked to wait. Shared by everything in the process that uses
 * the credential.
 */
export class Throttle {
	private readonly sentAt: number[] = [];
	private pausedUntil = -Infinity;
	private queue: Promise<void> = Promise.resolve();

	constructor(private readonly clock: Clock) {}

	/** Waits for this request's turn; in the order of asking. Ends early when the signal aborts. */
	async turn(perMinute: number, signal?: AbortSignal): Promise<void> {
		if (perMinute === 0 && this.pausedUntil <= this.clock.elapsed()) return;
		const turn = this.queue.then(async () => {
			for (
				let wait = this.waitFor(perMinute);
				wait > 0 && !signal?.aborted;
				wait = this.waitFor(perMinute)
			) {
				await this.clock.sleep(wait, signal);
			}
			if (perMinute > 0) this.sentAt.push(this.clock.elapsed());
		});
		this.queue = turn;
		await turn;
	}

	/** Nothing more is sent for this many milliseconds: the vendor asked for it. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.elapsed() + milliseconds);
	}

	private waitFor(perMinute: number): number {
		const now = this.clock.elapsed();
		const oldest = now - window - slack;
		while (this.sentAt.length > 0 && this.sentAt[0]! <= oldest) this.sentAt.shift();
		const full = perMinute > 0 && this.sentAt.length >= perMinute;
		const nextFree = full ? this.sentAt[this.sentAt.length - perMinute]! - oldest : 0;
		return Math.max(nextFree, this.pausedUntil - now, 0);
	}
}

const throttles = new Map<string, Throttle>();

/** The throttle of a credential, made when it is first asked for. */
export function throttleFor(credential: Credential, clock: Clock): Throttle {
	const credentialKey = createHash('sha256').update(JSON.stringify(credential)).digest('hex');
	let throttle = throttles.get(credentialKey);
	if (throttle === undefined) {
		throttle = new Throttle(clock);
		throttles.set(credentialKey, throttle);
	}
	return throttle;
}
