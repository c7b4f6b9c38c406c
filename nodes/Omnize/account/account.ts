import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { path } from '../../engine/send/request';
import type { RequestSpec } from '../../engine/declare/types';

/** What an account says of itself, in creating and in updating. */
export const accountProperties: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'The e-mail address of the account',
	},
	{
		displayName: 'Main Contact',
		name: 'mainContact',
		type: 'string',
		default: '',
		placeholder: 'e.g. Maria Silva',
		description: 'The name of the person who owns the account',
	},
	{
		displayName: 'Phone',
		name: 'telefone',
		type: 'string',
		default: '',
		placeholder: 'e.g. (11) 9345-0987',
		description: 'The phone number of the account',
	},
	{
		displayName: 'Website',
		name: 'url',
		type: 'string',
		default: '',
		placeholder: 'e.g. testwebpage.com.br',
		description: 'The website of the account, on which the widget will be',
	},
];

export const licenseQuantityProperty: INodeProperties = {
	displayName: 'License Quantity',
	name: 'licenseQuantity',
	type: 'number',
	typeOptions: { minValue: 1 },
	required: true,
	default: 1,
	description: 'How many licenses the account has in all. Licenses cost money.',
};

/** All changes to an account are the same request with another body (omnize.md). */
export const changeAccount = (accountId: number, body: IDataObject): RequestSpec => ({
	method: 'PUT',
	path: path`/api/v1/accounts/${String(accountId)}`,
	body,
});

/** What Simplify keeps of an account, of the 33 fields that omnize.md shows. */
export const simplifiedAccount = [
	'success',
	'accountId',
	'id',
	'main_contact',
	'email',
	'telefone',
	'url',
	'ativo',
	'domain_id',
	'partner_id',
	'date_creation',
	'change_date',
];
