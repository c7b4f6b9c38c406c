import type { INodeProperties } from 'n8n-workflow';
import { z, type ZodType, type ZodTypeDef } from 'zod';

import type { ListSource } from './listSource';

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
	/** Checks what was read; left out for what only the screen needs. */
	check?: Check<Value>;
	/** Set where nothing may be given. */
	optional?: boolean;
	/** Set for what must never be seen in an error, for example a password. */
	secret?: boolean;
	/** The fields of each of its entries, where it has some. */
	entries?: Fields;
	/** The lists on the screen that it offers. */
	sources?: ListSource[];
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
		checks[name] = optional === true || place === 'inCollection' ? check.optional() : check;
	}
	return checks;
}

/** The properties of fields, in their order. */
export const propertiesOfFields = (fields: Fields, place: Place): INodeProperties[] =>
	Object.entries(fields).flatMap(([name, field]) => field.properties(name, place));

/** Everything that fields name at any depth: themselves and the fields of their entries. */
export function everyField(fields: Fields): Array<[string, Field]> {
	return Object.entries(fields).flatMap(([name, field]): Array<[string, Field]> => [
		[name, field],
		...everyField(field.entries ?? {}),
	]);
}

/** The same field, for which nothing need be given. */
export function optional<Value>(field: Field<Value>): Field<Value | undefined> {
	return {
		...field,
		check: field.check as Check<Value | undefined> | undefined,
		optional: true,
		properties: (name, place) =>
			field.properties(name, place).map(({ required: _, ...property }) => property),
	};
}

/** The same field, with a value that is taken where nothing is given. */
export const withDefault = <Value>(
	field: Field<Value>,
	value: Exclude<Value, undefined>,
): Field<Value> => ({
	...optional(field),
	optional: false,
	check: z.unknown().transform((given) => given ?? value).pipe(field.check!) as Check<Value>,
});
