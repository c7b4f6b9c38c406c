import { hashToUnit } from './random';

/**
 * The ways in which a server can misbehave, and whether the vendor does the work first.
 * `before`: nothing happened at the vendor. `after`: it did, and only the answer is spoilt. `late`: the
 * client is gone when the vendor does it.
 */
export const faultStages = {
	status429: 'before',
	status429RetrySeconds: 'before',
	status429RetryDate: 'before',
	status503: 'before',
	status503RetrySeconds: 'before',
	status500Before: 'before',
	status500After: 'after',
	resetBefore: 'before',
	resetAfter: 'after',
	silenceBefore: 'before',
	silenceAfter: 'after',
	slowDrip: 'after',
	truncatedJson: 'after',
	html: 'after',
	empty: 'after',
	redirect: 'before',
	wrongContentType: 'after',
	huge: 'after',
	status502After: 'after',
	status503RetrySecondsAfter: 'after',
	resetLate: 'late',
} as const;
export type FaultKind = keyof typeof faultStages;
export const faultKinds = Object.keys(faultStages) as FaultKind[];

/** The request about to be answered, as far as choosing a fault goes. */
export interface FaultTarget {
	server: string;
	vendor: string;
	method: string;
	path: string;
}

/** Which requests are meant; what is left out is not looked at. `path` is a regular expression. */
export interface FaultMatch {
	vendor?: string;
	server?: string;
	methods?: string[];
	path?: string;
}

/** A share of the matching requests that misbehave; rates are probabilities that sum up to at most 1. */
export interface FaultRule extends FaultMatch {
	seed?: number;
	rates: Partial<Record<FaultKind, number>>;
}

/** Measures of the faults; short ones keep tests fast. */
export interface FaultTimings {
	/** What `Retry-After` says, as seconds or as the date that many seconds ahead. */
	retryAfterSeconds: number;
	/** How long a silent socket stays open. */
	silenceMs: number;
	/** How long a dripping body takes at least. */
	dripMs: number;
	/** Size of a huge answer. */
	hugeBytes: number;
	/** From a connection that broke to the vendor doing the work all the same. */
	lateMs: number;
}

const defaultTimings: FaultTimings = {
	retryAfterSeconds: 1,
	silenceMs: 60_000,
	dripMs: 10_000,
	hugeBytes: 50 * 1024 * 1024,
	lateMs: 1_500,
};

/**
 * Decides which request misbehaves and how. The n-th matching request of a server always draws the
 * same fault for the same seed, whatever the time and whatever the other servers do.
 */
export class Faults {
	readonly timings: FaultTimings = { ...defaultTimings };
	private rules: FaultRule[] = [];
	private script: Array<{ kind: FaultKind | 'none'; match: FaultMatch }> = [];
	private readonly drawn = new Map<string, number>();
	private readonly servedByKind = new Map<FaultKind, number>();

	/** Replaces all rules; of several that match a request, the first one decides. */
	set(rules: FaultRule | FaultRule[]): void {
		this.rules = [rules].flat();
		for (const { rates } of this.rules) assertRates(rates);
		this.drawn.clear();
	}

	/** Scripts the next matching requests exactly; `none` lets one pass. Goes before the rules. */
	next(kinds: Array<FaultKind | 'none'>, match: FaultMatch = {}): void {
		for (const kind of kinds) {
			if (kind !== 'none') assertKind(kind);
			this.script.push({ kind, match });
		}
	}

	/** Changes some of the timings. */
	configure(timings: Partial<FaultTimings>): void {
		Object.assign(this.timings, timings);
	}

	/** Back to good behaviour, with default timings; what was served stays counted. */
	clear(): void {
		this.rules = [];
		this.script = [];
		this.drawn.clear();
		Object.assign(this.timings, defaultTimings);
	}

	/** Forgets what was served. */
	resetServed(): void {
		this.servedByKind.clear();
	}

	/** How many faults of each kind were served. */
	served(): Partial<Record<FaultKind, number>> {
		return Object.fromEntries(this.servedByKind);
	}

	/** The current rules, and how many scripted faults are still to come. */
	describe(): { rules: FaultRule[]; scripted: number; timings: FaultTimings } {
		return { rules: this.rules, scripted: this.script.length, timings: this.timings };
	}

	/** The fault of this request, if any; counts it as served. */
	draw(target: FaultTarget): FaultKind | undefined {
		const kind = this.fromScript(target) ?? this.fromRules(target);
		if (kind === undefined || kind === 'none') return undefined;
		this.servedByKind.set(kind, (this.servedByKind.get(kind) ?? 0) + 1);
		return kind;
	}

	private fromScript(target: FaultTarget): FaultKind | 'none' | undefined {
		const index = this.script.findIndex(({ match }) => matches(match, target));
		return index < 0 ? undefined : this.script.splice(index, 1)[0]?.kind;
	}

	private fromRules(target: FaultTarget): FaultKind | undefined {
		const index = this.rules.findIndex((rule) => matches(rule, target));
		const rule = this.rules[index];
		if (!rule) return undefined;
		const counter = `${index}:${target.server}`;
		const number = (this.drawn.get(counter) ?? 0) + 1;
		this.drawn.set(counter, number);
		let left = hashToUnit(`${rule.seed ?? 1}:${target.server}:${number}`);
		return faultKinds.find((kind) => (left -= rule.rates[kind] ?? 0) < 0);
	}
}

function matches(match: FaultMatch, target: FaultTarget): boolean {
	return (
		(match.vendor === undefined || match.vendor === target.vendor) &&
		(match.server === undefined || match.server === target.server) &&
		(match.methods === undefined || match.methods.includes(target.method)) &&
		(match.path === undefined || new RegExp(match.path).test(target.path))
	);
}

function assertKind(kind: string): void {
	if (!(kind in faultStages)) throw new RangeError(`There is no fault "${kind}"`);
}

function assertRates(rates: FaultRule['rates']): void {
	Object.keys(rates).forEach(assertKind);
	const sum = Object.values(rates).reduce((total, rate) => total + rate, 0);
	if (sum > 1 + 1e-9) throw new RangeError(`The rates sum up to ${sum}, which is more than 1`);
}
