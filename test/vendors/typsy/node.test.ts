import type { IDataObject } from 'n8n-workflow';

import { demoSecrets, startSandbox } from '../../../sandbox';
import { testCredential } from '../../harness/n8n';
import { startScriptedServer } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	claim,
	email,
	newUser,
	requests,
	run,
	screen,
	signed,
	structures,
	teams,
	useTypsy,
	withUser,
} from './setup';

useTypsy();

describe('Typsy is sent what its document shows', () => {
	it('authentication: test', async () => {
		const { json: out } = await run('authentication: test');
		expect(requests()).toEqual([
			{ method: 'GET', path: '/v2/authenticate', query: {}, headers: signed, body: '' },
		]);
		expect(out).toEqual([{ success: true }]);
	});
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
					`Email must be an e-mail address such as name@example.com, and is “nobody” [item ${index + 1}]`,
				);
			} else if (failing.includes(index)) {
				expect(made.error).toBe(
					`Typsy refused: A user with the email ${email} already exists within your account. (user_already_exists) [item ${index + 1}]`,
				);
			} else expect(made).toMatchObject({ email: emailOf(index), status: 'success' });
		});
		expect(sandbox.counts().typsy.created.users).toBe(193 + 1);
	});
});

describe('The Test button', () => {
	const press = async (changes: IDataObject = {}) =>
		await testCredential(screen(), changes as Record<string, string>);

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
