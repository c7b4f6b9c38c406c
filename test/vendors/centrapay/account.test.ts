import { sandbox } from '../setup';
import {
	account,
	accountId,
	headers,
	refusesToSend,
	requests,
	run,
	saysWhatItRefuses,
	sendsAndGives,
	stamps,
	unknown,
	useCentrapay,
	userId,
	withBody,
	wrongAccount,
} from './setup';

useCentrapay();

const seeded = {
	accountId,
	id: accountId,
	type: 'org',
	region: 'NZ',
	subscriptions: [],
	...stamps,
};

/** A member as Centrapay lists it today. */
const member = (userId: string, firstName: string, lastName: string) => ({
	accountId,
	accountType: 'org',
	accountName: 'Harbour Cafe',
	userId,
	role: 'account-owner',
	subject: `crn::user:${userId}`,
	firstName,
	lastName,
	email: `${firstName.toLowerCase()}@example.com`,
	...stamps,
});

sendsAndGives([
	[
		'account: create',
		{ name: 'Centrapay Cafe', type: 'org', additionalFields: { region: 'NZ' } },
		{
			method: 'POST',
			path: '/api/accounts',
			headers: withBody,
			body: { name: 'Centrapay Cafe', type: 'org', region: 'NZ' },
		},
		[
			{
				accountId: expect.any(String),
				id: expect.any(String),
				name: 'Centrapay Cafe',
				type: 'org',
				region: 'NZ',
				subscriptions: [],
				parentAccountId: 'WIj211vFs9cNACwBb04vQw',
				...stamps,
				version: '1',
				created: true,
			},
		],
	],
	[
		'account: get',
		{ accountId: account },
		{ method: 'GET', path: `/api/accounts/${accountId}`, headers, body: '' },
		[{ ...seeded, name: 'Harbour Cafe', version: '1' }],
	],
	[
		'account: update',
		{ accountId: account, name: 'Shortland St Cafe' },
		{
			method: 'PUT',
			path: `/api/accounts/${accountId}`,
			headers: withBody,
			body: { name: 'Shortland St Cafe' },
		},
		[{ ...seeded, name: 'Shortland St Cafe', version: '2' }],
	],
	[
		'member: add',
		{ accountId: account, userId, role: 'account-owner' },
		{
			method: 'POST',
			path: `/api/accounts/${accountId}/members`,
			headers: withBody,
			body: { userId, role: 'account-owner' },
		},
		[{ accountId, accountType: 'org', userId, role: 'account-owner', ...stamps, version: '1' }],
	],
	[
		'member: getAll',
		{ accountId: account, returnAll: true },
		{ method: 'GET', path: `/api/accounts/${accountId}/members`, headers, body: '' },
		[
			member('b657195e-dc2f-11ea-8566-e7710d592c99', 'Bob', 'Brown'),
			member('9f4b3bae-dc30-11ea-ab70-2743d9be3dd5', 'Carol', 'Chen'),
		],
	],
]);

describe('Centrapay sends and gives what its document shows', () => {
	it('account: create with every optional field', async () => {
		const result = await run('account: create', {
			name: 'Café “Ünïcode” 日本',
			type: 'org',
			additionalFields: { owner: userId, region: 'NZ', test: false },
		});
		expect(requests().at(-1)!.body).toEqual({
			name: 'Café “Ünïcode” 日本',
			type: 'org',
			owner: userId,
			region: 'NZ',
			test: false,
		});
		expect(result.json[0]).toMatchObject({
			name: 'Café “Ünïcode” 日本',
			region: 'NZ',
			test: false,
		});
		expect(sandbox.state.centrapay.members).toContainEqual(
			expect.objectContaining({ accountId: result.json[0]!.id, userId }),
		);
	});
});

saysWhatItRefuses([
	[
		'account: create',
		{ name: 'Cafe', type: 'org', additionalFields: { owner: 'nobody', region: 'NZ' } },
		wrongAccount,
	],
	['account: get', { accountId: unknown }, wrongAccount],
	['account: update', { accountId: unknown, name: 'Cafe' }, wrongAccount],
	['member: add', { accountId: account, userId: 'nobody', role: 'account-owner' }, wrongAccount],
	['member: getAll', { accountId: unknown }, wrongAccount],
]);

refusesToSend([
	['account: create', { name: '  ', type: 'individual' }, 'Name is required'],
	[
		'account: create',
		{ name: 'A', type: 'org' },
		'Region is required for an organization: choose it, in a step saved before under Additional Fields',
	],
	[
		'account: create',
		{ name: 'A', type: '={{ "firm" }}' },
		'Type must be individual or org, and is “firm”',
	],
	[
		'account: create',
		{ name: 'A', type: 'individual', additionalFields: { region: 'NZ' } },
		'Region is only for organizations: remove it, or set Type to Organization',
	],
	['account: get', { accountId: { ...account, value: '={{ "" }}' } }, 'Account is required'],
	[
		'account: get',
		{ accountId: { ...account, value: 'a/../b' } },
		"Account can't contain / \\ ? # or %",
	],
	[
		'member: add',
		{ accountId: account, userId: '={{ "" }}', role: 'account-owner' },
		'User ID is required',
	],
]);

describe('An answer that got lost', () => {
	it('of an account, which cannot be looked up, is an unknown outcome and not sent again', async () => {
		sandbox.faults.next(['resetAfter']);
		const { error } = await run('account: create', { name: 'Lost Cafe', type: 'individual' });
		expect(error?.message).toMatch(/^Outcome unknown: Centrapay may have carried this out/);
		expect(error?.description).toContain('account named "Lost Cafe"');
		expect(requests()).toHaveLength(1);
	});

	it.each(['status500Before', 'html', 'truncatedJson', 'empty'] as const)(
		'of an update (%s) is asked for again',
		async (fault) => {
			sandbox.faults.next([fault]);
			const { json: out } = await run('account: update', { accountId: account, name: 'New' });
			expect(out[0]).toMatchObject({ id: accountId, name: 'New' });
			expect(requests()).toHaveLength(2);
		},
	);
});
