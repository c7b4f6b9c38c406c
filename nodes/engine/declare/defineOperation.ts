import type { INodeProperties } from 'n8n-workflow';
import { z, type ZodTypeAny } from 'zod';

import {
	checksOf,
	everyField,
	labelsOf,
	propertiesOfFields,
	type Fields,
	type SomeValuesOf,
	type ValuesOf,
} from './field';
import type { Operation, OperationFacts } from './operation';
import { inWords } from './words';

/** Tells of a field or a collection, by its name, what is wrong with it beside the others. */
export type TellProblem<Input> = (
	field: (keyof Input & string) | CollectionName,
	message: string,
) => void;

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
		schema: () => schemaOf(spec as unknown as AnySpec),
		leftOutMeans: Object.fromEntries(
			every.flatMap(([name, { leftOutMeans }]) => (leftOutMeans ? [[name, leftOutMeans]] : [])),
		),
		secrets: every.filter(([, { secret }]) => secret).map(([name]) => name),
		lists: every.flatMap(([, { offers }]) => offers ?? []),
	};
}
