import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { TypsyApi } from '../../../credentials/TypsyApi.credentials';
import { execute } from '../../../nodes/engine/run/execute';
import { Typsy } from '../../../nodes/Typsy/Typsy.node';
import { typsy as vendor } from '../../../nodes/Typsy/typsy';
import { demoSecrets, startSandbox, type Sandbox } from '../../../sandbox';
import { impatientClock } from '../../engine/run';
import { testCredential } from '../../harness/n8n';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { operationsOf, sent } from '../../harness/vendor';

const email = 'first.last@domain.com';
const account = 'MEL_HOTEL1';
const anyRequestId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

/** The node, on a clock whose waits are over at once. */
const node: INodeType = Object.assign(new Typsy(), {
	async execute(this: IExecuteFunctions) {
		return await execute(this, vendor, impatientClock());
	},
});
const typsy = operationsOf(node, new TypsyApi());

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.configure({ typsy: { processingMs: 0, failedStatusCode: 400 } });
});

type Node = ReturnType<typeof typsy>;
const run = async (...[operation, parameters, more]: Parameters<Node['run']>) =>
	await typsy(sandbox.credentials.typsyApi).run(operation, parameters, more);
const requests = (method?: string) =>
	sandbox.requests
		.all({ vendor: 'typsy' })
		.filter((request) => method === undefined || request.method === method)
		.map(sent);
const userThere = () => sandbox.state.typsy.users.find((user) => user.email === email);

/** The three headers that sign a request; the sandbox has checked what they say. */
const signed = {
	'typsy-timestamp': expect.stringMatching(
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7}Z$/,
	) as string,
	'typsy-public-key': 'aaa00000-0a0a-0000-a0aa-000a0000a00a',
	'typsy-key': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
};
const withBody = { ...signed, 'content-type': 'application/json' };

const structures = (...list: IDataObject[]) => ({ structures: { structure: list } });
const teams = (...names: string[]) => ({ teams: { team: names.map((name) => ({ name })) } });
const claim = { key: 'external_id', value: '12345678910', issuer: 'IssuerName' };
const newUser = {
	firstName: 'FirstName',
	lastName: 'LastName',
	email,
	...structures({ name: 'Venue A', role: 'member' }),
};
const newAccount = {
	name: 'My Account Pty Ltd',
	vanityName: 'My Account',
	timezoneInfoId: 'AUS Eastern Standard Time',
	country: 'AU',
	identifier: account,
};
const withUser = async (more: IDataObject = {}) => {
	await run('user: create', {
		...newUser,
		additionalFields: { ...teams('Team A'), claims: { claim: [claim] } },
		...more,
	});
	sandbox.requests.clear();
};

/** Path and body of Typsy's example (typsy.md#requests), for the parameters that stand for it. */
const submissions: Array<[string, IDataObject, string, IDataObject]> = [
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
];
const creates = ['user: create', 'account: create'];
const keyOf = (operation: string) =>
	operation.startsWith('account') ? { identifier: account } : { email };

describe('Typsy is sent what its document shows', () => {
	it.each(submissions)('%s', async (operation, parameters, path, body) => {
		if (!creates.includes(operation)) await withUser();
		const { json: out, error } = await run(operation, parameters);
		expect(error).toBeUndefined();
		expect(requests()).toEqual([
			{ method: 'POST', path, query: {}, headers: withBody, body },
			{
				method: 'GET',
				path: `/v2/${path.split('/')[2]}/request-status/${String(out[0]!.requestId)}`,
				query: {},
				headers: signed,
				body: '',
			},
		]);
		expect(out).toEqual([
			{
				...keyOf(operation),
				requestId: anyRequestId,
				status: 'success',
				errors: [],
				success: true,
			},
		]);
	});

	it('authentication: test', async () => {
		const { json: out } = await run('authentication: test');
		expect(requests()).toEqual([
			{ method: 'GET', path: '/v2/authenticate', query: {}, headers: signed, body: '' },
		]);
		expect(out).toEqual([{ success: true }]);
	});

	it.each([
		['user: getRequestStatus', 'user: create', newUser],
		['account: getRequestStatus', 'account: create', newAccount],
	])('%s', async (operation, submission, parameters) => {
		const submit = async () =>
			(await run(submission, { ...parameters, waitForCompletion: false })).json[0]!;
		const processed = await submit();
		sandbox.configure({ typsy: { processingMs: 600_000 } });
		const waiting = await submit();
		const { requestId } = waiting;
		expect(waiting).toEqual({
			...keyOf(submission),
			requestId,
			status: 'in progress',
			errors: [],
			success: true,
			statusUrl: expect.stringContaining(String(requestId)) as string,
		});
		sandbox.requests.clear();
		const before = await run(operation, { requestId });
		expect(before.json).toEqual([{ requestId, status: 'in progress' }]);
		const kind = `${operation.split(':')[0]}s`;
		expect(requests()).toEqual([
			{
				method: 'GET',
				path: `/v2/${kind}/request-status/${String(requestId)}`,
				query: {},
				headers: signed,
				body: '',
			},
		]);
		const after = await run(operation, { requestId: processed.requestId });
		expect(after.json).toEqual([
			{ requestId: processed.requestId, status: 'success', errors: [], success: true },
		]);
	});

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

	it('account: create with what is required', async () => {
		await run('account: create', newAccount);
		expect(requests('POST')[0]!.body).toEqual(newAccount);
	});

	it.each(submissions.filter(([operation]) => operation.startsWith('user: ')))(
		'%s in a child account, by its header',
		async (operation, parameters) => {
			await run('account: create', newAccount);
			if (!creates.includes(operation)) await withUser({ accountIdentifier: account });
			sandbox.requests.clear();
			const { json: out } = await run(operation, { ...parameters, accountIdentifier: account });
			expect(requests('POST')[0]!.headers).toEqual({
				...withBody,
				'typsy-account-identifier': account,
			});
			expect(out).toMatchObject([{ email, accountIdentifier: account, status: 'success' }]);
		},
	);

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

describe('A list', () => {
	it.each<[string, IDataObject, IDataObject]>([
		[
			'user: addTeams',
			{ specifyTeams: 'json', teamsJson: '={{ $json.teams }}' },
			{ teams: [{ name: 'Team A' }, { name: 'Team B' }] },
		],
		[
			'user: removeTeams',
			{ specifyTeams: 'json', teamsJson: '[{ "name": "Team A" }]' },
			{ teams: [{ name: 'Team A' }] },
		],
		[
			'user: addStructures',
			{ specifyStructures: 'json', structuresJson: '={{ $json.structures }}' },
			{ structures: [{ name: 'Venue B', role: 'manager' }] },
		],
		[
			'user: removeStructures',
			{ specifyStructures: 'json', structuresJson: '={{ $json.structures }}' },
			{ structures: [{ name: 'Venue B' }] },
		],
		[
			'user: addClaims',
			{ specifyClaims: 'json', claimsJson: '={{ JSON.stringify($json.claims) }}' },
			{ claims: [claim] },
		],
		[
			'user: removeClaims',
			{ specifyClaims: 'json', claimsJson: '={{ $json.claims }}' },
			{ claims: [claim] },
		],
	])('of %s can come whole', async (operation, parameters, body) => {
		await withUser();
		const items = [
			{
				teams: ['Team A', { name: 'Team B' }],
				structures: [{ name: 'Venue B', role: 'manager' }],
				claims: [claim],
			},
		];
		// What was entered in fields before is left alone by n8n, and hidden.
		const left = { ...teams('Old'), ...structures({ name: 'Old', role: 'member' }) };
		const { error } = await run(operation, { email, ...left, ...parameters }, { items });
		expect(error).toBeUndefined();
		expect(requests('POST')[0]!.body).toEqual({ email, ...body });
	});

	it('of the additional fields of a user can come whole', async () => {
		const items = [{ teams: [{ name: 'Team B' }], claims: [claim] }];
		await run(
			'user: create',
			{
				...newUser,
				additionalFields: { teamsJson: '={{ $json.teams }}', claimsJson: '={{ $json.claims }}' },
			},
			{ items },
		);
		expect(requests('POST')[0]!.body).toMatchObject(items[0]!);
	});

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

	it('in fields can have expressions', async () => {
		await withUser();
		await run(
			'user: addTeams',
			{ email, ...teams('={{ $json.team }}', 'Team B') },
			{ items: [{ team: 'Équipe 1' }, { team: 'Équipe 2' }] },
		);
		expect(requests('POST').map(({ body }) => (body as IDataObject).teams)).toEqual([
			[{ name: 'Équipe 1' }, { name: 'Team B' }],
			[{ name: 'Équipe 2' }, { name: 'Team B' }],
		]);
	});
});

describe('What Typsy says no to', () => {
	const nobody = {
		message: `Typsy refused: A user with the email ${email} does not exist within your account. (user_not_found)`,
		description: expect.stringContaining('Account Identifier') as string,
	};
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
			.filter(([operation]) => !creates.includes(operation))
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
			description: expect.stringContaining('Set If It Already Exists to Use Existing') as string,
		});
	});

	it('account: create of one that is there', async () => {
		await run('account: create', newAccount);
		const { error } = await run('account: create', newAccount);
		expect(error?.message).toMatch(/^Typsy refused: .* MEL_HOTEL1 already exists/);
		expect(error?.description).toContain('give another Identifier');
	});

	it.each(['user: getRequestStatus', 'account: getRequestStatus'])(
		'%s of a request that it does not know',
		async (operation) => {
			const { error } = await run(operation, { requestId: 'a2e553c0' });
			expect(error?.message).toBe(
				'Typsy refused: There is no request with the id a2e553c0. (request_not_found)',
			);
		},
	);

	it('user: getRequestStatus of a request that failed', async () => {
		const submitted = await run('user: depart', { email, waitForCompletion: false });
		const { requestId } = submitted.json[0]!;
		const { error } = await run('user: getRequestStatus', { requestId });
		expect(error).toMatchObject(nobody);
	});

	it('authentication: test with wrong keys, without showing them', async () => {
		const wrong = {
			privateKey: 'private-key-that-is-wrong',
			publicKey: 'public-key-that-is-wrong',
		};
		const { error, run: stored } = await run(
			'authentication: test',
			{},
			{ credential: { ...sandbox.credentials.typsyApi, ...wrong } },
		);
		expect(error).toMatchObject({
			message: 'Typsy refused: Typsy-Public-Key is not valid. (unauthorized)',
			description: 'Check the keys in the credential.',
			httpCode: '401',
		});
		for (const key of Object.values(wrong)) expect(JSON.stringify(stored)).not.toContain(key);
	});

	it('in plain text, with what to do about it', async () => {
		const words =
			"Timestamp '2018-11-14T11:19:03.7269943Z' outside of acceptable range. Ensure that the timestamp you provide is current UTC time.";
		const server = await startScriptedServer((_received, response) => {
			response.writeHead(401, { 'content-type': 'text/plain; charset=utf-8' }).end(words);
		});
		const credential = { ...sandbox.credentials.typsyApi, baseUrl: server.baseUrl };
		const { error } = await run('user: create', newUser, { credential });
		await server.close();
		expect(error?.message).toBe(`Typsy refused: ${words}`);
		expect(error?.description).toMatch(/^Set the clock of the machine that runs n8n right/);
	});

	it('a submission that is refused at once', async () => {
		const refusal = {
			requestId: '',
			status: 'failed',
			success: false,
			errors: [{ code: 'invalid_email', description: 'The email is not valid.' }],
		};
		for (const status of [200, 400]) {
			const server = await startScriptedServer((_received, response) =>
				json(response, status, refusal),
			);
			const credential = { ...sandbox.credentials.typsyApi, baseUrl: server.baseUrl };
			const { error } = await run('user: create', newUser, { credential });
			await server.close();
			expect(error?.message).toBe('Typsy refused: The email is not valid. (invalid_email)');
			expect(server.received).toHaveLength(1);
		}
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
		expect(out).toEqual([{ email, status: 'already exists', success: true }]);
		expect(server.received).toHaveLength(1);
	});
});

describe('Nothing is sent that is known to be wrong', () => {
	it.each<[string, IDataObject, string]>([
		['user: create', { ...newUser, firstName: ' ' }, 'First Name is required'],
		['user: create', { ...newUser, email: 'nobody' }, 'Email must be an e-mail address'],
		['user: create', { ...newUser, structures: {} }, 'Structures is required'],
		[
			'user: create',
			{ ...newUser, ...structures({ name: 'A', role: '={{ "owner" }}' }) },
			'Structures 1 Role must be one of manager, member',
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
		['user: getRequestStatus', { requestId: 'a/../b' }, "Request ID can't contain / \\ ? # or %"],
		['account: create', { ...newAccount, identifier: '={{ "" }}' }, 'Identifier is required'],
		[
			'account: create',
			{ ...newAccount, country: '={{ "Australia" }}' },
			'Country must be the two-letter code of a country, such as AU',
		],
		[
			'account: create',
			{ ...newAccount, timezoneInfoId: '={{ "Australia/Sydney" }}' },
			'Time Zone must be the Windows ID of a time zone',
		],
		['account: getRequestStatus', { requestId: '={{ "" }}' }, 'Request ID is required'],
	])('%s %j', async (operation, parameters, message) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(message);
		expect(requests()).toEqual([]);
	});
});

describe('Wait for Completion', () => {
	it('asks again while Typsy answers that nothing was processed yet', async () => {
		let ahead = 0;
		const slow = await startSandbox({
			now: () => Date.now() + ahead,
			typsy: { processingMs: 60_000 },
			onRequest: ({ number }) => {
				if (number === 3) ahead = 60_000;
			},
		});
		const { json: out } = await run('user: create', newUser, {
			credential: slow.credentials.typsyApi,
		});
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(slow.requests.all().map(({ status }) => status)).toEqual([200, 204, 204, 200]);
		await slow.close();
	});

	it('ends with the timeout and names the request', async () => {
		sandbox.configure({ typsy: { processingMs: 600_000 } });
		const { error } = await run('user: create', { ...newUser, completionTimeout: 60 });
		expect(error?.message).toBe('Typsy has accepted this but not carried it out within 60 seconds');
		const requestId = sandbox.state.typsy.requests[0]!.requestId;
		expect(error?.description).toContain(`Get Request Status: request ID ${requestId}`);
		expect(requests('POST')).toHaveLength(1);
	});

	it('submits all items first and signs every request with its own timestamp', async () => {
		const items = Array.from({ length: 60 }, (_, index) => ({ email: `user${index}@hotel.com` }));
		const { json: out } = await run(
			'user: create',
			{ ...newUser, email: '={{ $json.email }}' },
			{ items },
		);
		expect(out.map((user) => [user.email, user.status])).toEqual(
			items.map((item) => [item.email, 'success']),
		);
		const methods = requests().map(({ method }) => method);
		expect(methods.lastIndexOf('POST')).toBeLessThan(methods.indexOf('GET'));
		const stamps = requests().map(({ headers }) => headers['typsy-timestamp']);
		expect(new Set(stamps).size).toBe(stamps.length);
		expect(sandbox.counts().typsy).toMatchObject({
			created: { users: 60 },
			repeatedTimestamps: 0,
		});
	});

	it('goes on where asking fails in every passing way', async () => {
		sandbox.faults.next(
			['status500Before', 'status429', 'html', 'truncatedJson', 'resetAfter', 'empty'],
			{ vendor: 'typsy', methods: ['GET'] },
		);
		const { json: out } = await run('user: create', newUser);
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(requests('POST')).toHaveLength(1);
	});

	it('leaves open what became of a request that may not be asked about', async () => {
		const server = await startScriptedServer(({ method }, response) =>
			method === 'POST'
				? json(response, 200, { requestId: 'r1', status: 'in progress', success: true })
				: json(response, 401, { message: 'No.' }),
		);
		const credential = { ...sandbox.credentials.typsyApi, baseUrl: server.baseUrl };
		const { items } = await run('user: create', newUser, {
			credential,
			settings: { onError: 'continueRegularOutput' },
		});
		await server.close();
		expect(items[0]!.json).toMatchObject({ details: { kind: 'unknown' } });
	});
});

describe('200 items of which 7 are bad', () => {
	it('give 193 results and 7 errors, each in its place', async () => {
		const invalid = [0, 50, 199];
		const failing = [4, 77, 120, 198];
		await withUser();
		const emailOf = (index: number) => {
			if (invalid.includes(index)) return 'nobody';
			return failing.includes(index) ? email : `user${index}@hotel.com`;
		};
		const items = Array.from({ length: 200 }, (_, index) => ({ email: emailOf(index) }));
		const { items: out } = await run(
			'user: create',
			{ ...newUser, email: '={{ $json.email }}' },
			{ items, settings: { onError: 'continueRegularOutput' } },
		);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		out.forEach(({ json: made }, index) => {
			if (invalid.includes(index)) {
				expect(made.error).toBe(
					`Email must be an e-mail address such as name@example.com [item ${index}]`,
				);
			} else if (failing.includes(index)) {
				expect(made.error).toBe(
					`Typsy refused: A user with the email ${email} already exists within your account. (user_already_exists) [item ${index}]`,
				);
			} else expect(made).toMatchObject({ email: emailOf(index), status: 'success' });
		});
		expect(sandbox.counts().typsy.created.users).toBe(193 + 1);
	});
});

describe('If It Already Exists', () => {
	it('goes on with the user who is there', async () => {
		await withUser();
		const { json: out } = await run('user: create', { ...newUser, ifExists: 'useExisting' });
		expect(out).toEqual([{ email, status: 'already exists', success: true }]);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('goes on with the account that is there', async () => {
		await run('account: create', newAccount);
		const { json: out } = await run('account: create', { ...newAccount, ifExists: 'useExisting' });
		expect(out).toEqual([{ identifier: account, status: 'already exists', success: true }]);
		expect(sandbox.counts().typsy.created.accounts).toBe(1);
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

describe('An answer that got lost', () => {
	const lost = ['status500After', 'resetAfter', 'html', 'truncatedJson', 'empty'] as const;

	it.each(lost)('of a user who was created (%s) is found out by asking again', async (fault) => {
		sandbox.faults.next([fault]);
		const { json: out, error } = await run('user: create', newUser);
		expect(error).toBeUndefined();
		expect(out).toEqual([{ email, status: 'already exists', success: true }]);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it.each(lost)('of an account that was created (%s) is found out, too', async (fault) => {
		sandbox.faults.next([fault]);
		const { json: out } = await run('account: create', newAccount);
		expect(out).toEqual([{ identifier: account, status: 'already exists', success: true }]);
		expect(sandbox.counts().typsy.created.accounts).toBe(1);
	});

	it('of a user who was not created is sent again', async () => {
		sandbox.faults.next(['status500Before']);
		const { json: out } = await run('user: create', newUser);
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('every time is an unknown outcome, with a way to find out', async () => {
		sandbox.faults.next(Array.from({ length: 5 }, () => 'status500After' as const));
		const { error } = await run('user: create', newUser);
		expect(error?.message).toMatch(/^Outcome unknown: Typsy may have carried this out/);
		expect(error?.description).toContain(`a user with the email ${email}`);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('of a change is asked for again', async () => {
		await withUser();
		sandbox.faults.next(['status500After']);
		const { json: out } = await run('user: addTeams', { email, ...teams('Team B') });
		expect(out).toMatchObject([{ email, status: 'success' }]);
		expect(userThere()!.teams).toEqual(['Team A', 'Team B']);
	});
});

describe('The Test button', () => {
	const press = async (changes: IDataObject = {}) =>
		await testCredential(
			typsy(sandbox.credentials.typsyApi).screen(),
			changes as Record<string, string>,
		);

	it('passes with the right keys', async () => {
		expect(await press()).toEqual({ status: 'OK', message: 'Connected to Typsy' });
		expect(requests()).toEqual([
			{ method: 'GET', path: '/v2/authenticate', query: {}, headers: signed, body: '' },
		]);
	});

	it('passes with a slash at the end of the address', async () => {
		const { baseUrl } = sandbox.credentials.typsyApi;
		expect(await press({ baseUrl: `${baseUrl}/` })).toMatchObject({ status: 'OK' });
	});

	it.each(['publicKey', 'privateKey'])('says that the %s is wrong', async (field) => {
		expect(await press({ [field]: 'wrong' })).toEqual({
			status: 'Error',
			message:
				'Typsy does not accept these keys. Check that both are complete and in the right fields.',
		});
	});

	it('says that the clock is off', async () => {
		const hour = 3_600_000;
		const ahead = await startSandbox({ now: () => Date.now() + hour });
		const { message } = await press(ahead.credentials.typsyApi);
		const { error } = await run(
			'authentication: test',
			{},
			{ credential: ahead.credentials.typsyApi },
		);
		await ahead.close();
		expect(message).toMatch(/^The clock of the machine that runs n8n is off: .*acceptable range/);
		expect(error?.description).toMatch(/^Set the clock of the machine that runs n8n right/);
		expect(JSON.stringify([message, error])).not.toContain(demoSecrets.typsyPrivateKey);
	});

	it('says that nothing answers', async () => {
		expect(await press({ baseUrl: 'http://127.0.0.1:9' })).toEqual({
			status: 'Error',
			message: 'Typsy could not be reached: the connection was refused. Is the address right?',
		});
	});
});
