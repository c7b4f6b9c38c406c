import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import * as checks from './checks';
import {
	checksOf,
	fieldOf,
	labelsOf,
	propertiesOfFields,
	type Check,
	type Field,
	type Fields,
	type ValuesOf,
} from './field';
import { capitalized, inWords } from './words';

const camelCase = (label: string) => label[0]!.toLowerCase() + label.slice(1).replace(/ /g, '');

const withArticle = (label: string) => `${/^[AEIO]/.test(label) ? 'an' : 'a'} ${label}`;

interface RowsWords {
	description: string;
	/** The whole list as people enter it. */
	example: string;
	/** What to know for entering it whole. */
	whole?: string;
	/** Takes an entry that is not one: a bare name, or the vendor's names of fields. */
	read?(entry: unknown): unknown;
	/** Set where an entry may have nothing that is unknown here. */
	strict?: boolean;
}

function entryCheck(entries: Fields, { read, strict }: RowsWords) {
	const labels = Object.values(labelsOf(entries)).map(withArticle);
	const object = z.object(checksOf(entries, 'alone'), {
		invalid_type_error: `must have ${inWords(labels)}`,
	});
	const entry = strict ? object.strict('has a field that is not known here') : object;
	return read ? z.preprocess(read, entry) : entry;
}

/** The picker of how to enter a list, and where each of its two ways is shown. */
function ways(name: string, label: string) {
	const specify = `specify${capitalized(name)}`;
	const picker: INodeProperties = {
		displayName: `Specify ${label}`,
		name: specify,
		type: 'options',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
		description: `How to enter the ${label.toLowerCase()}`,
	};
	const shownFor = (way: string) => ({
		required: true,
		displayOptions: { show: { [specify]: [way] } },
	});
	return { picker, shownFor };
}

/**
 * One or more entries, each with fields of its own. There are two ways to enter them, in fields or as a
 * whole list, because n8n doesn't keep an expression that stands for a group of fields.
 */
export function rows<Entries extends Fields>(
	label: string,
	one: string,
	entries: Entries,
	words: RowsWords,
): Field<Array<ValuesOf<Entries>>> {
	const { description, example, whole } = words;
	const list = `The whole list of ${label.toLowerCase()}`;
	const properties: Field['properties'] = (name, place) => {
		const inFields: INodeProperties = {
			displayName: label,
			name,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${one}`,
			default: {},
			options: [
				{
					displayName: one,
					name: camelCase(one),
					values: propertiesOfFields(entries, 'alone'),
				},
			],
			description,
		};
		const asJson: INodeProperties = {
			displayName: `${label} (JSON)`,
			name: `${name}Json`,
			type: 'json',
			default: '',
			placeholder: `e.g. ${example}`,
			description: place === 'alone' ? list + (whole ?? '') : `${list}, in place of ${label}`,
		};
		if (place === 'inCollection') return [inFields, asJson];
		const { picker, shownFor } = ways(name, label);
		return [picker, { ...inFields, ...shownFor('fields') }, { ...asJson, ...shownFor('json') }];
	};
	const check = () =>
		checks.list(entryCheck(entries, words)) as unknown as Check<ValuesOf<Entries>[]>;
	return { properties, check, entries };
}

/** Fields that are given together. */
export function group<Entries extends Fields>(
	label: string,
	one: string,
	entries: Entries,
	description: string,
): Field<ValuesOf<Entries>> {
	const field = fieldOf(
		label,
		{ description },
		{
			type: 'fixedCollection',
			default: {},
			options: [
				{
					displayName: one,
					name: camelCase(one),
					values: propertiesOfFields(entries, 'alone'),
				},
			],
		},
		() => z.object(checksOf(entries, 'alone')) as unknown as Check<ValuesOf<Entries>>,
	);
	return { ...field, entries };
}
