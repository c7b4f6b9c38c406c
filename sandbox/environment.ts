import type { Faults } from './faults';
import type { Issue } from './input';
import type { Lag } from './lag';
import type { Identifiers } from './random';
import type { RecordedRequest, RequestLog } from './requestLog';

/** What every server of the sandbox shares. */
export interface Environment<Settings extends object = object> {
	now: () => number;
	/** Added to every answer, in milliseconds. */
	latencyMs: () => number;
	/** What lists don't show yet. */
	lag: Lag;
	/** The vendor's own. */
	settings: Readonly<Settings>;
	faults: Faults;
	requests: RequestLog;
	identifiers: Identifiers;
	/** Told about every request when it is over. */
	onRequest?: (request: RecordedRequest) => void;
	/** Origin of the server that redirects lead to; known once all servers listen. */
	redirectTarget: () => string;
}

/** A status with a body in the vendor's shape; without a body the answer is empty. */
export interface Answer {
	status: number;
	body?: unknown;
	headers?: Record<string, string>;
}

/** Why a request cannot be served, before a vendor puts it in its own words. */
export interface Problem {
	kind: 'unknownPath' | 'invalidInput' | 'rateLimited' | 'unavailable' | 'internal';
	status: number;
	message: string;
	issues: Issue[];
}
