import type { RequestSpec } from '../declare/request';
import type { Outcome } from '../problem/outcome';
import type { Clock } from './clock';
import { Limiter } from './limiter';

/** Where an automatic number begins. */
const start = 10;

/** The most that an automatic number comes to. */
const mostAutomatic = 50;

/** The most that a person can set. */
const mostChosen = 100;

/** How long others count as getting through after one did, in milliseconds. */
const lately = 10_000;

/** Places of those that are under way: one has to be free before an item begins. */
export interface Places {
	/** Set where everything goes strictly one after the other. */
	inOrder: boolean;
	/** Waits for a place; a cancelled execution gets one at once. */
	take(): Promise<void>;
	give(): void;
}

/** A request that is under way. */
export interface UnderWay {
	/** Tells what became of it. */
	ended(outcome: Outcome): void;
}

interface Waiter {
	mayBegin(): boolean;
	begin(): void;
}

/** Those that are under way by one limiter's number. */
interface Group {
	limiter: Limiter;
	underWay: number;
}

/** Requests that take equally long at a partner that has nothing else to do. */
function kindOf({ method, path }: RequestSpec): string {
	const segments = path.split('/');
	return `${method} ${segments.length} ${segments[2] ?? ''}`;
}

/**
 * How many items are under way at once with a credential. Shared by everything in the process that uses it, so that
 * ten workflows together ask no more of a partner than one. The number finds itself, by how long answers take and by
 * refusals for load; one that somebody chose is the most, and becomes less by refusals alone.
 */
export class Pace {
	/** Kept apart, so that a hundred of a chosen number don't leave those without one waiting for a free place. */
	private readonly automatic: Group = {
		limiter: new Limiter({ start, least: 1, most: mostAutomatic }),
		underWay: 0,
	};
	private readonly chosen: Group = {
		limiter: new Limiter({ start: mostChosen, least: 1, most: mostChosen }, false),
		underWay: 0,
	};
	private readonly waiting: Waiter[] = [];
	private readonly lastAnswers = new Map<string, number>();

	constructor(private readonly clock: Clock) {}

	/** The automatic number as it is now. */
	get limit(): number {
		return this.automatic.limiter.limit;
	}

	/**
	 * The places of one execution of a node.
	 *
	 * @param most the number that somebody chose; without it, it finds itself
	 */
	placesFor(most: number | undefined, cancelled?: AbortSignal): Places {
		const group = most === undefined ? this.automatic : this.chosen;
		let own = 0;
		const mayBegin = () =>
			cancelled?.aborted === true ||
			(own < (most ?? Infinity) && group.underWay < group.limiter.limit);
		const begin = () => {
			own++;
			group.underWay++;
		};
		cancelled?.addEventListener('abort', () => this.admit(), { once: true });
		return {
			inOrder: most === 1,
			take: async () => {
				if (this.waiting.length === 0 && mayBegin()) return begin();
				await new Promise<void>((resolve) => {
					this.waiting.push({
						mayBegin,
						begin: () => {
							begin();
							resolve();
						},
					});
					this.admit();
				});
			},
			give: () => {
				own--;
				group.underWay--;
				this.admit();
			},
		};
	}

	/** Begins a request of an item that has a place. */
	begin(request: RequestSpec): UnderWay {
		const kind = kindOf(request);
		const begunAt = this.clock.elapsed();
		const groups = [this.automatic, this.chosen];
		const underWay = Math.max(this.automatic.underWay + this.chosen.underWay, 1);
		const limiters = groups.map((group) => ({
			limiter: group.limiter,
			wasFull: group.underWay >= group.limiter.limit,
		}));
		return {
			ended: (outcome) => {
				const endedAt = this.clock.elapsed();
				const isLoad = isRefusedForLoad(outcome);
				const isAnswer = outcome.kind === 'done' || outcome.kind === 'refused';
				if (isAnswer) this.lastAnswers.set(kind, endedAt);
				for (const { limiter, wasFull } of limiters) {
					const sample = { begunAt, endedAt, underWay, wasFull, kind };
					if (isLoad) limiter.refused(sample);
					else if (isAnswer) limiter.answered(sample);
				}
				this.admit();
			},
		};
	}

	/** Whether others of the same kind get through while this one was refused for load. */
	othersGetThrough(request: RequestSpec): boolean {
		const lastAnswer = this.lastAnswers.get(kindOf(request)) ?? -Infinity;
		return this.automatic.limiter.cutsInARow <= 1 && this.clock.elapsed() - lastAnswer < lately;
	}

	private admit(): void {
		for (let index = 0; index < this.waiting.length;) {
			const waiter = this.waiting[index]!;
			if (waiter.mayBegin()) {
				this.waiting.splice(index, 1);
				waiter.begin();
			} else {
				index++;
			}
		}
	}
}

/** Whether a partner had too much to do. */
export const isRefusedForLoad = (outcome: Outcome): boolean =>
	'overloaded' in outcome && outcome.overloaded === true;
