import { sandbox } from '../setup';
import {
	account,
	newAccount,
	refusesToSend,
	requests,
	run,
	structures,
	submits,
	teams,
	useTypsy,
} from './setup';

useTypsy();

submits([
	[
		'account: create',
		{
			...newAccount,
			additionalFields: {
				...structures({ name: 'Hotel Restaurant' }, { name: 'Hotel Bar' }),
				...teams('Dishwashers', 'Bartenders'),
			},
		},
		'/v2/accounts/create',
		{
			...newAccount,
			structures: [{ name: 'Hotel Restaurant' }, { name: 'Hotel Bar' }],
			teams: [{ name: 'Dishwashers' }, { name: 'Bartenders' }],
		},
	],
]);

describe('Typsy is sent what its document shows', () => {
	it('account: create with what is required', async () => {
		await run('account: create', newAccount);
		expect(requests('POST')[0]!.body).toEqual(newAccount);
	});
});

describe('A list', () => {
	it('of the additional fields of an account can come whole', async () => {
		const items = [{ teams: [{ name: 'Bartenders' }], structures: [{ name: 'Hotel Bar' }] }];
		await run(
			'account: create',
			{
				...newAccount,
				additionalFields: {
					teamsJson: '={{ $json.teams }}',
					structuresJson: '={{ $json.structures }}',
				},
			},
			{ items },
		);
		expect(requests('POST')[0]!.body).toEqual({ ...newAccount, ...items[0] });
	});
});

describe('What Typsy says no to', () => {
	it('account: create of one that is there', async () => {
		await run('account: create', newAccount);
		const { error } = await run('account: create', newAccount);
		expect(error?.message).toMatch(/^Typsy refused: .* MEL_HOTEL1 already exists/);
		expect(error?.description).toContain(
			'set If It Already Exists to Use Existing. To create another account, enter another Identifier.',
		);
	});
});

refusesToSend([
	['account: create', { ...newAccount, identifier: '={{ "" }}' }, 'Identifier is required'],
	[
		'account: create',
		{ ...newAccount, country: '={{ "Australia" }}' },
		'Country must be the two-letter code of a country, such as AU',
	],
	[
		'account: create',
		{ ...newAccount, timezoneInfoId: '={{ "Australia/Sydney" }}' },
		'Time Zone must be the name of a time zone in Windows',
	],
]);

describe('If It Already Exists', () => {
	it('goes on with the account that is there', async () => {
		await run('account: create', newAccount);
		const { json: out } = await run('account: create', { ...newAccount, ifExists: 'useExisting' });
		expect(out).toEqual([
			{
				accountIdentifier: account,
				identifier: account,
				status: 'already exists',
				success: true,
				created: false,
			},
		]);
		expect(sandbox.counts().typsy.created.accounts).toBe(1);
	});
});
