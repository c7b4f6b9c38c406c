import type { IDataObject } from 'n8n-workflow';

import { omnize } from '../../../nodes/Omnize/omnize';
import { json, type Script } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	behavesAsDocumented,
	byId,
	given,
	nodeOf,
	refusesBeforeSending,
	sentBody,
	sha256,
	something,
	useOmnize,
} from './setup';

useOmnize();

const tested = nodeOf(omnize);
const { run, runAgainst } = tested;
const agentId = byId('123');

/** An agent as it is put out. */
const putOut = (fields: IDataObject): IDataObject => ({
	accountId: 1,
	agentId: fields.id,
	photo: null,
	phone_extension: null,
	signature: null,
	deleted_at: null,
	active: true,
	departments: [],
	status: 'OFFLINE',
	profile: 'AGENT',
	created_at: something as string,
	updated_at: something as string,
	...fields,
});

const demoAgent = { id: 123, name: 'Demo Agent', email: 'user@example.org' };

behavesAsDocumented(
	'agent',
	[
		{
			operation: 'agent: create',
			parameters: {
				accountId: '1',
				name: 'Test Agent',
				email: 'test@example.com',
				password: 'correct horse',
				additionalFields: { profile: 'ADMIN', textLimit: 7, departmentIds: '801' },
			},
			request: {
				method: 'POST',
				path: '/partner/api/agents',
				body: {
					profile: 'ADMIN',
					department_ids: [801],
					agent: {
						email: 'test@example.com',
						name: 'Test Agent',
						password: sha256('correct horse'),
						text_limit: 7,
						account_id: 1,
					},
				},
			},
			output: [
				putOut({
					id: 12153,
					name: 'Test Agent',
					email: 'test@example.com',
					profile: 'ADMIN',
					departments: [{ id: 801, name: 'Support' }],
					created: true,
				}),
			],
		},
		{
			operation: 'agent: get',
			parameters: { accountId: '1', agentId },
			request: {
				method: 'GET',
				path: '/partner/api/agents/123',
				query: { account_id: '1' },
			},
			output: [putOut(demoAgent)],
		},
		{
			operation: 'agent: getAll',
			parameters: { accountId: '1', returnAll: true, options: { search: 'user@' } },
			request: {
				method: 'GET',
				path: '/partner/api/agents',
				query: { account_id: '1', search: 'user@' },
			},
			output: [putOut(demoAgent)],
		},
		{
			operation: 'agent: update',
			parameters: {
				accountId: '1',
				agentId,
				updateFields: {
					active: false,
					departmentIds: [801],
					email: 'update@example.com',
					name: 'New Name',
					textLimit: 7,
					password: 'correct horse',
					profile: 'ADMIN',
				},
			},
			request: {
				method: 'PUT',
				path: '/partner/api/agents/123',
				body: {
					profile: 'ADMIN',
					department_ids: [801],
					agent: {
						email: 'update@example.com',
						name: 'New Name',
						text_limit: 7,
						password: sha256('correct horse'),
						active: false,
						account_id: 1,
					},
				},
			},
			output: [
				putOut({
					id: 123,
					name: 'New Name',
					email: 'update@example.com',
					active: false,
					profile: 'ADMIN',
					departments: [{ id: 801, name: 'Support' }],
				}),
			],
		},
		{
			operation: 'agent: updateProfile',
			parameters: { agentId, profile: 'ADMIN' },
			request: {
				method: 'PUT',
				path: '/partner/api/agents/123/profile',
				body: { profile: 'ADMIN' },
			},
			output: [{ success: true, agentId: 123, profile: 'ADMIN' }],
		},
		{
			operation: 'agent: delete',
			parameters: { accountId: '1', agentId },
			request: {
				method: 'DELETE',
				path: '/partner/api/agents/123',
				body: { agent: { account_id: 1 } },
			},
			output: [{ deleted: true }],
		},
	],
	tested,
);

refusesBeforeSending(
	[
		['Account is required', '', 'agent: get', { accountId: given, agentId }],
		[
			'Agent must be a whole number, and is “1/profile”',
			'1/profile',
			'agent: delete',
			{ accountId: '1', agentId: byId(given) },
		],
		[
			'Department Names or IDs 2 must be a whole number, and is “x”',
			'1, x',
			'agent: update',
			{ accountId: '1', agentId, updateFields: { departmentIds: given } },
		],
		[
			'Set a Random Password is off, so that nothing would change',
			false,
			'agent: update',
			{ accountId: '1', agentId, updateFields: { randomPassword: given } },
		],
		[
			'Update Fields needs at least one of Active, Department Names or IDs, Email, Name, Password, Profile, Set a Random Password and Text Limit',
			true,
			'agent: update',
			{ accountId: '1', agentId, updateFields: { passwordIsHashed: given } },
		],
	],
	tested,
);

const agentNow = (id: number) => sandbox.state.omnize.agents.find((agent) => agent.id === id)!;
const methods = () => sandbox.requests.all().map(({ method }) => method);

/** An admin in the second of two departments: what an update that forgets them takes away. */
async function createAdmin(): Promise<number> {
	for (const name of ['First', 'Second']) {
		await run('department: create', { accountId: '1', name });
	}
	const { json: made } = await run('agent: create', {
		accountId: '1',
		name: 'Ada',
		email: 'ada@example.com',
		password: 'x',
		additionalFields: { profile: 'ADMIN', departmentIds: [802], textLimit: 4 },
	});
	sandbox.requests.clear();
	return made[0]!.id as number;
}

const asBefore = {
	name: 'Ada',
	email: 'ada@example.com',
	profile: 'ADMIN',
	departments: [802],
	text_limit: 4,
	ativo: 1,
};

describe('an update', () => {
	it.each<[string, IDataObject, object]>([
		['the name', { name: 'Grace' }, { name: 'Grace' }],
		['the e-mail', { email: 'grace@example.com' }, { email: 'grace@example.com' }],
		['the password', { password: 'y' }, {}],
		['the text limit', { textLimit: 9 }, { text_limit: 9 }],
		['whether they are active', { active: false }, { ativo: 0 }],
		['the profile', { profile: 'AGENT' }, { profile: 'AGENT' }],
		['the departments', { departmentIds: [801] }, { departments: [801] }],
	])('of %s leaves everything else as it was', async (_what, updateFields, change) => {
		const id = await createAdmin();
		const { error } = await run('agent: update', {
			accountId: '1',
			agentId: byId(String(id)),
			updateFields,
		});
		expect(error).toBeUndefined();
		expect(agentNow(id)).toMatchObject({ ...asBefore, ...change });
		expect(methods()).toEqual(['GET', 'PUT']);
	});

	it('says again what was read, and never a password or a text limit', async () => {
		const id = await createAdmin();
		const updateFields = { name: 'Grace' };
		await run('agent: update', { accountId: '1', agentId: byId(String(id)), updateFields });
		expect(sentBody()).toEqual({
			token: sandbox.credentials.omnizeZenviaApi.token,
			profile: 'ADMIN',
			department_ids: [802],
			agent: { name: 'Grace', email: 'ada@example.com', account_id: 1 },
		});
	});

	it.each(['status500Before', 'html', 'resetBefore'] as const)(
		'sends nothing where what is to be said again can not be read (%s)',
		async (fault) => {
			sandbox.faults.set({ vendor: 'omnize', methods: ['GET'], rates: { [fault]: 1 } });
			const { error } = await run('agent: update', {
				accountId: '1',
				agentId,
				updateFields: { name: 'Grace' },
			});
			sandbox.faults.clear();
			expect(error!.message).toMatch(/^Omnize could not be reached/);
			expect(methods()).not.toContain('PUT');
		},
	);

	it('sends nothing for an agent of another account', async () => {
		const { error } = await run('agent: update', {
			accountId: '1111',
			agentId,
			updateFields: { name: 'Grace' },
		});
		expect(error!.message).toBe('Omnize refused: Agent not found');
		expect(methods()).toEqual(['GET']);
	});

	/** A's show of an agent has no profile. */
	const withoutProfile: Script = ({ method }, response) =>
		json(response, 200, {
			status: 200,
			success: true,
			...(method === 'GET' && {
				data: { id: 123, name: 'A', email: 'a@b.example', ativo: 1, departments: [{ id: 5 }] },
			}),
		});

	it('asks for the profile where Omnize does not tell it, and sends nothing', async () => {
		const { error, received } = await runAgainst(withoutProfile, 'agent: update', {
			accountId: '1',
			agentId,
			updateFields: { name: 'Grace' },
		});
		expect(error!.message).toBe(
			'Omnize does not say which profile the agent has, and an update without it could change that: enter Profile too',
		);
		expect(received.map(({ method }) => method)).toEqual(['GET']);
	});

	it('goes on with the one that is entered, and without an answer', async () => {
		const { json: out, received } = await runAgainst(withoutProfile, 'agent: update', {
			accountId: '1',
			agentId,
			updateFields: { name: 'Grace', profile: 'ADMIN' },
		});
		expect(out).toEqual([{ success: true, accountId: 1, agentId: 123 }]);
		expect(JSON.parse(received.at(-1)!.body)).toMatchObject({
			profile: 'ADMIN',
			department_ids: [5],
			agent: { name: 'Grace', email: 'a@b.example' },
		});
	});

	it('keeps a profile that an account has defined itself', async () => {
		const { received } = await runAgainst(
			(_received, response) =>
				json(response, 200, {
					status: 200,
					success: true,
					agent: { id: 123, name: 'A', email: 'a@b.example', profile: 'NIGHTS', departments: [] },
				}),
			'agent: update',
			{ accountId: '1', agentId, updateFields: { name: 'Grace' } },
		);
		expect(JSON.parse(received.at(-1)!.body)).toMatchObject({
			profile: 'NIGHTS',
			department_ids: [],
		});
	});

	it('is previewed as what would change, and only reads', async () => {
		const { json: out } = await run('agent: update', {
			accountId: '1',
			agentId,
			updateFields: { name: 'Grace' },
			preview: true,
		});
		expect(out).toMatchObject([
			{
				preview: true,
				summary: 'Would change the agent 123 of the account 1: name from “Demo Agent” to “Grace”',
			},
		]);
		expect(sandbox.requests.all().map(({ method }) => method)).toEqual(['GET']);
	});

	it('whose answer got lost is sent again, the same', async () => {
		const id = await createAdmin();
		sandbox.faults.next(['resetAfter'], { methods: ['PUT'] });
		const { json: out } = await run('agent: update', {
			accountId: '1',
			agentId: byId(String(id)),
			updateFields: { randomPassword: true },
		});
		expect(out).toMatchObject([{ id, profile: 'ADMIN' }]);
		const [one, other] = sandbox.requests.all().filter(({ method }) => method === 'PUT');
		expect(one!.body).toEqual(other!.body);
	});
});

describe('If It Already Exists', () => {
	const ada = { accountId: '1', name: 'Ada L.', email: 'ADA@example.com', password: 'y' };

	it('uses the agent that is there', async () => {
		const id = await createAdmin();
		const { json: out } = await run('agent: create', { ...ada, ifExists: 'useExisting' });
		expect(out).toMatchObject([{ id, name: 'Ada', accountId: 1, created: false }]);
	});

	it('updates no more than what the item says', async () => {
		const id = await createAdmin();
		const { json: out } = await run('agent: upsert', ada);
		expect(out).toMatchObject([{ id, name: 'Ada L.', profile: 'ADMIN', created: false }]);
		expect(agentNow(id)).toMatchObject({ ...asBefore, name: 'Ada L.', email: 'ADA@example.com' });
		expect(JSON.stringify(sentBody())).not.toContain('password');
	});

	it('gives new rights and departments where the item has them', async () => {
		const id = await createAdmin();
		const additionalFields = { profile: 'AGENT', departmentIds: [801, 802] };
		await run('agent: upsert', { ...ada, additionalFields });
		expect(agentNow(id)).toMatchObject({ profile: 'AGENT', departments: [801, 802] });
	});

	it('updates nobody whose rights Omnize does not tell', async () => {
		const { error, received } = await runAgainst(
			(_received, response) =>
				json(response, 200, {
					status: 200,
					success: true,
					agents: [{ id: 9, email: 'ada@example.com', departments: [] }],
				}),
			'agent: upsert',
			ada,
		);
		expect(error!.message).toMatch(/^Omnize does not say which profile/);
		expect(received.map(({ method }) => method)).toEqual(['GET']);
	});

	it.each(['listed', 'hidden'] as const)(
		'does not take a deleted agent for one that is there (%s)',
		async (deletedAgents) => {
			sandbox.configure({ omnize: { deletedAgents } });
			const id = await createAdmin();
			await run('agent: delete', { accountId: '1', agentId: byId(String(id)) });
			const { json: out } = await run('agent: create', { ...ada, ifExists: 'useExisting' });
			expect(out).toMatchObject([{ id: id + 1, created: true }]);
		},
	);

	it('takes an inactive agent for one that is there', async () => {
		const id = await createAdmin();
		const updateFields = { active: false };
		await run('agent: update', { accountId: '1', agentId: byId(String(id)), updateFields });
		const { json: out } = await run('agent: create', { ...ada, ifExists: 'useExisting' });
		expect(out).toMatchObject([{ id, active: false, created: false }]);
	});
});

describe('deleting an agent', () => {
	it.each(['listed', 'hidden'] as const)(
		'whose answer got lost is done when they are gone (%s)',
		async (deletedAgents) => {
			sandbox.configure({ omnize: { deletedAgents } });
			sandbox.faults.next(['resetAfter']);
			const { json: out, error } = await run('agent: delete', { accountId: '1', agentId });
			expect(error).toBeUndefined();
			expect(out).toEqual([{ deleted: true }]);
			expect(sandbox.counts().omnize.deletedAgents).toBe(1);
		},
	);

	it('who was never there is refused', async () => {
		const { error } = await run('agent: delete', { accountId: '1', agentId: byId('77') });
		expect(error!.message).toBe('Omnize refused: Agent not found');
	});
});

describe('an unclear outcome', () => {
	it.each(['resetBefore', 'resetAfter', 'truncatedJson', 'html', 'status500After'] as const)(
		'of creating an agent is looked up, and nothing is created twice (%s)',
		async (fault) => {
			sandbox.faults.next([fault], { methods: ['POST'] });
			const { json: out } = await run('agent: create', {
				accountId: '1',
				name: 'A',
				email: 'a@example.org',
			});
			expect(out).toMatchObject([{ id: 12153, email: 'a@example.org', created: true }]);
			expect(sandbox.counts().omnize.created.agents).toBe(1);
		},
	);
});
