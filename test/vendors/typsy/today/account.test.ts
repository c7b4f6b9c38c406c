import type { IDataObject } from 'n8n-workflow';

import { searchList } from '../../../harness/n8n';
import { sandbox } from '../../setup';
import {
	account,
	anyIdentifier,
	anyRequestId,
	before,
	bearer,
	changes,
	chosenAccount,
	email,
	newAccount,
	newUser,
	ofAccount,
	requests,
	run,
	screen,
	statusOf,
	structures,
	teams,
	useTypsyToday,
	withBody,
	withUser,
} from './setup';

useTypsyToday();

const question = {
	method: 'GET',
	path: `/v2/accounts/${account}`,
	query: {},
	headers: bearer,
	body: '',
};
const inList = {
	identifier: anyIdentifier,
	accountCode: account,
	code: account,
	name: 'My Account Pty Ltd',
	vanityName: 'My Account',
	tzIdentifier: 'Australia/Melbourne',
	country: 'AU',
};

describe('Typsy is sent what its document shows', () => {
	it('account: create, after it was asked for the account', async () => {
		const { json: out } = await run('account: create', {
			...newAccount,
			additionalFields: {
				region: 'APAC',
				...structures({ name: 'Hotel Restaurant' }, { name: 'Hotel Bar' }),
				...teams('Dishwashers', 'Bartenders'),
			},
		});
		expect(requests()).toEqual([
			question,
			{
				method: 'POST',
				path: '/v2/accounts/create',
				query: {},
				headers: withBody,
				body: {
					...newAccount,
					region: 'APAC',
					structures: [{ name: 'Hotel Restaurant' }, { name: 'Hotel Bar' }],
					teams: [{ name: 'Dishwashers' }, { name: 'Bartenders' }],
				},
			},
			statusOf('accounts', out[0]!.requestId),
		]);
		expect(out).toEqual([
			{
				accountCode: account,
				code: account,
				requestId: anyRequestId,
				status: 'success',
				errors: [],
				success: true,
				created: true,
			},
		]);
	});

	it.each(['add', 'remove'] as const)('account: %sRole', async (change) => {
		await before('account: create', newAccount);
		await withUser(chosenAccount);
		if (change === 'remove') await before('account: addRole', { email, ...chosenAccount });
		const { json: out } = await run(`account: ${change}Role`, { email, ...chosenAccount });
		expect(requests()).toEqual([
			{
				method: 'POST',
				path: `/v2/accounts/roles/${change}`,
				query: {},
				headers: { ...withBody, ...ofAccount },
				body: { email, role: 'administrator' },
			},
			statusOf('accounts', out[0]!.requestId),
		]);
		expect(out).toMatchObject([
			{ email, role: 'administrator', accountCode: account, status: 'success' },
		]);
		const { administrators } = sandbox.state.typsy.accounts.at(-1)!;
		expect(administrators).toEqual(change === 'add' ? [email] : []);
	});

	it('account: get', async () => {
		await before('account: create', {
			...newAccount,
			additionalFields: { region: 'APAC', ...structures({ name: 'Hotel Bar' }) },
		});
		const { json: out } = await run('account: get', chosenAccount);
		expect(requests()).toEqual([question]);
		expect(out).toEqual([
			{
				...inList,
				region: 'APAC',
				structures: [{ identifier: anyIdentifier, name: 'Hotel Bar' }],
				teams: [],
			},
		]);
	});

	it('account: getAll', async () => {
		await before('account: create', newAccount);
		const { json: out } = await run('account: getAll', { returnAll: true });
		expect(requests()).toEqual([
			{
				method: 'GET',
				path: '/v2/accounts',
				query: { offset: '0', limit: '25' },
				headers: bearer,
				body: '',
			},
		]);
		expect(out).toEqual([{ ...inList, region: null, structureCount: 0, teamCount: 0 }]);
	});

	it('account: getRequestStatus', async () => {
		sandbox.configure({ typsy: { processingMs: 600_000 } });
		const [{ requestId }] = (await before('account: create', {
			...newAccount,
			waitForCompletion: false,
		})) as [IDataObject];
		const { json: out } = await run('account: getRequestStatus', { requestId });
		expect(requests()).toEqual([statusOf('accounts', requestId)]);
		expect(out).toEqual([{ requestId, status: 'in progress' }]);
	});
});

describe('An account that is there', () => {
	it('is found before anything is sent', async () => {
		await before('account: create', newAccount);
		const { error } = await run('account: create', newAccount);
		expect(error).toMatchObject({
			message: `Account ${account} is there already`,
			description: expect.stringContaining('to Use Existing.') as string,
		});
		expect(changes()).toEqual([]);
	});

	it('is put out as it is, where the existing one is to be used', async () => {
		await before('account: create', newAccount);
		const { json: out } = await run('account: create', { ...newAccount, ifExists: 'useExisting' });
		expect(out).toEqual([{ ...inList, region: null, structures: [], teams: [], created: false }]);
		expect(changes()).toEqual([]);
	});

	it.each(['status500After', 'html', 'empty'] as const)(
		'is found where the answer to its creation got lost (%s)',
		async (fault) => {
			sandbox.faults.next([fault], { path: '/v2/accounts/create' });
			const { json: out } = await run('account: create', newAccount);
			expect(out).toEqual([{ ...inList, region: null, structures: [], teams: [], created: true }]);
			expect(changes()).toHaveLength(1);
		},
	);

	it('can not be asked for where it is not there', async () => {
		const { error } = await run('account: get', chosenAccount);
		expect(error).toMatchObject({
			message: 'Typsy has no account with that code within yours',
			httpCode: '404',
		});
	});
});

describe('Nothing is sent that is known to be wrong', () => {
	it.each<[string, IDataObject, string]>([
		['account: create', { ...newAccount, code: '={{ "" }}' }, 'Code is required'],
		['account: create', { ...newAccount, code: 'A/B' }, "Code can't contain / \\ ? # or %"],
		['account: create', { ...newAccount, code: '={{ "Ā" }}' }, "Code can't contain characters"],
		[
			'account: create',
			{ ...newAccount, tzIdentifier: '={{ "Melbourne" }}' },
			'Time Zone must be the name of a time zone, such as Australia/Melbourne',
		],
		[
			'account: create',
			{ ...newAccount, country: '={{ "Australia" }}' },
			'Country must be the two-letter code of a country, such as AU',
		],
		[
			'account: get',
			{ accountCode: { __rl: true, mode: 'id', value: '={{ "" }}' } },
			'Account is required',
		],
		['account: addRole', { email, role: '={{ "owner" }}' }, 'Role must be administrator'],
	])('%s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(requests()).toEqual([]);
	});
});

describe('A flow of previewed steps', () => {
	it('creates a user in the account that is not there yet, and sends nothing', async () => {
		const preview = { preview: true };
		const { json: made } = await run('account: create', { ...newAccount, ...preview });
		const { json: out } = await run(
			'user: create',
			{
				...newUser,
				accountCode: { __rl: true, mode: 'id', value: '={{ $json.accountCode }}' },
				...preview,
			},
			{ items: made },
		);
		expect([made[0]!.summary, out[0]!.summary]).toEqual([
			`Would create the account My Account Pty Ltd with the code ${account}`,
			`Would create the user ${email} of the account ${account}`,
		]);
		expect(out[0]!.request).toMatchObject({
			url: expect.stringMatching(/\/v2\/users\/workspace\/create$/) as string,
			headers: { 'Typsy-Account-Code': account, Authorization: '•••' },
		});
		expect(changes()).toEqual([]);
	});
});

describe('The lists on the screen', () => {
	it('have the accounts by their codes', async () => {
		await before('account: create', newAccount);
		const { results } = await searchList(screen('account: get'), 'searchAccounts');
		expect(results).toEqual([{ name: `My Account Pty Ltd (${account})`, value: account }]);
	});

	it('have the users by their identifiers', async () => {
		await withUser();
		const { results } = await searchList(screen('user: update'), 'searchUsers', 'lastname');
		expect(results).toEqual([{ name: `FirstName LastName (${email})`, value: anyIdentifier }]);
	});
});
