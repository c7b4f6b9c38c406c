import type { IDataObject } from 'n8n-workflow';

import { sandbox } from '../../setup';
import {
	account,
	anyIdentifier,
	anyRequestId,
	before,
	bearer,
	chosenAccount,
	claim,
	email,
	newAccount,
	newUser,
	ofAccount,
	question,
	requests,
	run,
	statusOf,
	structures,
	teams,
	userThere,
	useTypsyToday,
	withBody,
	withUser,
} from './setup';

useTypsyToday();

/** The end of the path, and the body of Typsy's example, for the parameters that stand for it (typsy.md#memberships). */
const changes: Array<
	[operation: string, parameters: IDataObject, path: string, body: IDataObject]
> = [
	[
		'user: depart',
		{ options: { sendFarewellEmail: false } },
		'depart',
		{ options: { sendFarewellEmail: false } },
	],
	[
		'user: addTeams',
		{ ...teams('Team A'), options: { createTeamsIfNotExist: true } },
		'teams/add',
		{ teams: [{ name: 'Team A' }], options: { createTeamsIfNotExist: true } },
	],
	[
		'user: removeTeams',
		{ ...teams('Team A'), options: { continueIfNotInTeam: true } },
		'teams/remove',
		{ teams: [{ name: 'Team A' }], options: { continueIfNotInTeam: true } },
	],
	[
		'user: addStructures',
		{
			...structures({ name: 'Venue A', role: 'member' }),
			options: { createStructuresIfNotExist: true },
		},
		'structures/add',
		{
			structures: [{ name: 'Venue A', role: 'member' }],
			options: { createStructuresIfNotExist: true },
		},
	],
	[
		'user: removeStructures',
		{ ...structures({ name: 'Venue A' }), options: { continueIfNotInStructure: true } },
		'structures/remove',
		{ structures: [{ name: 'Venue A' }], options: { continueIfNotInStructure: true } },
	],
	['user: addClaims', { claims: { claim: [claim] } }, 'claims/add', { claims: [claim] }],
	[
		'user: removeClaims',
		{ claims: { claim: [{ key: 'external_id', issuer: 'IssuerName' }] } },
		'claims/remove',
		{ claims: [{ key: 'external_id', issuer: 'IssuerName' }] },
	],
];

const inAccount = { email, accountCode: account };
const done = { requestId: anyRequestId, status: 'success', errors: [], success: true };

describe('Typsy is sent what its document shows', () => {
	it('user: create, after it was asked for the user', async () => {
		const { json: out } = await run('user: create', newUser);
		expect(requests()).toEqual([
			question(),
			{
				method: 'POST',
				path: '/v2/users/workspace/create',
				query: {},
				headers: withBody,
				body: {
					firstName: 'FirstName',
					lastName: 'LastName',
					email,
					structures: [{ name: 'Venue A', role: 'member' }],
					options: {
						sendInvitation: false,
						createStructuresIfNotExist: true,
						reactivateIfDeparted: false,
					},
				},
			},
			statusOf('users', out[0]!.requestId),
		]);
		expect(out).toEqual([{ email, ...done, created: true }]);
	});

	it('user: create with all information, in a child account', async () => {
		await before('account: create', newAccount);
		const { json: out } = await run('user: create', {
			...newUser,
			...chosenAccount,
			...structures({ name: 'Venue A', role: 'member' }, { name: 'Venue B', role: 'manager' }),
			additionalFields: {
				...teams('Team A'),
				claims: { claim: [claim] },
				ssoUserIdentifier: '123456',
			},
			options: {
				sendInvitation: false,
				createStructuresIfNotExist: true,
				createTeamsIfNotExist: true,
				reactivateIfDeparted: false,
			},
		});
		expect(requests()).toEqual([
			question(ofAccount),
			{
				method: 'POST',
				path: '/v2/users/workspace/create',
				query: {},
				headers: { ...withBody, ...ofAccount },
				body: {
					firstName: 'FirstName',
					lastName: 'LastName',
					email,
					structures: [
						{ name: 'Venue A', role: 'member' },
						{ name: 'Venue B', role: 'manager' },
					],
					teams: [{ name: 'Team A' }],
					claims: [claim],
					ssoUserIdentifier: '123456',
					options: {
						sendInvitation: false,
						createStructuresIfNotExist: true,
						createTeamsIfNotExist: true,
						reactivateIfDeparted: false,
					},
				},
			},
			statusOf('users', out[0]!.requestId, ofAccount),
		]);
		expect(out).toMatchObject([{ ...inAccount, status: 'success', created: true }]);
		expect(userThere()).toMatchObject({ accountIdentifier: account, ssoUserIdentifier: '123456' });
	});

	it.each(changes)('%s', async (operation, parameters, path, body) => {
		await withUser();
		const { json: out, error } = await run(operation, { email, ...parameters });
		expect(error).toBeUndefined();
		expect(requests()).toEqual([
			{
				method: 'POST',
				path: `/v2/users/workspace/${path}`,
				query: {},
				headers: withBody,
				body: { email, ...body },
			},
			statusOf('users', out[0]!.requestId),
		]);
		expect(out).toEqual([{ email, ...done }]);
	});

	it.each(changes)('%s in a child account, by its header', async (operation, parameters) => {
		await before('account: create', newAccount);
		await withUser(chosenAccount);
		const { json: out } = await run(operation, { email, ...chosenAccount, ...parameters });
		expect(requests().map(({ headers }) => headers['typsy-account-code'])).toEqual([
			account,
			account,
		]);
		expect(out).toEqual([{ ...inAccount, ...done }]);
	});

	it('user: removeClaims of a whole list that has values, without them', async () => {
		await withUser();
		await run(
			'user: removeClaims',
			{
				email,
				specifyClaims: 'json',
				claimsJson: '={{ $json.claims }}',
			},
			{ items: [{ claims: [claim] }] },
		);
		expect(requests('POST')[0]!.body).toEqual({
			email,
			claims: [{ key: 'external_id', issuer: 'IssuerName' }],
		});
		expect(userThere()!.claims).toEqual([]);
	});

	it('user: update, of the user whom Get has found', async () => {
		await withUser();
		const [found] = await before('user: get', { email });
		const { json: out } = await run(
			'user: update',
			{
				userIdentifier: { __rl: true, mode: 'id', value: '={{ $json.userIdentifier }}' },
				updateFields: { email: 'new@domain.com', firstName: 'New', ssoUserIdentifier: '7' },
			},
			{ items: [found!] },
		);
		expect(requests()).toEqual([
			{
				method: 'PUT',
				path: '/v2/users/workspace/update',
				query: {},
				headers: withBody,
				body: {
					identifier: anyIdentifier,
					email: 'new@domain.com',
					firstName: 'New',
					ssoUserIdentifier: '7',
				},
			},
			statusOf('users', out[0]!.requestId),
		]);
		expect(out).toEqual([{ userIdentifier: anyIdentifier, email: 'new@domain.com', ...done }]);
		expect(sandbox.state.typsy.users).toMatchObject([
			{ email: 'new@domain.com', firstName: 'New', lastName: 'LastName' },
		]);
	});

	it('user: getRequestStatus, before and after it was processed', async () => {
		sandbox.configure({ typsy: { processingMs: 600_000 } });
		const { json: waiting } = await run('user: create', { ...newUser, waitForCompletion: false });
		expect(waiting).toMatchObject([{ email, status: 'in progress', created: null }]);
		const { requestId } = waiting[0]!;
		sandbox.requests.clear();
		const { json: out } = await run('user: getRequestStatus', { requestId });
		expect(out).toEqual([{ requestId, status: 'in progress' }]);
		expect(requests()).toEqual([statusOf('users', requestId)]);

		sandbox.configure({ typsy: { processingMs: 0 } });
		const [processed] = await before('user: depart', { email, waitForCompletion: false });
		const { error } = await run('user: getRequestStatus', { requestId: processed!.requestId });
		expect(error?.message).toContain('(user_not_found)');
		expect(error?.description).toContain('found only with its Account');
	});
});

describe('Get', () => {
	const identified = { identifier: anyIdentifier, userIdentifier: anyIdentifier };

	it('gives a user by the email, as the document shows it', async () => {
		await withUser();
		const { json: out } = await run('user: get', { email });
		expect(requests()).toEqual([question()]);
		expect(out).toEqual([
			{
				...identified,
				name: 'FirstName LastName',
				firstName: 'FirstName',
				lastName: 'LastName',
				email,
				ssoUserIdentifier: null,
				workspace: {
					identifier: anyIdentifier,
					status: 'Licensed',
					structures: [{ name: 'Venue A', role: 'member' }],
					teams: [{ name: 'Team A' }],
					claims: [claim],
				},
			},
		]);
	});

	it('gives a user by the SSO identifier', async () => {
		await withUser({ additionalFields: { ssoUserIdentifier: '123456' } });
		const { json: out } = await run('user: get', { ssoUserIdentifier: '123456' });
		expect(requests('POST')[0]!.body).toEqual({ ssoUserIdentifier: '123456' });
		expect(out).toMatchObject([{ ...identified, email }]);
	});

	it('says that there is no such user, where 204 is no "not yet"', async () => {
		const { error } = await run('user: get', { email });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'Typsy has no user with that email or SSO identifier in the account',
			description: expect.stringContaining('only with its Account') as string,
			httpCode: '404',
		});
		expect(requests()).toHaveLength(1);
	});

	it('does not take an answer that got lost for nobody', async () => {
		await withUser();
		sandbox.faults.next(['empty'], { path: '^/v2/users/workspace$' });
		const { json: out } = await run('user: get', { email });
		expect(out).toMatchObject([{ email }]);
		expect(requests()).toHaveLength(2);
	});

	it.each([{}, { email, ssoUserIdentifier: '123456' }])(
		'wants one of the two: %j',
		async (parameters) => {
			const { error } = await run('user: get', parameters);
			expect(error?.message).toBe('Email or SSO User Identifier is required, one of the two');
			expect(requests()).toEqual([]);
		},
	);
});

describe('What Typsy says no to', () => {
	it('an account that it does not know, at once', async () => {
		const { error } = await run('user: depart', { email, ...chosenAccount });
		expect(error).toMatchObject({
			message:
				'Typsy refused: An account with the identifier MEL_HOTEL1 does not exist. (account_not_found)',
			description: expect.stringMatching(/^Check the Account/) as string,
			httpCode: '400',
		});
		expect(requests()).toHaveLength(1);
	});

	it.each(changes)('%s of nobody, though it had accepted it', async (operation, parameters) => {
		const { error } = await run(operation, { email, ...parameters });
		expect(error?.message).toBe(
			`Typsy refused: A user with the email ${email} does not exist within your account. (user_not_found)`,
		);
		expect(requests().map(({ method }) => method)).toEqual(['POST', 'GET']);
	});

	it('an update to an email that somebody has', async () => {
		await withUser();
		await before('user: create', { ...newUser, email: 'other@domain.com' });
		const [other] = await before('user: get', { email: 'other@domain.com' });
		const { error } = await run('user: update', {
			userIdentifier: { __rl: true, mode: 'id', value: other!.userIdentifier },
			updateFields: { email },
		});
		expect(error?.message).toContain('(user_already_exists)');
	});

	it.each<[string, IDataObject, string]>([
		['user: create', { ...newUser, firstName: ' ' }, 'First Name is required'],
		[
			'user: create',
			{ ...newUser, additionalFields: { ssoUserIdentifier: '={{ " " }}' } },
			'SSO User Identifier is required',
		],
		[
			'user: depart',
			{ email, accountCode: { __rl: true, mode: 'id', value: '={{ "MEL\\r\\nX-Evil: 1" }}' } },
			"Account can't contain line breaks",
		],
		[
			'user: depart',
			{ email, accountCode: { __rl: true, mode: 'id', value: '={{ "" }}' } },
			'Account is an expression that gives nothing here',
		],
		[
			'user: update',
			{ userIdentifier: { __rl: true, mode: 'id', value: 'x' }, updateFields: {} },
			'Update Fields needs at least one of',
		],
		[
			'user: create',
			{
				...newUser,
				additionalFields: {
					ssoUserIdentifier: { identifier: { providerName: 'A', providerKey: 'B' } },
				},
			},
			'SSO User Identifier must be text',
		],
	])('nothing of what is known to be wrong: %s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(requests()).toEqual([]);
	});
});

describe('A change whose answer got lost', () => {
	it('is asked for again', async () => {
		await withUser();
		sandbox.faults.next(['status500After'], { methods: ['POST'] });
		const { json: out } = await run('user: addTeams', { email, ...teams('Team B') });
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(userThere()!.teams).toEqual(['Team A', 'Team B']);
	});
});

describe('Authentication: Test', () => {
	it('says that Typsy accepts the credential', async () => {
		const { json: out } = await run('authentication: test');
		expect(requests()).toEqual([
			{ method: 'GET', path: '/v2/authenticate', query: {}, headers: bearer, body: '' },
		]);
		expect(out).toEqual([{ success: true }]);
	});
});
