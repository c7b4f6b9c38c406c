import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { z, type ZodType, type ZodTypeDef } from 'zod';

import type { OfferedList } from './listSource';
import { shownWhere } from './shownWhere';

/** Where on the screen a field stands: by itself, or in a collection of fields that one may add. */
export type Place = 'alone' | 'inCollection';

/** The check behind a field: takes whatever a parameter holds. */
export type Check<Value> = ZodType<Value, ZodTypeDef, unknown>;

/**
 * A field, said once: its n8n properties, its check and its type follow from it. `Value` is what the
 * request gets; `undefined` alone for what only the screen needs.
 */
export interface Field<Value = unknown> {
	/** The properties that n8n shows for it under the name by which it is declared. */
	properties(name: string, place: Place): INodeProperties[];
	/**
	 * Makes the check of what was read; left out for what only the screen needs. Made when it is first
	 * needed: making all of them would take n8n half as long again to load the nodes.
	 */
	check?(): Check<Value>;
	/** Set where nothing may be given. */
	optional?: boolean;
	/**
	 * Set where leaving it out means something else altogether: what, as the end of a sentence. An expression
	 * that gives nothing is then a mistake.
	 */
	leftOutMeans?: string;
	/** Set for what must never be seen in an error, for example a password. */
	secret?: boolean;
	/** The fields of each of its entries, where it has some. */
	entries?: Fields;
	/** The list on the screen that it offers. */
	offers?: OfferedList;
}

/** Fields by the names of their parameters, in the order of the screen. */
export type Fields = Record<string, Field>;

type ValueOf<One> = One extends Field<infer Value> ? Value : never;

/** What the request gets of fields. */
export type ValuesOf<Some extends Fields> = { [Name in keyof Some]: ValueOf<Some[Name]> };

/** What the request gets of fields in a collection: only those that somebody added. */
export type SomeValuesOf<Some extends Fields> = {
	[Name in keyof Some]?: ValueOf<Some[Name]> | undefined;
};

/** Checks by the names of the fields; in a collection none has to be there. */
export function checksOf(fields: Fields, place: Place): Record<string, Check<unknown>> {
	const checks: Record<string, Check<unknown>> = {};
	for (const [name, { check, optional }] of Object.entries(fields)) {
		if (check === undefined) continue;
		const made = check();
		checks[name] = optional === true || place === 'inCollection' ? made.optional() : made;
	}
	return checks;
}

/** The properties of fields, in their order. */
export const propertiesOfFields = (fields: Fields, place: Place): INodeProperties[] =>
	Object.entries(fields).flatMap(([name, field]) => field.properties(name, place));

/** The labels of the fields that are on the screen, by their names. */
export const labelsOf = (fields: Fields): Record<string, string> =>
	Object.fromEntries(
		propertiesOfFields(fields, 'inCollection')
			.filter(({ name }) => name in fields)
			.map(({ name, displayName }) => [name, displayName]),
	);

/** Everything that fields name at any depth: themselves and the fields of their entries. */
export function everyField(fields: Fields): Array<[string, Field]> {
	return Object.entries(fields).flatMap(([name, field]): Array<[string, Field]> => [
		[name, field],
		...everyField(field.entries ?? {}),
	]);
}

/** The words around a field on the screen. */
export interface Words {
	/** What it is, in a sentence without a full stop. */
	description?: string;
	/** A value as people enter it, shown while there is none. */
	example?: string;
}

/** What n8n shows for a field, but for its name and whether it must be filled in. */
type Shown = Omit<
	INodeProperties,
	'name' | 'displayName' | 'required' | 'description' | 'placeholder'
>;

/** A field of one property and its check. */
export const fieldOf = <Value>(
	displayName: string,
	{ description, example }: Words,
	shown: Shown,
	check: () => Check<Value>,
): Field<Value> => ({
	check,
	properties: (name, place) => [
		{
			displayName,
			name,
			...shown,
			...(place === 'alone' && { required: true }),
			...(example !== undefined && { placeholder: `e.g. ${example}` }),
			...(description !== undefined && { description }),
		},
	],
});

/** The same field, for which nothing need be given. */
export function optional<Value>(field: Field<Value>): Field<Value | undefined> {
	return {
		...field,
		check: field.check as Field<Value | undefined>['check'],
		optional: true,
		properties: (name, place) =>
			field.properties(name, place).map(({ required: _, ...property }) => property),
	};
}

/**
 * The same field, shown, and required as long as it is shown, only where other fields have one of these values.
 * Elsewhere nothing is given: the operation's `check` says where it is missing.
 */
export const onlyWhere = <Value>(
	show: NonNullable<IDisplayOptions['show']>,
	field: Field<Value>,
): Field<Value | undefined> => ({
	...field,
	check: field.check as Field<Value | undefined>['check'],
	optional: true,
	properties: (name, place) => shownWhere(show, field.properties(name, place)),
});

const isBlank = (given: unknown) =>
	given === undefined || (typeof given === 'string' && given.trim() === '');

/** The same field, with a value that is taken where nothing is given. */
export const withDefault = <Value>(
	field: Field<Value>,
	value: Exclude<Value, undefined> | (() => Exclude<Value, undefined>),
): Field<Value> => ({
	...optional(field),
	optional: false,
	check: () =>
		z
			.unknown()
			.transform((given) =>
				isBlank(given) ? (typeof value === 'function' ? (value as () => Value)() : value) : given,
			)
			.pipe(field.check!()) as Check<Value>,
});

/** The same field for the screen alone: what is chosen with it is not part of the request. */
export const onScreenOnly = (field: Field): Field<undefined> => ({
	...field,
	check: undefined,
	properties: optional(field).properties,
});
