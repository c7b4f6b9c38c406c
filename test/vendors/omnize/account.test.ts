import type { IDataObject } from 'n8n-workflow';

import { omnize } from '../../../nodes/Omnize/omnize';
import { omnizeHost } from '../../../nodes/Omnize/omnizeHost';
import { loadOptions, searchList } from '../../harness/n8n';
import { json } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	behavesAsDocumented,
	byId,
	given,
	nodeOf,
	refusesBeforeSending,
	run,
	sha256,
	useOmnize,
} from './setup';

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

const hosts = [
	['the host of before', nodeOf(omnizeHost), '/api/v1'],
	['the host of today', nodeOf(omnize), '/partner/api'],
] as const;

describe.each(hosts)('accounts at %s', (_name, tested, prefix) => {
	const isToday = tested.vendor === omnize;
	behavesAsDocumented(
		'account',
		[
			{
				operation: 'account: create',
				parameters: {
					licenseQuantity: 10,
					...accountFields,
					additionalFields: { password: 'correct horse' },
				},
				request: {
					method: 'POST',
					path: `${prefix}/accounts`,
					body: { license_quantity: 10, password: sha256('correct horse'), account: accountBody },
				},
				output: [expect.objectContaining({ id: 4931, ...accountBody, ativo: 1 }) as IDataObject],
			},
			{
				operation: 'account: update',
				parameters: { accountId: '1', updateFields: { ...accountFields, ativo: true } },
				request: {
					method: 'PUT',
					path: `${prefix}/accounts/1`,
					body: { account: { ...accountBody, ativo: 1 } },
				},
				output: [
					isToday
						? { success: true, accountId: 1, ...accountBody, ativo: 1 }
						: (expect.objectContaining({ id: 1, ...accountBody }) as IDataObject),
				],
			},
			{
				operation: 'account: activate',
				parameters: { accountId: '1' },
				request: { method: 'PUT', path: `${prefix}/accounts/1`, body: { account: { ativo: 1 } } },
				output: [{ success: true, accountId: 1 }],
			},
			{
				operation: 'account: deactivate',
				parameters: { accountId: '1' },
				request: { method: 'PUT', path: `${prefix}/accounts/1`, body: { account: { ativo: 0 } } },
				output: [{ success: true, accountId: 1 }],
			},
			{
				operation: 'account: updateLicenses',
				parameters: { accountId: '1', licenseQuantity: 5 },
				request: { method: 'PUT', path: `${prefix}/accounts/1`, body: { license_quantity: 5 } },
				output: [{ success: true, accountId: 1, licenseQuantity: 5 }],
			},
			{
				operation: 'account: updateLicenseCode',
				parameters: { accountId: '1', licenseCode: 'PARTNER_X' },
				request: {
					method: 'PUT',
					path: `${prefix}/accounts/1`,
					body: { license_code: 'PARTNER_X' },
				},
				output: [{ success: true, accountId: 1, licenseCode: 'PARTNER_X' }],
			},
			{
				operation: 'account: delete',
				parameters: { accountId: '1' },
				request: { method: 'DELETE', path: `${prefix}/accounts/1`, body: {} },
				output: [{ deleted: true }],
			},
			{
				operation: 'account: getAll',
				parameters: { returnAll: true, options: { search: 'owner1111' } },
				request: {
					method: 'GET',
					path: `${prefix}/accounts`,
					query: { search: 'owner1111' },
				},
				output: [
					{
						accountId: 1111,
						id: 1111,
						name: null,
						email: 'owner1111@example.org',
						main_contact: 'Demo Owner',
						url: 'www.example.org',
						user_last_access: null,
						date_creation: expect.stringMatching(/T.*Z$/) as string,
						change_date: expect.stringMatching(/T.*Z$/) as string,
						webhook_url: null,
						deleted_at: null,
						phone: '(11) 98877-6655',
						ativo: 1,
						active: true,
					},
				],
			},
		],
		tested,
	);
});

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

const account = { licenseQuantity: 1, ...accountFields };
const accountsAt = (email: string) =>
	sandbox.state.omnize.accounts.filter((one) => one.email === email);

describe.each(hosts)('an account that may be there already, at %s', (_name, tested) => {
	it.each(['resetBefore', 'resetAfter', 'html', 'empty', 'status500After'] as const)(
		'is looked for where its creation got no clear answer, and made once (%s)',
		async (fault) => {
			sandbox.faults.next([fault], { methods: ['POST'] });
			const { json: out } = await tested.run('account: create', account);
			expect(out).toMatchObject([{ id: 4931, created: true }]);
			expect(sandbox.counts().omnize.created.accounts).toBe(1);
		},
	);

	it('is not made a second time, whatever the case of its e-mail', async () => {
		await tested.run('account: create', account);
		const again = { ...account, email: 'TEST@example.com' };
		const { error } = await tested.run('account: create', again);
		expect(error!.message).toBe('Account of test@example.com is there already');
		const { json: out } = await tested.run('account: create', {
			...again,
			ifExists: 'useExisting',
		});
		expect(out).toMatchObject([{ accountId: 4931, created: false }]);
		expect(sandbox.counts().omnize.created.accounts).toBe(1);
	});

	it('is found by an e-mail with characters that an address writes otherwise', async () => {
		const plus = { ...account, email: "o'neil+test&co@example.com", ifExists: 'useExisting' };
		for (const created of [true, false]) {
			const { json: out } = await tested.run('account: create', plus);
			expect(out).toMatchObject([{ accountId: 4931, created }]);
		}
	});

	it('is another one where the e-mail only has its own in it', async () => {
		await tested.run('account: create', { ...account, email: 'x.test@example.com.br' });
		const { json: out } = await tested.run('account: create', account);
		expect(out).toMatchObject([{ accountId: 4932, created: true }]);
	});

	it('is brought to the values of the item, its licenses too', async () => {
		await tested.run('account: create', account);
		const { json: out } = await tested.run('account: upsert', {
			...account,
			licenseQuantity: 7,
			telefone: '(11) 1',
			mainContact: 'New Owner',
		});
		expect(out).toMatchObject([
			{ accountId: 4931, mainContact: 'New Owner', phone: '(11) 1', created: false },
		]);
		expect(accountsAt(account.email)).toMatchObject([
			{ main_contact: 'New Owner', telefone: '(11) 1', licenseQuantity: 7 },
		]);
	});

	it('is none of several, as nothing says which of them is meant', async () => {
		await tested.run('account: create', account);
		await tested.run('account: update', {
			accountId: byId('1111'),
			updateFields: { email: account.email },
		});
		const { error } = await tested.run('account: create', { ...account, ifExists: 'useExisting' });
		expect(error!.message).toBe(
			'There is more than one account of test@example.com, and nothing says which of them is meant',
		);
		expect(sandbox.counts().omnize.created.accounts).toBe(1);
	});

	it('does not count where it was deleted', async () => {
		const listed = { id: 5, email: account.email, deleted_at: '2018-07-30T13:46:16.652Z' };
		const { json: out } = await tested.runAgainst(
			({ method }, response) =>
				json(response, 200, {
					status: 200,
					success: true,
					data: method === 'GET' ? [listed] : { id: 6, email: account.email },
				}),
			'account: create',
			{ ...account, ifExists: 'useExisting' },
		);
		expect(out).toMatchObject([{ id: 6, created: true }]);
	});

	it('stays unknown where two appeared, with where to look', async () => {
		let made = 0;
		const one = { id: 5, email: account.email };
		const { error, received } = await tested.runAgainst(
			({ method }, response) => {
				if (method === 'POST') {
					made++;
					response.destroy();
				} else {
					const data = made > 0 ? [one, { ...one, id: 6 }] : [];
					json(response, 200, { status: 200, success: true, data });
				}
			},
			'account: create',
			account,
		);
		expect(error).toMatchObject({
			message: expect.stringMatching(/^Outcome unknown/) as unknown,
			description: expect.stringContaining(
				'Look with Account: Get Many, and test@example.com in its Search',
			) as unknown,
		});
		expect(received.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});
});

describe.each(hosts)('many accounts at %s', (_name, tested) => {
	const emails = Array.from({ length: 45 }, (_, index) => `owner${index}@partner.example`);
	const createAll = async () =>
		await tested.run(
			'account: create',
			{ ...account, email: '={{ $json.email }}' },
			{ items: emails.map((email) => ({ email })) },
		);

	it.each(['known', 'ignored'] as const)('are all read, pages being %s', async (pages) => {
		sandbox.configure({ omnize: { pages } });
		await createAll();
		const { json: all } = await tested.run('account: getAll', { returnAll: true });
		expect(all).toHaveLength(47);
		expect(new Set(all.map(({ id }) => id)).size).toBe(47);
		const few = await tested.run('account: getAll', { returnAll: false, limit: 3 });
		expect(few.json).toHaveLength(3);
		const { results } = await searchList(
			tested.screen('agent: getAll', { accountId: { __rl: true, mode: 'list', value: '' } }),
			'searchAccounts',
		);
		expect(results).toHaveLength(47);
		expect(results.map(({ name }) => name)).toContain(
			'Account Owner Namer (owner0@partner.example)',
		);
	});

	it('are chosen from a list wherever one is asked for', async () => {
		const agents = tested.screen('department: addAgents', {
			accountId: { __rl: true, mode: 'list', value: '1' },
			departmentId: byId('1'),
		});
		expect(await loadOptions(agents, 'getAccountAgents')).toHaveLength(2);
	});
});

describe('an unclear outcome', () => {
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
