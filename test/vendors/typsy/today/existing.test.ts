import type { IDataObject } from 'n8n-workflow';

import { json, startScriptedServer } from '../../../harness/scriptedServer';
import { sandbox } from '../../setup';
import {
	anyIdentifier,
	anyRequestId,
	before,
	changes,
	claim,
	email,
	newUser,
	question,
	requests,
	run,
	screen,
	structures,
	teams,
	userThere,
	useTypsyToday,
	withUser,
} from './setup';

useTypsyToday();

const isThere = { name: 'NodeApiError', message: `User ${email} is there already` };
const bringsBack = 'To bring back a user who departed, switch Reactivate If Departed on.';

const token = { access_token: 'token-of-this-test', expires_in: 3599 };

const withDeparted = async () => {
	await withUser();
	await before('user: depart', { email });
};

describe('A user who is there', () => {
	it('is found before anything is sent', async () => {
		await withUser();
		const { error } = await run('user: create', { ...newUser, email: 'First.Last@domain.com' });
		expect(error).toMatchObject({
			...isThere,
			description: expect.stringContaining('set If It Already Exists to Use Existing') as string,
		});
		expect(error?.description).not.toContain('departed');
		expect(changes()).toEqual([]);
	});

	it('is put out as they are, with their status, where the existing one is to be used', async () => {
		await withUser();
		const { json: out } = await run('user: create', { ...newUser, ifExists: 'useExisting' });
		expect(requests()).toEqual([question()]);
		expect(out).toEqual([
			{
				identifier: anyIdentifier,
				userIdentifier: anyIdentifier,
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
				status: 'Licensed',
				created: false,
			},
		]);
	});

	it('may be refused only when they are made, where nothing was found before', async () => {
		const server = await startScriptedServer(({ url }, response) => {
			if (url === '/connect/token') json(response, 200, token);
			else if (url === '/v2/users/workspace') json(response, 204, undefined);
			else {
				json(response, 400, {
					requestId: '',
					status: 'failed',
					success: false,
					errors: [{ code: 'user_already_exists', description: 'There already.' }],
				});
			}
		});
		const credential = { ...sandbox.credentials.typsyOAuth2Api, baseUrl: server.baseUrl };
		const { error } = await run('user: create', newUser, { credential });
		await server.close();
		expect(error?.message).toBe('Typsy refused: There already. (user_already_exists)');
		expect(error?.description).toContain(bringsBack);
	});

	it('is found again where others make them after nobody was found', async () => {
		let asked = 0;
		const there = {
			identifier: 'f12d3f0f8c1b4a6e9d7c5b3a1f0e2d4c',
			email,
			workspace: { status: 'licensed' },
		};
		const failed = { requestId: 'r1', status: 'failed', success: false };
		const server = await startScriptedServer(({ url }, response) => {
			if (url === '/connect/token') json(response, 200, token);
			else if (url === '/v2/users/workspace') {
				json(response, asked++ === 0 ? 204 : 200, asked === 1 ? undefined : there);
			} else if (url.endsWith('/create')) {
				json(response, 200, { requestId: 'r1', status: 'in progress', success: true });
			} else json(response, 400, { ...failed, errors: [{ code: 'user_already_exists' }] });
		});
		const credential = { ...sandbox.credentials.typsyOAuth2Api, baseUrl: server.baseUrl };
		const parameters = { ...newUser, ifExists: 'useExisting' };
		const { json: out } = await run('user: create', parameters, { credential });
		await server.close();
		expect(out).toMatchObject([{ email, status: 'licensed', created: false }]);
		expect(server.received.filter(({ url }) => url.endsWith('/create'))).toHaveLength(1);
	});
});

describe('A user who has departed', () => {
	it('is there, and Fail says how to bring them back', async () => {
		await withDeparted();
		const { error } = await run('user: create', newUser);
		expect(error).toMatchObject({
			...isThere,
			description: expect.stringContaining(
				'The user has departed: to bring them back, switch Reactivate If Departed on.',
			) as string,
		});
		expect(changes()).toEqual([]);
	});

	it('is put out with that status where the existing one is to be used', async () => {
		await withDeparted();
		const { json: out } = await run('user: create', { ...newUser, ifExists: 'useExisting' });
		expect(out).toMatchObject([
			{
				email,
				status: 'Departed',
				notice: expect.stringContaining('switch Reactivate If Departed on') as string,
				created: false,
			},
		]);
	});

	it.each(['fail', 'useExisting', 'update'])(
		'is brought back where that is wanted (%s)',
		async (ifExists) => {
			await withDeparted();
			const { json: out } = await run('user: create', {
				...newUser,
				ifExists,
				options: { reactivateIfDeparted: true },
			});
			expect(out).toMatchObject([{ email, status: 'success', created: true }]);
			expect(userThere()).toMatchObject({ departed: false });
		},
	);

	it('is not updated unless Typsy does that, which says how to bring them back', async () => {
		await withDeparted();
		const parameters = { ...newUser, firstName: 'New', ifExists: 'update' };
		const { error } = await run('user: create', parameters);
		expect(error?.message).toContain('(user_not_found)');
		expect(error?.description).toContain('one who departed has to be brought back first');
	});

	it('who can not be asked for is told of by the refusal', async () => {
		await withDeparted();
		sandbox.configure({ typsy: { departedAreFound: false } });
		const { error } = await run('user: create', newUser);
		expect(error?.message).toContain('(user_already_exists)');
		expect(error?.description).toContain(bringsBack);
	});
});

describe('A creation whose answer got lost', () => {
	const lost = ['status500After', 'resetAfter', 'html', 'truncatedJson', 'empty'] as const;

	it.each(lost)('finds the user and sends nothing again (%s)', async (fault) => {
		await before('authentication: test', {});
		sandbox.faults.next([fault], { path: '/v2/users/workspace/create' });
		const { json: out } = await run('user: create', newUser);
		expect(out).toMatchObject([
			{ email, identifier: anyIdentifier, status: 'Licensed', created: true },
		]);
		expect(changes()).toHaveLength(1);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('is sent again where the user is not there', async () => {
		sandbox.faults.next(['status500Before'], { path: '/v2/users/workspace/create' });
		const { json: out } = await run('user: create', newUser);
		expect(out).toMatchObject([{ email, status: 'success', created: true }]);
		expect(sandbox.counts().typsy.created.users).toBe(1);
	});

	it('brings a departed user back once', async () => {
		await withDeparted();
		sandbox.faults.next(['status500After'], { path: '/v2/users/workspace/create' });
		const options = { reactivateIfDeparted: true };
		const { json: out } = await run('user: create', { ...newUser, options });
		expect(out).toMatchObject([{ email, status: 'Licensed', created: true }]);
		expect(changes()).toHaveLength(1);
	});
});

describe('Create or Update', () => {
	const upsert = async (parameters: IDataObject = {}) =>
		await run('user: upsert', { ...newUser, ...parameters });
	const path = (end: string) => `/v2/users/workspace/${end}`;

	it('creates who is not there', async () => {
		const { json: out } = await upsert();
		expect(out).toMatchObject([{ email, status: 'success', created: true }]);
	});

	it('sends nothing where nothing differs', async () => {
		await withUser();
		const { json: out } = await upsert({
			additionalFields: { ...teams('Team A'), claims: { claim: [claim] } },
			options: { removeOthers: true },
		});
		expect(requests()).toEqual([question()]);
		expect(out).toMatchObject([{ email, status: 'Licensed', created: false }]);
		expect(out[0]).not.toHaveProperty('notice');
		expect(out[0]).not.toHaveProperty('requestIds');
	});

	it('sends what differs, follows all of it, and leaves alone what the item does not name', async () => {
		await withUser();
		const { json: out, error } = await upsert({
			lastName: 'Married',
			...structures({ name: 'Venue A', role: 'member' }, { name: 'Venue B', role: 'manager' }),
			additionalFields: {
				...teams('Team B'),
				claims: { claim: [{ key: 'badge', value: '7', issuer: 'Door' }] },
				ssoUserIdentifier: '123456',
			},
			options: { createTeamsIfNotExist: true },
		});
		expect(error).toBeUndefined();
		expect(changes()).toEqual([
			[
				'PUT',
				path('update'),
				{ identifier: anyIdentifier, lastName: 'Married', ssoUserIdentifier: '123456' },
			],
			[
				'POST',
				path('structures/add'),
				{ email, structures: [{ name: 'Venue B', role: 'manager' }] },
			],
			[
				'POST',
				path('teams/add'),
				{ email, teams: [{ name: 'Team B' }], options: { createTeamsIfNotExist: true } },
			],
			[
				'POST',
				path('claims/add'),
				{ email, claims: [{ key: 'badge', value: '7', issuer: 'Door' }] },
			],
		]);
		expect(requests('GET')).toHaveLength(4);
		expect(out).toEqual([
			{
				email,
				identifier: anyIdentifier,
				userIdentifier: anyIdentifier,
				firstName: 'FirstName',
				lastName: 'Married',
				ssoUserIdentifier: '123456',
				workspace: {
					identifier: anyIdentifier,
					status: 'Licensed',
					structures: [
						{ name: 'Venue A', role: 'member' },
						{ name: 'Venue B', role: 'manager' },
					],
					teams: [{ name: 'Team A' }, { name: 'Team B' }],
					claims: [claim, { key: 'badge', value: '7', issuer: 'Door' }],
				},
				requestIds: [anyRequestId, anyRequestId, anyRequestId, anyRequestId],
				status: 'Licensed',
				created: false,
			},
		]);
		expect(userThere()).toMatchObject({
			lastName: 'Married',
			teams: ['Team A', 'Team B'],
			structures: [
				{ name: 'Venue A', role: 'member' },
				{ name: 'Venue B', role: 'manager' },
			],
		});
	});

	it('removes the others where that is wanted, of the kinds that the item lists', async () => {
		await withUser({
			...structures({ name: 'Venue A', role: 'member' }, { name: 'Venue B', role: 'manager' }),
			additionalFields: {
				...teams('Team A', 'team b'),
				claims: { claim: [claim, { key: 'badge', value: '7', issuer: 'Door' }] },
			},
		});
		await upsert({
			additionalFields: { ...teams('Team B'), claims: { claim: [claim] } },
			options: { removeOthers: true },
		});
		// Whether team b and Team B are the same team is not said: it is not removed.
		expect(changes()).toEqual([
			['POST', path('teams/add'), { email, teams: [{ name: 'Team B' }] }],
			['POST', path('structures/remove'), { email, structures: [{ name: 'Venue B' }] }],
			['POST', path('teams/remove'), { email, teams: [{ name: 'Team A' }] }],
			['POST', path('claims/remove'), { email, claims: [{ key: 'badge', issuer: 'Door' }] }],
		]);

		sandbox.requests.clear();
		const { json: out } = await upsert({ options: { removeOthers: true } });
		expect(changes()).toEqual([]);
		expect(out).toMatchObject([{ workspace: { teams: [{ name: 'team b' }, { name: 'Team B' }] } }]);
	});

	it('asks for another role last, never takes the user out, and says to look', async () => {
		await withUser();
		const { json: out } = await upsert({
			...structures({ name: 'Venue A', role: 'manager' }, { name: 'Venue B', role: 'member' }),
			options: { removeOthers: true },
		});
		expect(changes()).toEqual([
			[
				'POST',
				path('structures/add'),
				{ email, structures: [{ name: 'Venue B', role: 'member' }] },
			],
			[
				'POST',
				path('structures/add'),
				{ email, structures: [{ name: 'Venue A', role: 'manager' }] },
			],
		]);
		expect(out[0]!.notice).toContain('whether the user is manager in Venue A now');
	});

	it('adds another value of a claim, removes nothing, and says to look', async () => {
		await withUser();
		const other = { ...claim, value: '11' };
		const { json: out } = await upsert({
			additionalFields: { claims: { claim: [other] } },
			options: { removeOthers: true },
		});
		expect(changes()).toEqual([['POST', path('claims/add'), { email, claims: [other] }]]);
		expect(out[0]!.notice).toContain('look with Get at external_id');
	});

	it('gives the request IDs where nobody waits', async () => {
		await withUser();
		const { json: out } = await upsert({ firstName: 'New', waitForCompletion: false });
		expect(out).toMatchObject([{ firstName: 'New', requestIds: [anyRequestId], created: false }]);
		expect(requests('GET')).toEqual([]);
	});

	it('fails where one of the changes fails', async () => {
		await withUser();
		const { error } = await upsert({
			...structures({ name: 'Venue B', role: 'member' }),
			options: { createStructuresIfNotExist: false },
		});
		expect(error?.message).toContain('(structure_not_found)');
	});

	it('says what it would do, and only asks for the user', async () => {
		const { json: out } = await upsert({ preview: true });
		expect(out).toMatchObject([
			{
				preview: true,
				summary: `Would create the user ${email}`,
				action: 'create',
				request: { headers: { Authorization: '•••' } },
			},
		]);
		expect(requests().map(({ path }) => path)).toEqual(['/v2/users/workspace']);
	});

	it('is offered with this authentication alone', () => {
		const operations = screen()
			.node.description.properties.filter(
				({ name, displayOptions }) =>
					name === 'operation' && displayOptions?.show?.resource?.includes('user'),
			)
			.map(({ options, displayOptions }) => [
				displayOptions?.show?.authentication,
				(options as Array<{ value: string }>).some(({ value }) => value === 'upsert'),
			]);
		expect(operations).toEqual([
			[['oAuth2'], true],
			[['apiKeys'], false],
		]);
	});
});
