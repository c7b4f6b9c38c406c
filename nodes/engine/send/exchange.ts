import type { IDataObject } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';

import type { Answer, Refusal, Unwrapped } from '../declare/answer';
import type { Effect } from '../declare/effect';
import type { DoneAlready, Operation } from '../declare/operation';
import type { RequestSpec } from '../declare/request';
import type { Problem } from '../problem/problem';

/** A request with all that sending must know of it. */
export interface Exchange {
	request: RequestSpec;
	effect: Effect;
	/** The envelope, where it isn't the vendor's. */
	unwrap?(answer: Answer): Unwrapped;
	/** Checks the unwrapped data. */
	answer?: ZodTypeAny;
	/** Set where the answer is a list, which may be long. */
	list?: boolean;
	/** How what it creates is recognised. */
	recognition?: Recognition;
	/** Set where the vendor carries out only once what it gets twice. */
	onceOnly?: boolean;
	/** What a refusal says of an attempt before it that got no clear answer. */
	refusedAsDone?(refusal: Refusal): Promise<DoneAlready | undefined>;
	/** How a person finds out what became of it. */
	howToCheck?(): string;
	/** How many records of a list are enough. Default: all. */
	limit?: number;
	/** Waits without holding up the other items. */
	aside?(wait: () => Promise<void>): Promise<void>;
}

/** How one item's thing is recognised. It was not there before the first attempt, as far as one can ask. */
export interface Recognition {
	/** Looks it up; left out where the vendor has no request for it. */
	lookUp?(): Promise<LookedUp>;
	/** Tells the refusal that means "it is there already" from all others. */
	refusedAsExisting(refusal: Refusal): boolean;
	/** Whether one that was there before would do as well. */
	existingWillDo: boolean;
	/** What is lost for good when the answer to its creation is. */
	lostWithAnswer?(): string;
}

/** What a look-up came to: the thing, `undefined` where it isn't there, or the problem of finding out. */
export type LookedUp = { found: IDataObject | undefined } | { problem: Problem };

/** What sending came to: the data, or the problem to tell. */
export type Sent =
	| {
			data: unknown;
			/** Set where an earlier attempt may have been carried out too. */
			recovered?: boolean;
			/** What to add to the query for the list's next page. */
			nextPage?: Record<string, string>;
			/** Set where the data is about what was there, or done, already: the vendor has accepted nothing. */
			existing?: boolean;
			/** Set where what was there was brought to the item's values. */
			updated?: boolean;
			/** What the vendor accepted and carries out later, where the data is what comes of it. */
			accepted?: IDataObject[];
			/** Set where a creation found its thing there: it made none, or `null` where an unclear attempt may have. */
			created?: false | null;
	  }
	| {
			problem: Problem;
			/** Set where an attempt before the one that was refused got no clear answer. */
			afterUnclear?: boolean;
	  };

/** What is sent besides, in the service of an operation; its answers have the operation's envelope. */
export const besides = (
	{ unwrap }: Pick<Operation, 'unwrap'>,
	effect: Effect,
	request: RequestSpec,
	answer?: ZodTypeAny,
): Exchange => ({ request, effect, unwrap, answer });

/** Reads a list, in the service of an operation. */
export const listing = (
	operation: Pick<Operation, 'unwrap'>,
	request: RequestSpec,
	answer?: ZodTypeAny,
): Exchange => ({ ...besides(operation, 'read', request, answer), list: true });
