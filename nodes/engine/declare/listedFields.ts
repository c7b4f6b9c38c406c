import type { INodePropertyMode } from 'n8n-workflow';

import * as checks from './checks';
import { fieldOf, type Check, type Field, type Words } from './field';
import type { ListSource } from './listSource';

interface Locating<Value> extends Words {
	/** The list that it is chosen from. */
	from: ListSource;
	/** What else says which one it is. Default: `ID`. */
	by?: 'ID' | 'Name';
	/** What is selected, with its article: `an account`. */
	select: string;
	/** Set where the list can't be expected to have it. */
	listLast?: boolean;
	/** Checks what was chosen. Default: an identifier that becomes part of an address. */
	check?: () => Check<Value>;
	/** Set where everything that is entered must be digits. */
	digits?: boolean;
}

const onlyDigits: INodePropertyMode['validation'] = [
	{
		type: 'regex',
		properties: { regex: '\\s*[0-9]+\\s*', errorMessage: 'An ID is a whole number' },
	},
];

/** The two ways to choose a thing: from the list, and by what identifies it. */
const waysToChoose = ({
	from,
	by = 'ID',
	select,
	digits,
	example,
}: Locating<unknown>): { modes: INodePropertyMode[] } => ({
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: `Select ${select}...`,
			typeOptions: { searchListMethod: from.method, searchable: true },
		},
		{
			displayName: `By ${by}`,
			name: by.toLowerCase(),
			type: 'string',
			placeholder: `e.g. ${example}`,
			...(digits && { validation: onlyDigits }),
		},
	],
});

/** One thing at the vendor, chosen from a list or by what identifies it: a resource locator. */
export function locator<Value = string>(
	label: string,
	how: Locating<Value>,
): Field<NoInfer<Value>> {
	const { from, listLast, check, description } = how;
	const { modes } = waysToChoose(how);
	if (listLast) modes.reverse();
	const field = fieldOf(
		label,
		{ description },
		{ type: 'resourceLocator', default: { mode: modes[0]!.name, value: '' }, modes },
		check ?? (checks.identifier as unknown as () => Check<Value>),
	);
	return { ...field, offers: { by: 'listSearch', source: from } };
}

/** Any of the things in a list at the vendor. */
export function choicesFrom<Value = string>(
	label: string,
	from: ListSource,
	{
		description,
		dependsOn,
		check,
	}: {
		description?: string;
		/** Parameters whose change makes n8n read the list again. */
		dependsOn?: string[];
		/** Checks one of them. Default: text. */
		check?: () => Check<Value>;
	} = {},
): Field<NoInfer<Value>[]> {
	const how =
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';
	const field = fieldOf(
		label,
		{ description: description === undefined ? how : `${description}. ${how}.` },
		{
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: from.method,
				...(dependsOn && { loadOptionsDependsOn: dependsOn }),
			},
			default: [],
		},
		() => checks.list((check ?? checks.requiredText)()) as unknown as Check<Value[]>,
	);
	return { ...field, offers: { by: 'loadOptions', source: from } };
}
