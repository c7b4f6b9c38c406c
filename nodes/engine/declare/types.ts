import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestMethods,
	INodeProperties,
} from 'n8n-workflow';
import type { ZodTypeAny, output as Output } from 'zod';

/**
 * What sending a request does to the vendor's state. Every decision about repeating a request is
 * derived from it:
 *
 * - `read` changes nothing
 * - `set` leaves the same state when it is sent twice
 * - `create` would make a second thing when it is sent twice, or be refused
 * - `transfer` moves money and can't be undone
 */
export type Effect = 'read' | 'set' | 'create' | 'transfer';

/** A decrypted credential, as n8n hands it over. */
export type Credential = ICredentialDataDecryptedObject;

/** One request, before authentication: what an operation builds from its input. */
export interface RequestSpec {
	method: IHttpRequestMethods;
	/** The path from the host on, its values encoded with the `path` template of `request.ts`. */
	path: string;
	/** The credential field that holds the host. Default: the vendor's `host`. */
	host?: string;
	query?: Record<string, string>;
	headers?: Record<string, string>;
	body?: IDataObject;
}

/** What came back over HTTP, its body parsed; `body` is `undefined` where it was empty. */
export interface Answer {
	status: number;
	/** Header names in lower case. */
	headers: Record<string, string>;
	body: unknown;
}

/** Why a vendor said no, in the vendor's own words. */
export interface Refusal {
	/** The vendor's own sentence. */
	message: string;
	/** The vendor's code, for example `user_already_exists`. */
	code?: string;
	/** The field that the vendor complains about, in the vendor's spelling. */
	field?: string;
	/** The identifier that the vendor's support asks for. */
	requestId?: string;
	/** What to do about it, where the vendor's words don't say. */
	hint?: string;
}

/** An answer without its envelope: either the data or the refusal in it. */
export type Unwrapped =
	| { data: unknown }
	| {
			refusal: Refusal;
			/** The status in the envelope, where the one over HTTP says nothing. */
			status?: number;
	  }
	/** Not in the vendor's envelope, and why: proves nothing. */
	| { broken: string };

/** How to find out whether a thing that an operation creates is there already. */
export interface Lookup<Input> {
	/** A `read` request that answers with the thing, or with a list that has it. */
	request(input: Input): RequestSpec;
	/** Checks the unwrapped data: only an answer that fits may say that something isn't there. */
	answer: ZodTypeAny;
	/** Takes the thing out of the unwrapped answer; `undefined` means that it isn't there. */
	pick(data: unknown, input: Input): IDataObject | undefined;
}

/** What makes a created thing recognisable: its natural key and how to meet it again. */
export interface Existing<Input> {
	/** The natural key in words for the person who runs the workflow, for example `e-mail a@b.c`. */
	describe(input: Input): string;
	/** How to look it up; left out where the vendor has no request for it. */
	lookup?: Lookup<Input>;
	/** Tells the refusal that means "it is there already" from all others. */
	refusedAsExisting?(refusal: Refusal): boolean;
	/** The output for a thing that is known to be there but can't be looked up. */
	known?(input: Input): IDataObject;
	/** How to bring an existing thing to the wanted state; offers `update` in If It Already Exists. */
	update?: {
		/** `undefined` where the input has nothing that could be changed. Several are sent in order. */
		request(input: Input, found: IDataObject | undefined): RequestSpec | RequestSpec[] | undefined;
		/** Left out where the update's own answer is the output. */
		output?(input: Input, found: IDataObject | undefined): IDataObject;
	};
	/**
	 * What is lost for good when the answer to the creation got lost although the thing was made,
	 * and what to do about it. An item in this state ends with this sentence.
	 */
	lostWithAnswer?(input: Input): string;
}

/** What a vendor that works in the background says about a request that it accepted. */
export type Progress =
	| { state: 'pending' }
	| { state: 'done'; data: IDataObject }
	| { state: 'failed'; refusal: Refusal };

/** How to follow a request that the vendor accepted but carries out later. */
export interface Completion<Input> {
	/** The `read` request that asks how far it is. */
	request(accepted: IDataObject, input: Input): RequestSpec;
	/** Reads the answer to it. */
	progress(data: unknown): Progress;
	/** Tells a refusal that is the failure of what was accepted from one of the asking itself. */
	hasFailed?(refusal: Refusal): boolean;
}

/** What an operation file declares. `Schema` is its zod schema, from which the input's type follows. */
export interface OperationSpec<Schema extends ZodTypeAny> {
	/** The value of the Operation parameter. */
	value: string;
	/** The name in the Operation picker. */
	name: string;
	/** The action in the nodes panel, for example `Create an account`. */
	action: string;
	/** What it does, for the picker and for AI agents. */
	description: string;
	effect: Effect;
	/** Its parameters, as n8n shows them. */
	properties: INodeProperties[];
	/** Checks what was read from the parameters. */
	schema: Schema;
	/** Builds the request; left out where nothing is sent (then `output` gets `undefined`). */
	request?(input: Output<Schema>, credential: Credential): RequestSpec;
	/** Where this request's answer has another envelope than the vendor's other answers. */
	unwrap?(answer: Answer): Unwrapped;
	/** Checks the unwrapped data; an answer that doesn't fit is treated as broken. */
	answer?: ZodTypeAny;
	/** Makes the output from the unwrapped data; left out where the data is the output. */
	output?(
		data: unknown,
		input: Output<Schema>,
		credential: Credential,
	): IDataObject | IDataObject[];
	/** Set where the answer is a list: one item a record, with Return All and Limit. */
	list?: boolean;
	/** The fields that Simplify keeps, where the answer has more than ten. */
	simplified?: string[];
	/** Input fields, at any depth, that must never be seen in an error, for example `password`. */
	secrets?: string[];
	/** For a `create`: how its thing is recognised. */
	existing?: Existing<Output<Schema>>;
	/** Set for a `create` that always brings a thing that is there already to the item's values. */
	updatesExisting?: boolean;
	/** For a request that the vendor carries out later. */
	completion?: Completion<Output<Schema>>;
	/** How a person finds out what became of a request whose outcome is unknown. */
	howToCheck?(input: Output<Schema>): string;
}

/** An operation as the engine sees it, whatever its schema. */
export type Operation = OperationSpec<ZodTypeAny>;

/** A resource: a folder of operations. */
export interface Resource {
	/** The value of the Resource parameter. */
	value: string;
	/** The name in the Resource picker. */
	name: string;
	operations: Operation[];
}

/** A vendor on one screen: hosts, envelope, limits, resources. */
export interface Vendor {
	/** The vendor's name as people know it. */
	name: string;
	/** The credential type, with the vendor's scheme of authentication. */
	credential: ICredentialType;
	/** The credential field that holds the host of its requests. */
	host: string;
	/** The credential's secret fields. */
	secrets: string[];
	/** The documented limit in requests a minute for a credential; 0 where none is documented. */
	requestsPerMinute: number;
	/** Takes the data or the refusal out of an answer, whatever its status. */
	unwrap(answer: Answer): Unwrapped;
	/** Where lists come in pages: what to add to the query for the page after this data. */
	nextPage?(data: unknown): Record<string, string> | undefined;
	resources: Resource[];
}

/** Declares an operation, with its input's type taken from its schema. */
export function defineOperation<Schema extends ZodTypeAny>(spec: OperationSpec<Schema>): Operation {
	return spec as unknown as Operation;
}
