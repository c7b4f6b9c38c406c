/** What is known of a request when it ends. Times are in milliseconds, of one clock. */
export interface Sample {
	/** When it was decided to send it. */
	begunAt: number;
	endedAt: number;
	/** How many were under way when it was sent, itself among them. */
	underWay: number;
	/** Whether that was as many as were allowed then: else nothing is learned about more. */
	wasFull: boolean;
	/** Requests of one kind take equally long at a partner that has nothing else to do. */
	kind: string;
}

/** Where a limiter begins, and the bounds that it keeps. */
export interface Bounds {
	start: number;
	least: number;
	most: number;
}

/** How many requests at a partner may be queueing before it grows no more, and before it shrinks: TCP Vegas' alpha and beta. */
const fewQueueing = 3;
const manyQueueing = 6;

/** How much slower answers may become while it still grows with each of them. */
const slowerThanAlone = 1.5;

/** How many rounds it takes to grow by one where the partner refused more; twice as many each time it does so again. */
const firstCare = 4;
const mostCare = 64;

/** How far it stays below a number at which nothing got through any more. */
const belowFall = 0.9;

/** How many rounds the fastest answer of a kind counts for. */
const memory = 30;

/** The fastest that a kind of request was lately, in milliseconds, from rounds that get forgotten. */
class Fastest {
	private readonly rounds: number[] = [];
	/** The fastest of the rounds that have ended. */
	private before = Infinity;
	private current = Infinity;

	add(took: number): void {
		this.current = Math.min(this.current, took);
	}

	endOfRound(): void {
		if (this.current === Infinity) return;
		this.rounds.push(this.current);
		if (this.rounds.length > memory) this.rounds.shift();
		this.before = Math.min(...this.rounds);
		this.current = Infinity;
	}

	get value(): number {
		return Math.min(this.current, this.before);
	}
}

const median = (values: number[]): number => {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? 1;
};

/**
 * Finds how many requests at once a partner bears, from how long they took and from refusals for load. It grows
 * with each answer at first, as TCP's slow start does; then by one a round of answers while few requests wait
 * at the partner, which it tells by how much longer they take than alone (TCP Vegas, as in Netflix's
 * concurrency-limits); a refusal halves it (AIMD), and it comes back to just below what was refused (as CUBIC does).
 * Pure: nothing but what it is told decides.
 */
export class Limiter {
	private value: number;
	/** What was under way when it was refused last. */
	private ceiling = Infinity;
	/** Up to here it grows with each answer. */
	private threshold = Infinity;
	private lastCut = -Infinity;
	private care = firstCare;
	private cuts = 0;
	private rounds = 0;
	private slowness: number[] = [];
	private readonly fastest = new Map<string, Fastest>();

	constructor(
		private readonly bounds: Bounds,
		/** Whether answers that become slower are a reason to grow no more. */
		private readonly watchesTime = true,
	) {
		this.value = bounds.start;
	}

	/** How many may be under way. */
	get limit(): number {
		return Math.floor(this.value);
	}

	/** How many times in a row it was cut and nothing got through. */
	get cutsInARow(): number {
		return this.cuts;
	}

	/** A request got its answer. */
	answered({ begunAt, endedAt, wasFull, kind }: Sample): void {
		const isNews = begunAt > this.lastCut;
		if (isNews) this.cuts = 0;
		const took = Math.max(endedAt - begunAt, 0.01);
		const fastest = this.fastest.get(kind) ?? new Fastest();
		this.fastest.set(kind, fastest);
		fastest.add(took);
		this.slowness.push(took / fastest.value);
		const grows = isNews && wasFull && this.value < this.threshold;
		if (grows && (!this.watchesTime || this.recently() < slowerThanAlone)) {
			this.grow(1);
		} else if (grows) {
			this.threshold = this.value;
		}
		if (this.slowness.length >= Math.max(this.value, 8)) this.endRound(isNews && wasFull);
	}

	/** A request was refused because the partner had too much to do. */
	refused({ begunAt, endedAt, underWay }: Sample): void {
		// What was begun before the last cut says nothing about what came after.
		if (begunAt <= this.lastCut) return;
		this.lastCut = endedAt;
		this.cuts++;
		if (this.cuts === 1) this.meetCeiling(underWay - 1);
		// Nothing gets through any more: to come so near to the ceiling again could cost as much.
		if (this.cuts === 2) this.fallFromCeiling();
		const half = Math.max(Math.min(this.value, underWay) / 2, this.bounds.least);
		this.value = this.cuts === 1 ? half : this.bounds.least;
		this.threshold = this.ceiling;
		this.slowness = [];
	}

	private meetCeiling(underWay: number): void {
		const ceiling = Math.max(Math.min(underWay, this.value), this.bounds.least);
		const isSame = Math.abs(ceiling - this.ceiling) <= Math.max(1, this.ceiling * 0.1);
		this.care = isSame ? Math.min(this.care * 2, mostCare) : firstCare;
		this.ceiling = ceiling;
	}

	private fallFromCeiling(): void {
		this.care = mostCare;
		this.ceiling = Math.max(this.ceiling * belowFall, this.bounds.least);
	}

	private recently(): number {
		return median(this.slowness.slice(-8));
	}

	private grow(by: number): void {
		this.value = Math.min(this.value + by, this.bounds.most);
	}

	/** With less care each time that the partner takes one more. */
	private growPastCeiling(): void {
		const isPast = this.value >= this.ceiling;
		this.grow(isPast ? 1 / this.care : 1);
		if (this.value < this.ceiling + 1) return;
		this.ceiling = this.value;
		this.care = Math.max(this.care / 2, 1);
	}

	/** Halves for a round, to see how fast the partner is with less to do: else a queue is taken for its pace. */
	private lookAgain(): void {
		this.threshold = this.value;
		this.value = Math.max(this.value / 2, this.bounds.least);
	}

	private endRound(mayGrow: boolean): void {
		const queueing = this.value * (1 - 1 / median(this.slowness));
		this.slowness = [];
		this.rounds++;
		for (const one of this.fastest.values()) one.endOfRound();
		if (this.value < this.threshold) return;
		if (this.watchesTime && this.rounds % memory === 0) return this.lookAgain();
		if (this.watchesTime && queueing > manyQueueing) {
			this.value = Math.max(this.value - 1, this.bounds.least);
		} else if (mayGrow && (!this.watchesTime || queueing < fewQueueing)) {
			this.growPastCeiling();
		}
	}
}
