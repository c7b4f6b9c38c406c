import type { IncomingHttpHeaders } from 'node:http';
import type { FaultKind } from './faults';

/** A request as it came in, and how it was answered. */
export interface RecordedRequest {
	/** Counts the requests since the start or the last reset, from 1. */
	number: number;
	server: string;
	vendor: string | null;
	method: string;
	/** As sent, still encoded, without the query. */
	path: string;
	query: unknown;
	headers: IncomingHttpHeaders;
	/** The parsed JSON body; `undefined` without a body or with one that isn't JSON. */
	body: unknown;
	rawBody: string;
	/** `null` until answered, and for good where a fault gave no answer. */
	status: number | null;
	/** When it came in, by the sandbox's clock, in milliseconds since 1970. */
	time: number;
	/** From coming in to being answered, in milliseconds. */
	ms: number | null;
	fault: FaultKind | null;
}

/** Which recorded requests are meant; what is left out is not looked at. */
export type RequestFilter = Partial<
	Pick<RecordedRequest, 'server' | 'vendor' | 'method' | 'path' | 'status' | 'fault'>
>;

/** The latest requests, oldest first. */
export class RequestLog {
	private entries: RecordedRequest[] = [];
	private total = 0;

	/** @param limit how many are kept; 0 keeps none, which long measurements want */
	constructor(public limit: number) {}

	/** Numbers a request, and keeps it while there is room. */
	add(request: Omit<RecordedRequest, 'number'>): RecordedRequest {
		this.total += 1;
		const entry = { number: this.total, ...request };
		if (this.limit > 0) this.entries.push(entry);
		// Trimming in bulk keeps adding cheap.
		if (this.entries.length > this.limit * 2) this.entries = this.entries.slice(-this.limit);
		return entry;
	}

	/** The kept requests that match. */
	all(filter: RequestFilter = {}): RecordedRequest[] {
		const wanted = Object.entries(filter) as Array<[keyof RequestFilter, unknown]>;
		return this.entries
			.slice(-this.limit || this.entries.length)
			.filter((entry) => wanted.every(([key, value]) => entry[key] === value));
	}

	/** The latest kept request that matches. */
	last(filter: RequestFilter = {}): RecordedRequest | undefined {
		return this.all(filter).at(-1);
	}

	/** How many came in, kept or not. */
	count(): number {
		return this.total;
	}

	clear(): void {
		this.entries = [];
		this.total = 0;
	}
}
