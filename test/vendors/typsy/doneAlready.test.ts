import type { IDataObject } from 'n8n-workflow';

import { json, reset, startScriptedServer } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	claim,
	email,
	requests,
	run,
	structures,
	teams,
	userThere,
	useTypsy,
	withUser,
} from './setup';

useTypsy();

const lost = () => sandbox.faults.next(['status500After'], { methods: ['POST'] });
const strictly = (option: string) => ({ options: { [option]: false } });
const inTeam = { ...teams('Team A'), ...strictly('continueIfNotInTeam') };
const inVenue = { ...structures({ name: 'Venue A' }), ...strictly('continueIfNotInStructure') };

/** Runs an operation at a Typsy that breaks the first connection and refuses the second request at once. */
async function runRefused(problem: object, operation: string, parameters: IDataObject = {}) {
	const refusal = { requestId: '', status: 'failed', success: false, errors: [problem] };
	const server = await startScriptedServer((_received, response, nth) =>
		nth === 1 ? reset(response) : json(response, 400, refusal),
	);
	const credential = { ...sandbox.credentials.typsyApi, baseUrl: server.baseUrl };
	const result = await run(operation, { email, ...parameters }, { credential });
	await server.close();
	expect(server.received).toHaveLength(2);
	return result;
}

const alreadyRemoved = {
	email,
	status: 'already removed',
	success: true,
	notice: expect.stringContaining('got lost') as string,
};
const removals: Array<[operation: string, parameters: IDataObject]> = [
	['user: removeTeams', inTeam],
	['user: removeStructures', inVenue],
];

describe('A change whose answer got lost, and whose repetition is refused because it is done', () => {
	describe.each([200, 400] as const)('in the request status (%p)', (failedStatusCode) => {
		beforeEach(() => sandbox.configure({ typsy: { failedStatusCode } }));

		it.each(removals)('is done: %s', async (operation, parameters) => {
			await withUser();
			lost();
			const { json: out, error } = await run(operation, { email, ...parameters });
			expect(error).toBeUndefined();
			expect(out).toEqual([alreadyRemoved]);
			expect(requests('POST')).toHaveLength(2);
			expect(sandbox.state.typsy.requests.at(-1)).toMatchObject({ status: 'failed' });
		});
	});

	it.each<[code: string, operation: string, parameters: IDataObject, status: string]>([
		['user_already_departed', 'user: depart', {}, 'already departed'],
		['user_not_in_team', 'user: removeTeams', inTeam, 'already removed'],
		['user_not_in_structure', 'user: removeStructures', inVenue, 'already removed'],
		['claim_not_found', 'user: removeClaims', { claims: { claim: [claim] } }, 'already removed'],
	])('is done where that is said at once: %s', async (code, operation, parameters, status) => {
		const problem = { code, description: 'Not there.' };
		const { json: out, error } = await runRefused(problem, operation, parameters);
		expect(error).toBeUndefined();
		expect(out).toMatchObject([{ email, status, success: true }]);
	});

	it('is unknown where a departed user can not be told from one who never was there', async () => {
		await withUser();
		lost();
		const { error } = await run('user: depart', { email });
		expect(error?.message).toMatch(
			/^Outcome unknown: Typsy may have carried this out .* does not exist within your account\.$/,
		);
		expect(error?.description).toBe(
			`It is not sent again. Look in Typsy whether the user ${email} has departed.`,
		);
		expect(userThere()).toMatchObject({ departed: true });
	});

	it('is unknown where one of several teams may have been the reason', async () => {
		await withUser();
		await run('user: addTeams', { email, ...teams('Team B') });
		lost();
		const both = { ...teams('Team A', 'Team B'), ...strictly('continueIfNotInTeam') };
		const { error } = await run('user: removeTeams', { email, ...both });
		expect(error?.message).toMatch(/^Outcome unknown: .* is not in the team Team A\.$/);
		expect(error?.description).toContain(
			`Look in Typsy whether the user ${email} is still in one of the teams.`,
		);
		expect(userThere()!.teams).toEqual([]);
	});

	it('is unknown where the reason has a name that nobody foresaw', async () => {
		const problem = { code: 'departure_in_progress', description: 'Leaving.' };
		const { error } = await runRefused(problem, 'user: depart');
		expect(error?.message).toMatch(
			/^Outcome unknown: .*, and the next try was refused: Leaving\.$/,
		);
		expect(error?.description).toContain(`Look in Typsy whether the user ${email} has departed.`);
	});

	it.each([
		[{ code: 'NotEmptyValidator', description: 'The email is empty.' }],
		[{ description: 'Wrong keys.' }],
	])('is refused where the reason has nothing to do with it: %j', async (problem) => {
		const { error } = await runRefused(problem, 'user: depart');
		expect(error?.message).toMatch(/^Typsy refused: /);
		expect(error?.description).toMatch(/and may have been carried out then\.$/);
	});

	it.each(removals)(
		'is refused where it was the first attempt: %s',
		async (operation, parameters) => {
			await withUser();
			const elsewhere = operation.endsWith('Teams')
				? teams('Team B')
				: structures({ name: 'Venue B' });
			const { error } = await run(operation, { email, ...parameters, ...elsewhere });
			expect(error?.message).toMatch(/^Typsy refused: .* is not in the /);
			expect(error?.description).not.toMatch(/carried out then/);
		},
	);

	it('says of another change that it may have been carried out before', async () => {
		lost();
		const { error } = await run('user: addTeams', { email, ...teams('Team B') });
		expect(error?.message).toMatch(/^Typsy refused: .*\(user_not_found\)$/);
		expect(error?.description).toMatch(/and may have been carried out then\.$/);
	});
});
