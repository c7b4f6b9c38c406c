import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ZodTypeAny } from 'zod';

import type { Answer, Refusal, Unwrapped } from './answer';
import type { Completion } from './completion';
import type { Effect } from './effect';
import type { Later } from './preview';
import type { Existing } from './existing';
import type { FurtherRead } from './furtherRead';
import type { OfferedList } from './listSource';
import type { Newcomer } from './newcomer';
import type { ReadFirst } from './readFirst';
import type { Credential, RequestSpec } from './request';
import type { Settlement } from './settlement';
import type { Target } from './target';

/** Whether an attempt without a clear answer was carried out: it was, or it may have been. */
export type DoneAlready = 'done' | 'perhaps';

/** How to find out whether an attempt without a clear answer was carried out, where a refusal doesn't say it. */
export interface AskWhetherDone {
	/** A `read` request for a list. */
	request: RequestSpec;
	/** Checks the unwrapped list. */
	answer: ZodTypeAny;
	/** Whether the list shows that it was carried out. */
	isDone(list: IDataObject[]): boolean;
}

/** What an operation says of itself beside its fields. */
export interface OperationFacts<Input> {
	/** The value of the Operation parameter. */
	value: string;
	/** The name in the Operation picker. */
	name: string;
	/** The action in the nodes panel, for example `Create an account`. */
	action: string;
	/** What it does, for the picker and for AI agents. */
	description: string;
	effect: Effect;
	/** Builds the request; left out where nothing is sent (then `output` gets `undefined`). */
	request?(input: Input, credential: Credential): RequestSpec;
	/** For a `set` that would reset what it doesn't say. Where the reading fails, nothing is sent. */
	readFirst?: ReadFirst<Input>;
	/**
	 * For a `read` that takes several requests: those after the first, whose answer serves all items of a run that
	 * ask it for the same. `output` gets the answers to all of them, in their order.
	 */
	further?: Array<FurtherRead<Input>>;
	/** Where this request's answer has another envelope than the vendor's other answers. */
	unwrap?(answer: Answer): Unwrapped;
	/** Checks the unwrapped data; an answer that doesn't fit is treated as broken. */
	answer?: ZodTypeAny;
	/** Makes the output from the unwrapped data; left out where the data is the output. */
	output?(data: unknown, input: Input, credential: Credential): IDataObject | IDataObject[];
	/** Set where the answer is a list: one item a record, with Return All and Limit. */
	list?: boolean;
	/** The fields that Simplify keeps, where the answer has more than ten. */
	simplified?: string[];
	/** What later steps ask for, by the names of their parameters: the field of the answer that has it. */
	identifiers?: Record<string, string>;
	/** An answer's fields in people's words, put out beside the vendor's own unless raw data is asked for. */
	readable?(record: IDataObject): IDataObject;
	/**
	 * What it would do to an item, for Preview: the end of a sentence that begins with "Would". Needed where
	 * something is changed.
	 */
	would?(input: Input): string;
	/** What the vendor would answer, for Preview: the unwrapped data, with `later` for what only it can tell. */
	wouldAnswer?(input: Input, later: Later): unknown;
	/** For a `create`: how its thing is recognised. */
	existing?: Existing<Input>;
	/** For a `set`: the thing that it is about, where that can be read before. */
	target?: Target<Input>;
	/** For a `create` whose thing has no key of its own. */
	newcomer?: Newcomer<Input>;
	/**
	 * For a `create` at a vendor that carries out only once what comes twice with the same key: adds
	 * the key to the request. It stays the same over all tries of an item, which then do no harm.
	 */
	idempotencyKey?(request: RequestSpec, key: string): RequestSpec;
	/**
	 * For a `set` that is refused when it is done already, as in deleting what is gone: what a refusal says of
	 * an attempt before it that got no clear answer, or how to find out. Never asked about the first attempt.
	 * `output` gets `undefined` for what is done.
	 */
	refusedAsDone?(refusal: Refusal, input: Input): DoneAlready | AskWhetherDone | undefined;
	/** For a `transfer` where the vendor can be asked: how reading settles what became of it. */
	settle?: Settlement<Input>;
	/** For a request that the vendor carries out later. */
	completion?: Completion<Input>;
	/** Set where the vendor carries it out later, too, and can't be asked how far it is. */
	doneLater?: boolean;
	/** How a person finds out what became of a request whose outcome is unknown. */
	howToCheck?(input: Input): string;
}

/** An operation as the engine sees it, whatever its fields. */
export interface Operation extends OperationFacts<unknown> {
	/** Its parameters, as n8n shows them. */
	properties: INodeProperties[];
	/** Makes the check of what was read from the parameters. */
	schema(): ZodTypeAny;
	/** What leaving out a field means, by its name, where an expression that gives nothing is a mistake. */
	leftOutMeans: Record<string, string>;
	/** Input fields, at any depth, that must never be seen. */
	secrets: string[];
	/** The lists on the screen that its fields offer. */
	lists: OfferedList[];
	/** Set for a `create` that always brings a thing that is there already to the item's values. */
	updatesExisting?: boolean;
}

/** A resource: a folder of operations. */
export interface Resource {
	/** The value of the Resource parameter. */
	value: string;
	/** The name in the Resource picker. */
	name: string;
	operations: Operation[];
}
