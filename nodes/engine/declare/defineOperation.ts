import type { INodeProperties } from 'n8n-workflow';
import { z, type RefinementCtx, type ZodIssue, type ZodTypeAny } from 'zod';

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

/** Thrown where a check of several fields reads one that is wrong by itself. */
class NotRight extends Error {}

/** The fields that are right by themselves; reading another one throws. */
function rightOnes(shape: Record<string, ZodTypeAny>, given: Record<string, unknown>): object {
	const input = {};
	for (const [name, check] of Object.entries(shape)) {
		const checked = check.safeParse(given[name]);
		const get = () => {
			if (!checked.success) throw new NotRight();
			return checked.data as unknown;
		};
		Object.defineProperty(input, name, { enumerable: true, get });
	}
	return input;
}

/** Whether an issue is about a field beside others, and not about its own value. */
export const isAboutSeveral = (issue: ZodIssue): boolean =>
	'params' in issue && issue.params?.beside === true;

/** Checks fields beside each other, as far as those are right that it asks for. */
function checkBeside(
	{ check, updateFields = {}, needsOneOf = Object.keys(updateFields) }: AnySpec,
	shape: Record<string, ZodTypeAny>,
	given: Record<string, unknown>,
	context: RefinementCtx,
): void {
	const problem = (field: string, message: string) =>
		context.addIssue({ code: 'custom', path: [field], message, params: { beside: true } });
	if (needsOneOf.length > 0 && needsOneOf.every((name) => given[name] === undefined)) {
		const all = labelsOf(updateFields);
		problem(
			'updateFields',
			`needs at least one of ${inWords(needsOneOf.map((name) => all[name]!))}`,
		);
	}
	let thrown: unknown;
	try {
		check?.(rightOnes(shape, given) as never, problem as TellProblem<never>);
	} catch (error) {
		thrown = error;
	}
	if (thrown !== undefined && !(thrown instanceof NotRight)) throw thrown;
}

function schemaOf(spec: AnySpec): ZodTypeAny {
	const { fields = {}, lastFields = {}, updateFields = {}, check } = spec;
	// In the order of the screen, in which a person is told what is wrong.
	const shape = checksOf(fields, 'alone');
	for (const name of collectionNames) {
		Object.assign(shape, checksOf(spec[name] ?? {}, 'inCollection'));
	}
	Object.assign(shape, checksOf(lastFields, 'alone'));
	const object = z.object(shape);
	if (check === undefined && (spec.needsOneOf ?? Object.keys(updateFields)).length === 0)
		return object;
	// Not a refinement of the object: one is only asked where every field is right.
	return z.preprocess((given, context) => {
		checkBeside(spec, shape, given as Record<string, unknown>, context);
		return given;
	}, object);
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
