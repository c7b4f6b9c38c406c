import type { INodeProperties } from 'n8n-workflow';

/**
 * A parameter for something that belongs to an account. Its ID comes first: the list has to be told the
 * account (see `lists.ts`).
 */
export function locator(what: {
	displayName: string;
	name: string;
	/** As in "the agent". */
	noun: string;
	searchListMethod: string;
	example: string;
}): INodeProperties {
	const { displayName, name, noun, searchListMethod, example } = what;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'id', value: '' },
		description: `The ${noun}, by its ID or from the list. To fill the list, search for the ID of the account; a part of the name may follow it, as in "1111 maria".`,
		modes: [
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${example}`,
				validation: [
					{
						type: 'regex',
						properties: { regex: '\\s*[0-9]+\\s*', errorMessage: 'An ID is a whole number' },
					},
				],
			},
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Search for an account ID...',
				typeOptions: { searchListMethod, searchable: true, searchFilterRequired: true },
			},
		],
	};
}
