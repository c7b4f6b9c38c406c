import type { INodeProperties } from 'n8n-workflow';

/** The account whose agents and departments are listed: Omnize lists them only within one. */
const accountOfLists: INodeProperties = {
	displayName: 'Account ID',
	name: 'accountId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1111',
	description: 'The account to list from; not needed where everything is chosen by its ID',
};

/** The parameters with which something is chosen that belongs to an account. */
export function chosenWithin(what: {
	displayName: string;
	name: string;
	/** As in "the agent". */
	noun: string;
	searchListMethod: string;
	example: string;
}): INodeProperties[] {
	const { displayName, name, noun, searchListMethod, example } = what;
	const locator: INodeProperties = {
		displayName,
		name,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: `The ${noun}, from the list of those of the account or by its ID`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select the ${noun}...`,
				typeOptions: { searchListMethod, searchable: true },
			},
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
		],
	};
	return [accountOfLists, locator];
}
