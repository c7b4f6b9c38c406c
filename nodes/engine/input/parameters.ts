import {
	isObjectEmpty,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import type { Operation } from '../declare/operation';
import { inWords } from '../declare/words';
import { plainReferences, unresolved } from './plainExpression';
import { andIs, InvalidInput, type FieldProblem } from './validate';

/** One item's parameters as a plain object, and what is wrong with what could not be read. */
export interface ReadParameters {
	given: IDataObject;
	problems: FieldProblem[];
}

type ReadValue = (itemIndex: number) => unknown;

/** A property with this ending is the same list as the one without it, entered whole. */
const wholeList = /Json$/;

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

const isEmpty = (value: unknown) =>
	value === undefined ||
	value === null ||
	value === '' ||
	(typeof value === 'object' && !(value instanceof Date) && isObjectEmpty(value));

const withoutEmptyFields = (entry: unknown) =>
	typeof entry === 'object' && entry !== null
		? Object.fromEntries(Object.entries(entry).filter(([, field]) => !isEmpty(field)))
		: entry;

function entriesOf(value: unknown): unknown {
	if (Array.isArray(value) || typeof value !== 'object' || value === null) return value;
	const groups = Object.values(value);
	const entries = groups.length === 1 && Array.isArray(groups[0]) ? groups[0] : [value];
	return entries.map(withoutEmptyFields);
}

function groupsOf(property: INodeProperties, value: unknown): unknown {
	if (property.typeOptions?.multipleValues) return entriesOf(value);
	const [group] = Object.values(value as object) as unknown[];
	return withoutEmptyFields(group);
}

const isResourceLocator = (value: unknown): value is { value: unknown } =>
	typeof value === 'object' && value !== null && '__rl' in value && 'value' in value;

function add(input: IDataObject, property: INodeProperties, given: unknown): void {
	const value = isResourceLocator(given) ? given.value : given;
	if (isEmpty(value)) return;
	if (property.type === 'collection') {
		for (const option of (property.options ?? []) as INodeProperties[]) {
			add(input, option, (value as IDataObject)[option.name]);
		}
		return;
	}
	const name = property.name.replace(wholeList, '');
	input[name] = (
		property.type === 'fixedCollection' ? groupsOf(property, value) : value
	) as IDataObject;
}

/**
 * Prepares the reading of one parameter. Without an expression it is the same for every item and read
 * once: n8n prepares the whole item's data for each reading, which is most of what it costs.
 */
function valueReader(context: IExecuteFunctions, name: string, fallback: unknown): ReadValue {
	const stored = context.getNode().parameters[name];
	const read = (itemIndex: number): unknown =>
		context.getNodeParameter(name, itemIndex, fallback, { skipValidation: true } as object);
	if (!hasExpression(stored)) {
		const value = read(0);
		return () => value;
	}
	const resolve = plainReferences(stored);
	if (resolve === undefined) return read;
	const items = context.getInputData();
	return (itemIndex) => {
		const resolved = resolve(items[itemIndex]!.json);
		return resolved === unresolved ? read(itemIndex) : resolved;
	};
}

/**
 * Prepares the reading of an operation's parameters. Collections are laid flat, repeated groups become
 * lists and a single group an object, what is empty is left out. A problem is a field that must not vanish by
 * an expression and does.
 */
export function inputReader(
	context: IExecuteFunctions,
	{ properties, leftOutMeans }: Pick<Operation, 'properties' | 'leftOutMeans'>,
): (itemIndex: number) => ReadParameters {
	const stored = context.getNode().parameters;
	const fixed: IDataObject = {};
	const varying: Array<[INodeProperties, ReadValue]> = [];
	for (const property of properties) {
		if (property.type === 'notice' || property.type === 'hidden') continue;
		const readValue = valueReader(context, property.name, property.default);
		if (hasExpression(stored[property.name])) varying.push([property, readValue]);
		else add(fixed, property, readValue(0));
	}

	return (itemIndex) => {
		const given = { ...fixed };
		const problems: FieldProblem[] = [];
		for (const [property, readValue] of varying) {
			const { name } = property;
			add(given, property, readValue(itemIndex));
			const meaning = leftOutMeans[name];
			if (meaning === undefined || name in given) continue;
			const words = `is an expression that gives nothing here. To mean ${meaning}, leave the field itself empty`;
			problems.push({ path: [name], words });
		}
		return { given, problems };
	};
}

/**
 * Prepares the reading of a switch: of each item by itself, where it is an expression.
 *
 * @throws InvalidInput by the returned function, where an expression gives neither true nor false
 */
export function switchReader(
	context: IExecuteFunctions,
	name: string,
	label: string,
): (itemIndex: number) => boolean {
	const read = valueReader(context, name, false);
	return (itemIndex) => {
		const value = read(itemIndex);
		if (typeof value === 'boolean') return value;
		throw new InvalidInput(`${label} must be true or false${andIs(value)}`);
	};
}

/**
 * Prepares the reading of a choice: of each item by itself, where it is an expression.
 *
 * @throws InvalidInput by the returned function, where an expression gives none of them
 */
export function choiceReader<Value extends string>(
	context: IExecuteFunctions,
	name: string,
	label: string,
	[first, ...others]: [Value, ...Value[]],
): (itemIndex: number) => Value {
	const read = valueReader(context, name, first);
	return (itemIndex) => {
		const value = read(itemIndex);
		const chosen = [first, ...others].find((one) => one === value);
		if (chosen !== undefined) return chosen;
		throw new InvalidInput(`${label} must be ${inWords([first, ...others], 'or')}${andIs(value)}`);
	};
}

/**
 * Prepares the reading of Return All and Limit: the most records that a list gives for an item.
 *
 * @throws InvalidInput by the returned function, where an expression gives no number of records
 */
export function limitReader(context: IExecuteFunctions): (itemIndex: number) => number {
	const returnAll = valueReader(context, 'returnAll', false);
	const readLimit = valueReader(context, 'limit', 50);
	return (itemIndex) => {
		if (returnAll(itemIndex)) return Infinity;
		const entered = readLimit(itemIndex);
		const limit = Number(entered);
		if (Number.isInteger(limit) && limit >= 1) return limit;
		throw new InvalidInput(`Limit must be a whole number of at least 1${andIs(entered)}`);
	};
}
