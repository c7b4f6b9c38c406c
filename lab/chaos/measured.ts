import type { Verdict } from './verdict';
import type { Mishap } from './mishaps';
import type { Phase } from './phases';

/** What is asked for. */
export interface Plan {
	customers: number;
	/** How often n8n is killed. */
	kills: number;
	/** Decides the kills and what the gateway does. */
	seed: number;
	/** The share of requests that the gateway spoils, from 0 to 1. */
	rate: number;
	/** The Timeout of our nodes, in seconds: how late a partner may be. */
	timeout: number;
	/** How many runs the gateway spoils that nobody kills, after the kills. */
	unkilledRuns: number;
}

/** What came of it. */
export interface Measured {
	plan: Plan;
	verdict: Verdict;
	/** Executions of the workflow, killed ones included, and those that n8n says failed by themselves. */
	runs: number;
	failed: number;
	/** In which phases n8n was killed while a run was under way. */
	killedIn: Partial<Record<Phase, number>>;
	/** Runs without any disturbance, the last of which changed nothing. */
	undisturbed: number;
	/** Whether a run came that changed nothing. */
	settled: boolean;
	requests: number;
	happened: Partial<Record<Mishap, number>>;
	bookRows: number;
	/** How long each part took, in seconds. */
	seconds: { settingUp: number; killed: number; unkilled: number; undisturbed: number };
}
