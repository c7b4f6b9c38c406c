import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** What every answer about an account has. */
export const accountAnswer = z.object({ id: z.string() }).passthrough();

export const accountId: INodeProperties = {
	displayName: 'Account',
	name: 'accountId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The account, from the list of those that the API key is a member of or by its ID',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an account...',
			typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Jaim1Cu1Q55uooxSens6yk',
		},
	],
};
