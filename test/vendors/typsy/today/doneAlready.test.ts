import type { IDataObject } from 'n8n-workflow';

import { json, reset, startScriptedServer } from '../../../harness/scriptedServer';
import { sandbox } from '../../setup';
import {
	before,
	email,
	question,
	requests,
	run,
	structures,
	teams,
	useTypsyToday,
	withUser,
} from './setup';

useTypsyToday();

const lost = () => sandbox.faults.next(['status500After'], { path: '/v2/users/workspace/' });

describe('A change whose answer got lost, and whose repetition is refused', () => {
	const two = [{ name: 'Venue A' }, { name: 'Venue B' }];

	it.each<[string, IDataObject, string]>([
		// Typsy's code says no more than that there is no such user.
		['user: depart', {}, 'already departed'],
		// Of several its code says no more than that one of them isn't there.
		[
			'user: removeTeams',
			{ ...teams('Team A', 'Team B'), options: { continueIfNotInTeam: false } },
			'already removed',
		],
		[
			'user: removeStructures',
			{ ...structures(...two), options: { continueIfNotInStructure: false } },
			'already removed',
		],
	])('is done where the user shows it: %s', async (operation, parameters, status) => {
		await withUser({
			...structures(...two.map(({ name }) => ({ name, role: 'member' }))),
			additionalFields: teams('Team A', 'Team B'),
		});
		lost();
		const { json: out, error } = await run(operation, { email, ...parameters });
		expect(error).toBeUndefined();
		expect(out).toEqual([
			{
				email,
				status,
				success: true,
				notice: expect.stringContaining('got lost') as string,
			},
		]);
		expect(requests().at(-1)).toEqual(question());
	});

	it('stays refused where nobody is found', async () => {
		await withUser();
		sandbox.configure({ typsy: { departedAreFound: false } });
		lost();
		const { error } = await run('user: depart', { email });
		expect(error?.message).toContain('(user_not_found)');
		expect(error?.description).toContain('may have been carried out then');
	});

	it.each([
		['licensed', /^Typsy refused: Locked\. \(user_locked\)/],
		['departed', undefined],
		[undefined, /^Outcome unknown/],
	])('is done or not as the user is: %s', async (status, problem) => {
		await before('authentication: test', {});
		let sent = 0;
		const user = { identifier: 'f12d3f0f', email, workspace: { status } };
		const refusal = { requestId: '', status: 'failed', success: false };
		const errors = [{ code: 'user_locked', description: 'Locked.' }];
		const server = await startScriptedServer(({ url }, response) => {
			if (url === '/connect/token') json(response, 200, { access_token: 'one', expires_in: 3599 });
			else if (url === '/v2/users/workspace') json(response, status ? 200 : 403, status && user);
			else if (sent++ === 0) reset(response);
			else json(response, 400, { ...refusal, errors });
		});
		const credential = { ...sandbox.credentials.typsyOAuth2Api, baseUrl: server.baseUrl };
		const { error, json: out } = await run('user: depart', { email }, { credential });
		await server.close();
		if (problem) expect(error?.message).toMatch(problem);
		else expect(out).toMatchObject([{ email, status: 'already departed' }]);
	});
});
