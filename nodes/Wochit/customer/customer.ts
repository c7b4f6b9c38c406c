import type { INodeProperties } from 'n8n-workflow';

import type { RequestSpec } from '../../engine/declare/types';

export const partnerId: INodeProperties = {
	displayName: 'Partner ID',
	name: 'partnerId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. customer-1042',
	description: 'Your own unique identifier of the customer',
};

export const templateCategoryIds: INodeProperties = {
	displayName: 'Template Category Names or IDs',
	name: 'templateCategoryIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getTemplateCategories' },
	default: [],
	description:
		'Limits the templates that the customer can choose from. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** An update of what is named in `fieldsUpdates`, and of nothing else (wochit.md, "Update Existing Customer"). */
export const customerUpdate = (
	customer: string,
	fieldsUpdates: Record<string, string[] | { provider: number | null } | null>,
): RequestSpec => ({
	method: 'PATCH',
	path: '/api/v1/customers',
	body: { organization: { partnerId: customer }, fieldsUpdates },
});
