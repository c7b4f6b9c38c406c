import type { RequestSpec } from '../declare/request';
import type { Unfinished } from '../problem/outcome';
import { isRefusedForLoad, type Pace } from './pace';

/** How many refusals for load are no tries of an item: one that never gets through has to end. */
const mostInTurn = 50;

/**
 * How often a request was tried. To be refused for load while others of its kind get through is only to wait for
 * one's turn: it doesn't count.
 */
export class TryCount {
	/** How often it was sent. */
	sent = 0;
	private inTurn = 0;

	/** @param repeats counts what is sent again, of all requests */
	constructor(
		private readonly pace: Pace,
		private readonly maxTries: number,
		private readonly repeats?: { count: number },
	) {}

	/** Counts an attempt that begins. */
	begin(): void {
		if (this.sent > 0 && this.repeats) this.repeats.count++;
		this.sent++;
	}

	/** The tries that count. */
	get counted(): number {
		return this.sent - this.inTurn;
	}

	/** Whether an attempt that was not carried out only wasn't in turn. */
	isOnlyInTurn(request: RequestSpec, outcome: Unfinished): boolean {
		const isInTurn =
			outcome.kind === 'notDone' &&
			isRefusedForLoad(outcome) &&
			this.maxTries > 1 &&
			this.inTurn < mostInTurn &&
			this.pace.othersGetThrough(request);
		if (isInTurn) this.inTurn++;
		return isInTurn;
	}
}
