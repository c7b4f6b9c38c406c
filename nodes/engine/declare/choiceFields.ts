import type { INodePropertyOptions } from 'n8n-workflow';

import * as checks from './checks';
import { fieldOf, type Check, type Field, type Words } from './field';

/** What can be chosen: the value that is sent, and its name with or without an explanation. */
type Choices<Value extends string> = Record<Value, string | { name: string; description: string }>;

const optionsOf = (choices: Choices<string>): INodePropertyOptions[] =>
	Object.entries(choices).map(([value, entry]) =>
		typeof entry === 'string' ? { name: entry, value } : { value, ...entry },
	);

const oneOf = <Value extends string>(choices: Choices<Value>) =>
	checks.oneOf(...(Object.keys(choices) as [Value, ...Value[]]));

/** One of a few values. */
export const choice = <Value extends string>(
	label: string,
	choices: Choices<Value>,
	{ default: value, ...words }: Words & { default: NoInfer<Value> },
): Field<Value> =>
	fieldOf(
		label,
		words,
		{ type: 'options', options: optionsOf(choices), default: value },
		() => oneOf(choices) as unknown as Check<Value>,
	);

/** One of many values, with the sentence for what is none of them. */
export const choiceOfMany = (
	label: string,
	options: INodePropertyOptions[],
	{ check, ...words }: Words & { check: () => Check<string> },
): Field<string> => fieldOf(label, words, { type: 'options', options, default: '' }, check);

/** Any of a few values. */
export const choices = <Value extends string>(
	label: string,
	all: Choices<Value>,
	words: Words = {},
): Field<Value[]> =>
	fieldOf(
		label,
		words,
		{ type: 'multiOptions', options: optionsOf(all), default: [] },
		() => checks.list(oneOf(all)) as unknown as Check<Value[]>,
	);

/** A switch. A `check` of one's own makes of it what the vendor calls on and off. */
export const flag = <Value = boolean>(
	label: string,
	{ default: value, check, ...words }: Words & { default: boolean; check?: () => Check<Value> },
): Field<NoInfer<Value>> =>
	fieldOf(
		label,
		words,
		{ type: 'boolean', default: value },
		check ?? (checks.flag as unknown as () => Check<Value>),
	);

/** A whole number within bounds. */
export const wholeNumber = (
	label: string,
	{ minimum, default: value, ...words }: Words & { minimum: number; default: number },
): Field<number> =>
	fieldOf(
		label,
		words,
		{ type: 'number', typeOptions: { minValue: minimum }, default: value },
		() => checks.wholeNumber(minimum) as Check<number>,
	);
