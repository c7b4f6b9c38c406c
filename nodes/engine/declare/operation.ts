import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';

import type { Answer, Refusal, Unwrapped } from './answer';
import type { Completion } from './completion';
import type { Effect } from './effect';
import type { Existing } from './existing';
import {
	checksOf,
	everyField,
	labelsOf,
	propertiesOfFields,
	type Fields,
	type SomeValuesOf,
	type ValuesOf,
} from './field';
import type { OfferedList } from './listSource';
import type { Credential, RequestSpec } from './request';
import { inWords } from './words';

/** Tells of a field or a collection, by its name, what is wrong with it beside the others. */
export type TellProblem<Input> = (
	field: (keyof Input & string) | CollectionName,
	message: string,
) => void;

/** What an operation says of itself beside its fields. */
interface OperationFacts<Input> {
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
	/** For a `create`: how its thing is recognised. */
	existing?: Existing<Input>;
	/**
	 * For a `create` at a vendor that carries out only once what comes twice with the same key: adds
	 * the key to the request. It stays the same over all tries of an item, which then do no harm.
	 */
	idempotencyKey?(request: RequestSpec, key: string): RequestSpec;
	/** For a `set`: tells the refusal that means that it is done already, as in deleting what is gone. */
	refusedAsDone?(refusal: Refusal): boolean;
	/** For a request that the vendor carries out later. */
	completion?: Completion<Input>;
	/** How a person finds out what became of a request whose outcome is unknown. */
	howToCheck?(input: Input): string;
}

/** An operation as the engine sees it, whatever its fields. */
export interface Operation extends OperationFacts<unknown> {
	/** Its parameters, as n8n shows them. */
	properties: INodeProperties[];
	/** Checks what was read from the parameters. */
	schema: ZodTypeAny;
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

/** The collections in which n8n's users look for what may be left out: their names and words. */
const collections = {
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
} as const;

type CollectionName = keyof typeof collections;
const collectionNames = Object.keys(collections) as CollectionName[];

/** The input that follows from the fields. */
type InputOf<
	Own extends Fields,
	More extends Fields,
	Changed extends Fields,
	Switches extends Fields,
	Last extends Fields,
> = ValuesOf<Own> &
	SomeValuesOf<More> &
	SomeValuesOf<Changed> &
	SomeValuesOf<Switches> &
	ValuesOf<Last>;

/** What an operation file declares; the input's type follows from its fields. */
export interface OperationSpec<
	Own extends Fields,
	More extends Fields,
	Changed extends Fields,
	Switches extends Fields,
	Last extends Fields,
	Input = InputOf<Own, More, Changed, Switches, Last>,
> extends OperationFacts<Input> {
	/** What everybody fills in. */
	fields?: Own;
	/** What may be added to a creation. */
	additionalFields?: More;
	/** What an update may change. At least one is needed, unless `needsOneOf` says otherwise. */
	updateFields?: Changed;
	/** Switches of the vendor's API. */
	options?: Switches;
	/** What stands below the collections. */
	lastFields?: Last;
	/** Fields of which at least one must be given. Default: all of `updateFields`. */
	needsOneOf?: Array<keyof Changed & string>;
	/** Checks fields beside each other, when each by itself is right. */
	check?(input: Input, problem: TellProblem<Input>): void;
}

type AnySpec = OperationSpec<Fields, Fields, Fields, Fields, Fields, never>;

function propertiesOf(spec: AnySpec): INodeProperties[] {
	const properties = propertiesOfFields(spec.fields ?? {}, 'alone');
	for (const name of collectionNames) {
		const fields = spec[name];
		if (fields === undefined) continue;
		properties.push({
			...collections[name],
			name,
			type: 'collection',
			default: {},
			options: propertiesOfFields(fields, 'inCollection'),
		});
	}
	return [...properties, ...propertiesOfFields(spec.lastFields ?? {}, 'alone')];
}

function schemaOf(spec: AnySpec): ZodTypeAny {
	const { fields = {}, lastFields = {}, updateFields = {}, check } = spec;
	// In the order of the screen, because a person is told the first problem.
	const shape = checksOf(fields, 'alone');
	for (const name of collectionNames) {
		Object.assign(shape, checksOf(spec[name] ?? {}, 'inCollection'));
	}
	Object.assign(shape, checksOf(lastFields, 'alone'));
	const needed = spec.needsOneOf ?? Object.keys(updateFields);
	const object = z.object(shape);
	if (needed.length === 0 && check === undefined) return object;
	return object.superRefine((input, context) => {
		const problem = (field: string, message: string) =>
			context.addIssue({ code: 'custom', path: [field], message });
		if (needed.length > 0 && needed.every((name) => input[name] === undefined)) {
			const all = labelsOf(updateFields);
			const labels = inWords(needed.map((name) => all[name]!));
			problem('updateFields', `needs at least one of ${labels}`);
		}
		check?.(input as never, problem as TellProblem<never>);
	});
}

/** Declares an operation: its properties, its check and its input's type follow from its fields. */
export function defineOperation<
	Own extends Fields = Record<never, never>,
	More extends Fields = Record<never, never>,
	Changed extends Fields = Record<never, never>,
	Switches extends Fields = Record<never, never>,
	Last extends Fields = Record<never, never>,
>(spec: OperationSpec<Own, More, Changed, Switches, Last>): Operation {
	const {
		fields,
		additionalFields,
		updateFields,
		options,
		lastFields,
		needsOneOf,
		check,
		...facts
	} = spec;
	const all = { ...fields, ...additionalFields, ...updateFields, ...options, ...lastFields };
	const every = everyField(all);
	return {
		...(facts as OperationFacts<unknown>),
		properties: propertiesOf(spec as unknown as AnySpec),
		schema: schemaOf(spec as unknown as AnySpec),
		secrets: every.filter(([, { secret }]) => secret).map(([name]) => name),
		lists: every.flatMap(([, { offers }]) => offers ?? []),
	};
}
