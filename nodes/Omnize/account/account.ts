import type { IDataObject } from 'n8n-workflow';

import { email, notice, text, wholeNumber } from '../../engine/declare';
import { given, isActive } from '../inWords';

/** What an account says of itself, in creating and in updating. */
export const accountFields = {
	email: email('Email', { description: 'The e-mail address of the account' }),
	mainContact: text('Main Contact', {
		example: 'Maria Silva',
		description: 'The name of the person who owns the account',
	}),
	telefone: text('Phone', {
		example: '(11) 9345-0987',
		description: 'The phone number of the account',
	}),
	url: text('Website', {
		example: 'testwebpage.com.br',
		description: 'The website of the account, on which the widget will be',
	}),
};

/** How many licenses an account has. */
export const licenseQuantity = wholeNumber('License Quantity', {
	minimum: 1,
	default: 1,
	description: 'How many licenses the account has in all. Licenses cost money.',
});

/** A number of licenses in words. */
export const licensesInWords = (quantity: number): string =>
	quantity === 1 ? '1 license' : `${quantity} licenses`;

/** Stands above what changes the price of an account. */
export const chargesNotice = notice('This changes what Omnize charges you from now on');

/** What may be said of an account. */
export interface AccountInput {
	email?: string;
	mainContact?: string;
	telefone?: string;
	url?: string;
	ativo?: 0 | 1;
}

/** An account as Omnize takes it. */
export const accountOf = ({ email, mainContact, telefone, url, ativo }: AccountInput) => ({
	email,
	main_contact: mainContact,
	telefone,
	url,
	ativo,
});

/** What an account's answer is put out with beside Omnize's own fields. */
export const accountInWords = {
	identifiers: { accountId: 'id' },
	// Written it is called `telefone`, listed `phone` (omnize.md#traps).
	readable: (account: IDataObject): IDataObject =>
		given({
			mainContact: account.main_contact,
			phone: account.telefone ?? account.phone,
			active: isActive(account),
		}),
};

/** What Simplify keeps of an account, of the 33 fields that omnize.md shows, and of the 13 that a list has. */
export const simplifiedAccount = [
	'success',
	'accountId',
	'id',
	'name',
	'main_contact',
	'email',
	'telefone',
	'phone',
	'url',
	'ativo',
	'active',
	'domain_id',
	'partner_id',
	'date_creation',
	'change_date',
	'deleted_at',
];
