import type { Refusal } from '../declare/answer';

/** What became of one attempt to send a request. */
export type Outcome =
	/** The vendor did it and said so. */
	| {
			kind: 'done';
			data: unknown;
			/** What to add to the query for the list's next page. */
			nextPage?: Record<string, string>;
	  }
	/** The vendor said no; it would say so again. */
	| { kind: 'refused'; refusal: Refusal; status: number }
	| Unfinished;

/** An attempt without a result. */
export type Unfinished =
	/** Proof that nothing happened: no connection was made, or there were too many requests. */
	| (Reason & {
			kind: 'notDone';
			/** Set where waiting doesn't help. */
			lasting?: boolean;
	  })
	/** Nobody knows: the request was sent, and no answer that can be trusted came back. */
	| (Reason & { kind: 'unclear'; requestId?: string });

interface Reason {
	/** Why, as the end of a sentence. */
	reason: string;
	status?: number;
	/** What was asked to wait, in milliseconds. */
	retryAfter?: number;
	/** Set where the partner had too much to do. */
	overloaded?: boolean;
}
