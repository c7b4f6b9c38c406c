import type { IDataObject } from 'n8n-workflow';

import { omnize } from '../../../nodes/Omnize/omnize';
import { loadOptions, searchList } from '../../harness/n8n';
import { json } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	behavesAsDocumented,
	byId,
	createDepartment,
	given,
	nodeOf,
	refusesBeforeSending,
	sentBody,
	something,
	useOmnize,
} from './setup';

useOmnize();

const tested = nodeOf(omnize);
const { run, runAgainst, screen } = tested;
const departmentId = byId('801');
const path = '/partner/api/departments';

const channel = {
	chat: { id: 1, name: 'CHAT', state: 1 },
	video: { id: 2, name: 'VIDEO', state: 1 },
	audio: { id: 3, name: 'VOICE', state: 1 },
};

/** A department as it is put out. */
const putOut = (fields: IDataObject): IDataObject => ({
	accountId: 1,
	departmentId: fields.id,
	description: null,
	active: true,
	queue: true,
	queued_max_time: 120,
	ringing_max_time: 20,
	queue_position_time: null,
	deleted_at: null,
	agents: 0,
	created_at: something as string,
	updated_at: something as string,
	...fields,
});

behavesAsDocumented(
	'department',
	[
		{
			operation: 'department: create',
			parameters: {
				accountId: '1',
				name: 'New Department',
				additionalFields: {
					description: 'A new created department',
					agentIds: '123, 456',
					channels: ['chat', 'video', 'audio'],
				},
			},
			request: {
				method: 'POST',
				path,
				body: {
					agent_ids: [123, 456],
					channels: ['chat', 'video', 'audio'],
					department: {
						account_id: 1,
						name: 'New Department',
						description: 'A new created department',
					},
				},
			},
			output: [
				putOut({
					id: 802,
					name: 'New Department',
					description: 'A new created department',
					agents: 2,
					channels: [channel.audio, channel.video, channel.chat],
					created: true,
				}),
			],
		},
		{
			operation: 'department: update',
			parameters: {
				accountId: '1',
				departmentId,
				updateFields: {
					name: 'New Name',
					description: 'New',
					agentIds: [123],
					channels: ['audio'],
				},
			},
			request: {
				method: 'PUT',
				path: `${path}/801`,
				body: {
					agent_ids: [123],
					channels: ['video', 'voice'],
					department: { account_id: 1, name: 'New Name', description: 'New' },
				},
			},
			output: [
				putOut({
					id: 801,
					name: 'New Name',
					description: 'New',
					agents: 1,
					channels: [channel.audio, channel.video],
				}),
			],
		},
		{
			operation: 'department: getAll',
			parameters: { accountId: '1', returnAll: true, options: { search: 'supp' } },
			request: { method: 'GET', path, query: { account_id: '1', search: 'supp' } },
			output: [putOut({ id: 801, name: 'Support', channels: [channel.video] })],
		},
		{
			operation: 'department: getChannels',
			parameters: { departmentId, returnAll: true },
			request: { method: 'GET', path: `${path}/801/channels` },
			output: [channel.video],
		},
		{
			operation: 'department: getAgents',
			parameters: { departmentId, returnAll: true },
			request: { method: 'GET', path: `${path}/801/agents` },
			output: [],
		},
		{
			operation: 'department: addAgents',
			parameters: { departmentId, agentIds: '123' },
			request: { method: 'POST', path: `${path}/801/add_agents`, body: { agents: ['123'] } },
			output: [
				{
					success: true,
					departmentId: 801,
					agents: [expect.objectContaining({ id: 123 })],
				} as unknown as IDataObject,
			],
		},
		{
			operation: 'department: removeAgents',
			parameters: { departmentId, agentIds: '123' },
			request: { method: 'POST', path: `${path}/801/remove_agents`, body: { agents: ['123'] } },
			output: [{ success: true, departmentId: 801, agents: [] }],
		},
		{
			operation: 'department: addChannels',
			parameters: { departmentId, channels: ['audio'] },
			request: {
				method: 'POST',
				path: `${path}/801/add_channels`,
				body: { channels: ['audio'] },
			},
			output: [{ success: true, departmentId: 801, channels: [channel.audio, channel.video] }],
		},
		{
			operation: 'department: removeChannels',
			parameters: { departmentId, channels: ['video'] },
			request: {
				method: 'POST',
				path: `${path}/801/remove_channels`,
				body: { channels: ['video'] },
			},
			output: [{ success: true, departmentId: 801, channels: [] }],
		},
	],
	tested,
);

refusesBeforeSending(
	[
		[
			'Update Fields needs at least one of Additional Agent Names or IDs, Additional Channels, Description and Name',
			undefined,
			'department: update',
			{ accountId: '1', departmentId, updateFields: { name: given } },
		],
		[
			'Additional Channels 1 must be audio, chat or video, and is “fax”',
			'fax',
			'department: update',
			{ accountId: '1', departmentId, updateFields: { channels: given } },
		],
	],
	tested,
);

const departmentNow = () => sandbox.state.omnize.departments[0]!;

describe('an update', () => {
	it.each(['replaced', 'added'] as const)(
		'keeps the members that there are, where those sent are %s',
		async (departmentMembers) => {
			sandbox.configure({ omnize: { departmentMembers } });
			await createDepartment(tested);
			await run('department: addAgents', { departmentId, agentIds: ['123'] });
			const { error } = await run('department: update', {
				accountId: '1',
				departmentId,
				updateFields: { agentIds: ['456'], channels: ['VOICE', 'chat'] },
			});
			expect(error).toBeUndefined();
			const { agents, channels } = departmentNow();
			expect([agents, [...channels].sort()]).toEqual([
				[123, 456],
				['audio', 'chat', 'video'],
			]);
		},
	);

	it('reads and sends no members where none are to come', async () => {
		await createDepartment(tested);
		const updateFields = { name: 'Sales' };
		await run('department: update', { accountId: '1', departmentId, updateFields });
		expect(sandbox.requests.all().map(({ method }) => method)).toEqual(['PUT']);
		const { token: _token, ...body } = sentBody();
		expect(body).toEqual({ department: { account_id: 1, name: 'Sales' } });
		expect(departmentNow()).toMatchObject({ name: 'Sales', channels: ['video'] });
	});

	it('sends nothing where the members can not be read', async () => {
		await createDepartment(tested);
		sandbox.faults.set({ vendor: 'omnize', methods: ['GET'], rates: { status500Before: 1 } });
		const { error } = await run('department: update', {
			accountId: '1',
			departmentId,
			updateFields: { name: 'Sales', channels: ['chat'] },
		});
		sandbox.faults.clear();
		expect(error!.message).toMatch(/^Omnize could not be reached/);
		expect(departmentNow()).toMatchObject({ name: 'Support' });
	});

	it('takes names of channels too, and leaves those alone that are off', async () => {
		const { received } = await runAgainst(
			({ method }, response) =>
				json(
					response,
					200,
					method === 'GET'
						? { status: 200, success: true, data: ['audio', { name: 'CHAT', state: 0 }] }
						: { status: 200, success: true, department: { id: 801 } },
				),
			'department: update',
			{ accountId: '1', departmentId, updateFields: { channels: ['video'] } },
		);
		expect(JSON.parse(received.at(-1)!.body)).toMatchObject({ channels: ['voice', 'video'] });
	});
});

describe('If It Already Exists', () => {
	const support = {
		accountId: '1',
		name: 'Support',
		additionalFields: { description: 'Help', agentIds: ['123'], channels: ['audio'] },
	};

	it('uses or updates the department that is there, and takes nothing from it', async () => {
		await createDepartment(tested);
		await run('department: addAgents', { departmentId, agentIds: ['456'] });
		const used = await run('department: create', { ...support, ifExists: 'useExisting' });
		expect(used.json).toMatchObject([{ id: 801, accountId: 1, description: null, agents: 1 }]);
		const changed = await run('department: upsert', support);
		expect(changed.json).toMatchObject([{ id: 801, description: 'Help', created: false }]);
		expect(departmentNow()).toMatchObject({
			description: 'Help',
			agents: [456, 123],
			channels: ['video', 'audio'],
		});
	});

	it.each(['resetAfter', 'truncatedJson', 'html'] as const)(
		'is looked for where a creation got no clear answer (%s)',
		async (fault) => {
			sandbox.faults.next([fault], { methods: ['POST'] });
			const { json: out } = await run('department: create', support);
			expect(out).toMatchObject([{ id: 801, agents: 1, created: true }]);
			expect(sandbox.counts().omnize.created.departments).toBe(1);
		},
	);
});

describe('the lists on the screen', () => {
	it('show departments and agents of the account', async () => {
		await createDepartment(tested);
		const empty = { __rl: true, mode: 'list', value: '' };
		const accountId = { __rl: true, mode: 'list', value: '1' };
		const update = screen('department: update', { accountId, departmentId: empty });
		expect((await searchList(update, 'searchDepartments')).results).toEqual([
			{ name: 'Support', value: '801' },
		]);
		expect(await loadOptions(update, 'getAccountAgents')).toHaveLength(2);
		const agent = screen('agent: update', { accountId, agentId: empty });
		expect((await searchList(agent, 'searchAgents')).results).toHaveLength(2);
		expect(await loadOptions(agent, 'getAccountDepartments')).toEqual([
			{ name: 'Support', value: '801' },
		]);
	});
});
