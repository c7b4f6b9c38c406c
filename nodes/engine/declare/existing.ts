import type { IDataObject } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';

import type { Refusal } from './answer';
import type { RequestSpec } from './request';

/** How to bring a thing that is there to an item's values; `Found` is what is known of it. */
export interface ExistingUpdate<Input, Found> {
	/**
	 * `undefined` where the input has nothing that could be changed. Several are sent in order.
	 *
	 * @throws UnsendableValue where what was found doesn't tell what must be known
	 */
	request(input: Input, found: Found): RequestSpec | RequestSpec[] | undefined;
	/** Left out where the last answer is the output. Gets the answers to all that was sent. */
	output?(input: Input, found: Found, answers: unknown[]): IDataObject;
}

interface Recognition<Input> {
	/** The natural key in words for the person who runs the workflow, for example `e-mail a@b.c`. */
	describe(input: Input): string;
}

/** A thing that can be looked up at the vendor. */
export interface RecognisedByLooking<Input> extends Recognition<Input> {
	by: 'looking';
	/** A `read` request that answers with a list that has the thing. */
	request(input: Input): RequestSpec;
	/** Checks the unwrapped data, a list: only one that fits may say that something isn't there. */
	answer: ZodTypeAny;
	/**
	 * What tells one listed thing from the others: the list is looked through once, and all items that share
	 * it find theirs by this. The first of several with the same key that count is taken.
	 */
	keyOf(record: IDataObject): unknown;
	/**
	 * Set where nothing keeps several from having the same key, and taking the wrong one would do harm: none is
	 * taken then, and a creation that may have been carried out stays unknown.
	 */
	mayBeSeveral?: boolean;
	/** The key of an item's thing. */
	wantedKey(input: Input): unknown;
	/** Whether what has the key counts as there, where the key doesn't say it all: a user may have departed. */
	counts?(found: IDataObject, input: Input): boolean;
	/**
	 * The field of the key for which a random value is made where nobody enters one: no thing that is there
	 * has that, so it has to be entered where one that is there is to be used.
	 */
	randomUnlessEntered?: keyof Input & string;
	/** Tells the refusal that means "it is there already" from all others. */
	refusedAsExisting?(refusal: Refusal): boolean;
	/** What to tell of one that is there to a person who wanted none, in a sentence. */
	advice?(found: IDataObject, input: Input): string | undefined;
	/** How to bring an existing thing to the wanted state; offers `update` in If It Already Exists. */
	update?: ExistingUpdate<Input, IDataObject>;
	/** What a thing that was there before lacks beside a new one, in a sentence. */
	lacks?: string;
	/**
	 * What is lost for good when the answer to the creation got lost although the thing was made,
	 * and what to do about it. An item in this state ends with this sentence.
	 */
	lostWithAnswer?(input: Input): string;
}

/** A thing of which the vendor only says that it is there when it is created again. */
export interface RecognisedByRefusal<Input> extends Recognition<Input> {
	by: 'refusal';
	/** Tells the refusal that means "it is there already" from all others. */
	refusedAsExisting(refusal: Refusal): boolean;
	/** What is known of a thing that is there but can't be looked up. */
	known(input: Input): IDataObject;
	/** How to bring an existing thing to the wanted state; offers `update` in If It Already Exists. */
	update?: ExistingUpdate<Input, IDataObject>;
}

/** What makes a created thing recognisable: its natural key and how to meet it again. */
export type Existing<Input> = RecognisedByLooking<Input> | RecognisedByRefusal<Input>;
