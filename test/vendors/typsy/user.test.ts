import type { IDataObject } from 'n8n-workflow';

import { json, startScriptedServer } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	account,
	claim,
	email,
	newAccount,
	newUser,
	nobody,
	refusesToSend,
	requests,
	run,
	structures,
	submits,
	teams,
	userThere,
	useTypsy,
	withBody,
	withUser,
	type Submission,
} from './setup';

useTypsy();

const submissions: Submission[] = [
	[
		'user: create',
		newUser,
		'/v2/users/create',
		{
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
	],
	[
		'user: depart',
		{ email, options: { sendFarewellEmail: false } },
		'/v2/users/depart',
		{ email, options: { sendFarewellEmail: false } },
	],
	[
		'user: addTeams',
		{ email, ...teams('Team A'), options: { createTeamsIfNotExist: true } },
		'/v2/users/teams/add',
		{ email, teams: [{ name: 'Team A' }], options: { createTeamsIfNotExist: true } },
	],
	[
		'user: removeTeams',
		{ email, ...teams('Team A'), options: { continueIfNotInTeam: true } },
		'/v2/users/teams/remove',
		{ email, teams: [{ name: 'Team A' }], options: { continueIfNotInTeam: true } },
	],
	[
		'user: addStructures',
		{
			email,
			...structures({ name: 'Venue A', role: 'member' }),
			options: { createStructuresIfNotExist: true },
		},
		'/v2/users/structures/add',
		{
			email,
			structures: [{ name: 'Venue A', role: 'member' }],
			options: { createStructuresIfNotExist: true },
		},
	],
	[
		'user: removeStructures',
		{ email, ...structures({ name: 'Venue A' }), options: { continueIfNotInStructure: true } },
		'/v2/users/structures/remove',
		{
			email,
			structures: [{ name: 'Venue A' }],
			options: { continueIfNotInStruture: true, continueIfNotInStructure: true },
		},
	],
	[
		'user: addClaims',
		{ email, claims: { claim: [claim] } },
		'/v2/users/claims/add',
		{ email, claims: [claim] },
	],
	[
		'user: removeClaims',
		{ email, claims: { claim: [claim] } },
		'/v2/users/claims/remove',
		{ email, claims: [claim] },
	],
];

submits(submissions);

describe('Typsy is sent what its document shows', () => {
	it('user: create with all information', async () => {
		await run('account: create', newAccount);
		sandbox.requests.clear();
		const { json: out } = await run('user: create', {
			...newUser,
			accountIdentifier: account,
			...structures({ name: 'Venue A', role: 'member' }, { name: 'Venue B', role: 'manager' }),
			additionalFields: {
				...teams('Team A'),
				claims: { claim: [claim] },
				ssoUserIdentifier: { identifier: { providerName: 'ProviderName', providerKey: '123456' } },
			},
			options: {
				sendInvitation: false,
				createStructuresIfNotExist: true,
				createTeamsIfNotExist: true,
				reactivateIfDeparted: false,
			},
		});
		expect(requests('POST')).toEqual([
			{
				method: 'POST',
				path: '/v2/users/create',
				query: {},
				headers: { ...withBody, 'typsy-account-identifier': account },
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
					ssoUserIdentifier: { providerName: 'ProviderName', providerKey: '123456' },
					options: {
						sendInvitation: false,
						createStructuresIfNotExist: true,
						createTeamsIfNotExist: true,
						reactivateIfDeparted: false,
					},
				},
			},
		]);
		expect(out).toMatchObject([{ email, accountIdentifier: account, status: 'success' }]);
		expect(userThere()).toMatchObject({ accountIdentifier: account, claims: [claim] });
	});

	it.each(submissions)('%s in a child account, by its header', async (operation, parameters) => {
		await run('account: create', newAccount);
		if (operation !== 'user: create') await withUser({ accountIdentifier: account });
		sandbox.requests.clear();
		const { json: out } = await run(operation, { ...parameters, accountIdentifier: account });
		expect(requests('POST')[0]!.headers).toEqual({
			...withBody,
			'typsy-account-identifier': account,
		});
		expect(out).toMatchObject([{ email, accountIdentifier: account, status: 'success' }]);
	});

	it.each(['depart', 'addTeams', 'removeTeams', 'addStructures', 'removeStructures'])(
		'user: %s without switches that nobody set',
		async (name) => {
			await withUser();
			const [operation, parameters] = submissions.find(([value]) => value === `user: ${name}`)!;
			await run(operation, { ...parameters, options: {} });
			expect(requests('POST')[0]!.body).not.toHaveProperty('options');
		},
	);
});

describe('What Typsy says no to', () => {
	const noStructure = { options: { createStructuresIfNotExist: false } };
	it.each<[string, IDataObject, object]>([
		[
			'user: create',
			{ ...newUser, ...noStructure },
			{
				message:
					'Typsy refused: A structure with the name Venue A does not exist within your account. (structure_not_found)',
			},
		],
		...submissions
			.filter(([operation]) => operation !== 'user: create')
			.map(([operation, parameters]): [string, IDataObject, object] => [
				operation,
				parameters,
				nobody,
			]),
	])('%s, though it had accepted it', async (operation, parameters, problem) => {
		const { error } = await run(operation, parameters);
		expect(error).toMatchObject({ name: 'NodeApiError', ...problem });
		expect(requests().map(({ method }) => method)).toEqual(['POST', 'GET']);
	});

	it.each([200, 400] as const)('user: create of one who is there (status %s)', async (status) => {
		sandbox.configure({ typsy: { failedStatusCode: status } });
		await withUser();
		const { error } = await run('user: create', newUser);
		expect(error).toMatchObject({
			message: `Typsy refused: A user with the email ${email} already exists within your account. (user_already_exists)`,
			description: expect.stringContaining(
				'set If It Already Exists to Use Existing. To bring back a user who departed',
			) as string,
		});
	});

	it('a user who is there, at once, where the existing one is to be used', async () => {
		const server = await startScriptedServer((_received, response) =>
			json(response, 400, {
				requestId: '',
				status: 'failed',
				success: false,
				errors: [{ code: 'user_already_exists', description: 'There already.' }],
			}),
		);
		const credential = { ...sandbox.credentials.typsyApi, baseUrl: server.baseUrl };
		const parameters = { ...newUser, ifExists: 'useExisting' };
		const { json: out } = await run('user: create', parameters, { credential });
		await server.close();
		expect(out).toEqual([
			{
				email,
				status: 'already exists',
				notice: expect.stringContaining('departed') as string,
				created: false,
			},
		]);
		expect(server.received).toHaveLength(1);
	});
});

refusesToSend([
	['user: create', { ...newUser, firstName: ' ' }, 'First Name is required'],
	['user: create', { ...newUser, email: 'nobody' }, 'Email must be an e-mail address'],
	['user: create', { ...newUser, structures: {} }, 'Structures is required'],
	[
		'user: create',
		{ ...newUser, ...structures({ name: 'A', role: '={{ "owner" }}' }) },
		'Structures 1 Role must be manager or member, and is “owner”',
	],
	[
		'user: create',
		{ ...newUser, ...structures({ name: '={{ "" }}', role: 'member' }) },
		'Structures 1 Name is required',
	],
	[
		'user: create',
		{
			...newUser,
			additionalFields: {
				ssoUserIdentifier: { identifier: { providerName: 'A', providerKey: '={{ "" }}' } },
			},
		},
		'SSO User Identifier Provider Key is required',
	],
	[
		'user: depart',
		{ email, accountIdentifier: '={{ "MEL\\r\\nX-Evil: 1" }}' },
		"Account Identifier can't contain line breaks",
	],
	['user: removeTeams', { email }, 'Teams is required'],
	[
		'user: addClaims',
		{ email, claims: { claim: [{ key: 'a', value: '={{ "" }}' }] } },
		'Claims 1 Value is required',
	],
]);

describe('If It Already Exists', () => {
	it('goes on with the user who is there', async () => {
		await withUser();
		const { json: out } = await run('user: create', { ...newUser, ifExists: 'useExisting' });
		expect(out).toEqual([
			{
				email,
				status: 'already exists',
				notice: expect.stringContaining('departed') as string,
				created: false,
			},
		]);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('creates what is not there, so that a run that was cut off can be run again', async () => {
		const items = Array.from({ length: 20 }, (_, index) => ({ email: `user${index}@hotel.com` }));
		const parameters = { ...newUser, email: '={{ $json.email }}', ifExists: 'useExisting' };
		await run('user: create', parameters, { items: items.slice(0, 12) });
		const { json: out } = await run('user: create', parameters, { items });
		expect(out.map((user) => user.email)).toEqual(items.map((item) => item.email));
		expect(sandbox.counts().typsy.created.users).toBe(20);
	});

	it('leaves other refusals what they are', async () => {
		const { error } = await run('user: create', {
			...newUser,
			options: { createStructuresIfNotExist: false },
			ifExists: 'useExisting',
		});
		expect(error?.message).toContain('(structure_not_found)');
	});
});
