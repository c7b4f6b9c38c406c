import type { IDataObject } from 'n8n-workflow';

import type { Refusal } from './answer';
import type { Findable } from './findable';
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

/** The same for a thing that can be looked up. */
export interface UpdateOfFound<Input> extends ExistingUpdate<Input, IDataObject> {
	/**
	 * What the thing is afterwards, in the fields in which it is found: where nothing differs, nothing is sent. A field
	 * that the vendor doesn't tell counts as changed.
	 */
	after(input: Input, found: IDataObject): IDataObject;
}

/** A thing that can be looked up at the vendor. */
export interface RecognisedByLooking<Input> extends Findable<Input> {
	by: 'looking';
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
	update?: UpdateOfFound<Input>;
	/** What a thing that was there before lacks beside a new one, in a sentence. */
	lacks?: string;
	/**
	 * What is lost for good when the answer to the creation got lost although the thing was made,
	 * and what to do about it. An item in this state ends with this sentence.
	 */
	lostWithAnswer?(input: Input): string;
}

/** A thing of which the vendor only says that it is there when it is created again. */
export interface RecognisedByRefusal<Input> {
	by: 'refusal';
	/** The thing in words for the person who runs the workflow. */
	describe(input: Input): string;
	/** Tells the refusal that means "it is there already" from all others. */
	refusedAsExisting(refusal: Refusal): boolean;
	/** What is known of a thing that is there but can't be looked up. */
	known(input: Input): IDataObject;
	/** How to bring an existing thing to the wanted state; offers `update` in If It Already Exists. */
	update?: ExistingUpdate<Input, IDataObject>;
}

/** What makes a created thing recognisable: its natural key and how to meet it again. */
export type Existing<Input> = RecognisedByLooking<Input> | RecognisedByRefusal<Input>;
