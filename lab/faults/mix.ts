import type { IDataObject } from 'n8n-workflow';

import {
	faultKinds,
	type FaultKind,
	type FaultRule,
	type FaultTimings,
} from '../../sandbox/faults';

/** How badly the vendors behave. */
export interface Mix {
	/** What the table calls it. */
	name: string;
	rates: FaultRule['rates'];
}

/** Those that cost time or traffic, and are therefore rarer. */
const rarer: Partial<Record<FaultKind, number>> = {
	silenceBefore: 0.005,
	silenceAfter: 0.005,
	slowDrip: 0.005,
	huge: 0.003,
};
const usual = 0.0125;

/**
 * Work that is done after the connection broke takes real time, which runs without waiting don't have:
 * `npm run chaos` has it, in a real n8n.
 */
const mixed = faultKinds.filter((kind) => kind !== 'resetLate');

/** Every kind of misbehaviour at once: about a fifth of all requests. */
export const everything: Mix = {
	name: `all ${mixed.length} kinds`,
	rates: Object.fromEntries(mixed.map((kind) => [kind, rarer[kind] ?? usual])),
};

/** The kindest of them: a vendor that is asked too often, and says so. */
export const tooManyRequests: Mix = { name: '5% of 429', rates: { status429: 0.05 } };

/** Short, so that a run takes seconds; the nodes treat a wait of one second and of a minute alike. */
export const timings: FaultTimings = {
	retryAfterSeconds: 0.2,
	silenceMs: 3_000,
	dripMs: 3_000,
	hugeBytes: 11_000_000,
	lateMs: 500,
};

/** Shorter than the silence. Everything else about requests is left as the nodes have it. */
export const requestSettings: IDataObject = { timeout: 1, requestsPerMinute: 0 };
