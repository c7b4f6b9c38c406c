import type { IDataObject } from 'n8n-workflow';

import { sandbox } from '../setup';
import { behavesAsDocumented, given, refusesBeforeSending, run, sha256, useOmnize } from './setup';

useOmnize();

const accountFields = {
	email: 'test@example.com',
	mainContact: 'Account Owner Namer',
	telefone: '(11) 9345-0987',
	url: 'testwebpage.com.br',
};
const accountBody = {
	email: 'test@example.com',
	main_contact: 'Account Owner Namer',
	telefone: '(11) 9345-0987',
	url: 'testwebpage.com.br',
};

behavesAsDocumented('account', [
	{
		operation: 'account: create',
		parameters: {
			licenseQuantity: 10,
			...accountFields,
			additionalFields: { password: 'correct horse' },
		},
		request: {
			method: 'POST',
			path: '/api/v1/accounts',
			body: { license_quantity: 10, password: sha256('correct horse'), account: accountBody },
		},
		output: [expect.objectContaining({ id: 4931, ...accountBody, ativo: 1 }) as IDataObject],
	},
	{
		operation: 'account: update',
		parameters: { accountId: '1', updateFields: { ...accountFields, ativo: true } },
		request: {
			method: 'PUT',
			path: '/api/v1/accounts/1',
			body: { account: { ...accountBody, ativo: 1 } },
		},
		output: [expect.objectContaining({ id: 1, ...accountBody }) as IDataObject],
	},
	{
		operation: 'account: activate',
		parameters: { accountId: '1' },
		request: { method: 'PUT', path: '/api/v1/accounts/1', body: { account: { ativo: 1 } } },
		output: [{ success: true, accountId: 1 }],
	},
	{
		operation: 'account: deactivate',
		parameters: { accountId: '1' },
		request: { method: 'PUT', path: '/api/v1/accounts/1', body: { account: { ativo: 0 } } },
		output: [{ success: true, accountId: 1 }],
	},
	{
		operation: 'account: updateLicenses',
		parameters: { accountId: '1', licenseQuantity: 5 },
		request: { method: 'PUT', path: '/api/v1/accounts/1', body: { license_quantity: 5 } },
		output: [{ success: true, accountId: 1, licenseQuantity: 5 }],
	},
	{
		operation: 'account: updateLicenseCode',
		parameters: { accountId: '1', licenseCode: 'PARTNER_X' },
		request: { method: 'PUT', path: '/api/v1/accounts/1', body: { license_code: 'PARTNER_X' } },
		output: [{ success: true, accountId: 1, licenseCode: 'PARTNER_X' }],
	},
	{
		operation: 'account: delete',
		parameters: { accountId: '1' },
		request: { method: 'DELETE', path: '/api/v1/accounts/1', body: {} },
		output: [{ deleted: true }],
	},
]);

refusesBeforeSending([
	[
		'Update Fields needs at least one of Active, Email, Main Contact, Phone and Website',
		'',
		'account: update',
		{ accountId: '1', updateFields: { email: given } },
	],
	[
		'Active must be true or false, and is “yes”',
		'yes',
		'account: update',
		{ accountId: '1', updateFields: { ativo: given } },
	],
	[
		'License Quantity must be at least 1, and is “0”',
		0,
		'account: updateLicenses',
		{ accountId: '1', licenseQuantity: given },
	],
	[
		'License Code is required, and has only spaces',
		' ',
		'account: updateLicenseCode',
		{ accountId: '1', licenseCode: given },
	],
]);

describe('answers', () => {
	it('about what is not there are told as they are', async () => {
		const { error } = await run('account: activate', { accountId: '77' });
		expect(error!.message).toBe('Omnize refused: Account not found');
	});
});

describe('an unclear outcome', () => {
	const account = { licenseQuantity: 1, ...accountFields };

	it('of creating an account is unknown, says how to check, and is never sent again', async () => {
		sandbox.faults.next(['resetAfter']);
		const { error } = await run('account: create', account);
		expect(error).toMatchObject({
			message: expect.stringMatching(
				/^Outcome unknown: Omnize may have carried this out/,
			) as unknown,
			description: expect.stringContaining(
				"Look in Omnize's partner portal for an account with the e-mail test@example.com",
			) as unknown,
		});
		expect(sandbox.requests.count()).toBe(1);
		expect(sandbox.counts().omnize.created.accounts).toBe(1);
	});

	it('of deleting is followed by a second try, which finds it gone: it is deleted', async () => {
		sandbox.faults.next(['resetAfter']);
		const { json: out, error } = await run('account: delete', { accountId: '1111' });
		expect(error).toBeUndefined();
		expect(out).toEqual([{ deleted: true }]);
		expect(sandbox.counts().omnize.deletedAccounts).toBe(1);
	});

	it('of a change is tried again', async () => {
		sandbox.faults.next(['resetAfter']);
		const { json: out } = await run('account: deactivate', { accountId: '1' });
		expect(out).toEqual([{ success: true, accountId: 1 }]);
		expect(sandbox.requests.count()).toBe(2);
	});
});

describe('many items', () => {
	it('end up in the error output where there is one', async () => {
		const { json: out, errorItems } = await run(
			'account: activate',
			{ accountId: '={{ $json.id }}' },
			{
				items: [{ id: 1 }, { id: 77 }, { id: 1111 }],
				settings: { onError: 'continueErrorOutput' },
			},
		);
		expect(out.map(({ accountId }) => accountId)).toEqual([1, 1111]);
		expect(errorItems).toMatchObject([
			{ json: { error: 'Omnize refused: Account not found [item 2]' }, pairedItem: { item: 1 } },
		]);
	});
});
