import type { IDataObject } from 'n8n-workflow';

import { json } from '../../harness/scriptedServer';
import { sandbox } from '../setup';
import {
	behavesAsDocumented,
	byId,
	createDepartment,
	given,
	refusesBeforeSending,
	run,
	runAgainst,
	sentBody,
	useOmnize,
} from './setup';

useOmnize();

const departmentId = byId('801');

behavesAsDocumented('department', [
	{
		operation: 'department: create',
		parameters: {
			accountId: '1',
			name: 'New Department',
			additionalFields: {
				description: 'A new created department',
				ativo: true,
				channels: ['chat', 'video', 'audio'],
			},
		},
		request: {
			method: 'POST',
			path: '/api/v1/departments',
			body: {
				department: {
					account_id: 1,
					name: 'New Department',
					description: 'A new created department',
					ativo: 1,
					channels: ['chat', 'video', 'audio'],
				},
			},
		},
		output: [
			expect.objectContaining({ id: 802, account_id: 1, name: 'New Department' }) as IDataObject,
		],
	},
	{
		operation: 'department: update',
		parameters: {
			departmentId,
			updateFields: {
				name: 'New Department Name',
				description: 'New department description',
				ativo: false,
			},
		},
		request: {
			method: 'PUT',
			path: '/api/v1/departments/801',
			body: {
				department: {
					name: 'New Department Name',
					description: 'New department description',
					ativo: 0,
				},
			},
		},
		output: [
			expect.objectContaining({ id: 801, name: 'New Department Name', ativo: 0 }) as IDataObject,
		],
	},
	{
		operation: 'department: getAll',
		parameters: { accountId: '1', returnAll: true },
		request: { method: 'GET', path: '/api/v1/departments', query: { account_id: '1' } },
		output: [expect.objectContaining({ id: 801, name: 'Support' }) as IDataObject],
	},
	{
		operation: 'department: getChannels',
		parameters: { departmentId, returnAll: true },
		request: { method: 'GET', path: '/api/v1/departments/801/channels' },
		output: [{ channel: 'video' }],
	},
	{
		operation: 'department: getAgents',
		parameters: { departmentId, returnAll: true },
		request: { method: 'GET', path: '/api/v1/departments/801/agents' },
		output: [],
	},
	{
		operation: 'department: addAgents',
		parameters: { departmentId, agentIds: '123, 456' },
		request: {
			method: 'POST',
			path: '/api/v1/departments/801/add_agents',
			body: { agents: ['123', '456'] },
		},
		output: [
			{
				success: true,
				departmentId: 801,
				agents: [expect.objectContaining({ id: 123 }), expect.objectContaining({ id: 456 })],
			} as unknown as IDataObject,
		],
	},
	{
		operation: 'department: removeAgents',
		parameters: { departmentId, agentIds: '["123","456"]' },
		request: {
			method: 'POST',
			path: '/api/v1/departments/801/remove_agents',
			body: { agents: ['123', '456'] },
		},
		output: [{ success: true, departmentId: 801, agents: [] }],
	},
	{
		operation: 'department: addChannels',
		parameters: { departmentId, channels: ['audio'] },
		request: {
			method: 'POST',
			path: '/api/v1/departments/801/add_channels',
			body: { channels: ['audio'] },
		},
		output: [{ success: true, departmentId: 801, channels: ['video', 'audio'] }],
	},
	{
		operation: 'department: removeChannels',
		parameters: { departmentId, channels: ['video'] },
		request: {
			method: 'POST',
			path: '/api/v1/departments/801/remove_channels',
			body: { channels: ['video'] },
		},
		output: [{ success: true, departmentId: 801, channels: [] }],
	},
]);

refusesBeforeSending([
	[
		'Update Fields needs at least one of Active, Description and Name',
		undefined,
		'department: update',
		{ departmentId: byId('1'), updateFields: { name: given } },
	],
	[
		'Agent Names or IDs 2 must be a whole number, and is “x”',
		'1, x',
		'department: addAgents',
		{ departmentId: byId('1'), agentIds: given },
	],
	[
		'Agent Names or IDs is required',
		[],
		'department: addAgents',
		{ departmentId: byId('1'), agentIds: given },
	],
	[
		'Channels 1 must be audio, chat or video, and is “fax”',
		'fax',
		'department: addChannels',
		{ departmentId: byId('1'), channels: given },
	],
]);

describe('values by expression', () => {
	it('may be numbers, a single ID, a list, comma text, and 1 and 0', async () => {
		const id = Number(await createDepartment());
		const target = { departmentId: byId('={{ $json.id }}') };
		const lists: Array<[unknown, string[]]> = [
			[123, ['123']],
			[
				[123, '456'],
				['123', '456'],
			],
		];
		for (const [given, agents] of lists) {
			const items = [{ id, given: given as IDataObject }];
			const parameters = { ...target, agentIds: '={{ $json.given }}' };
			await run('department: addAgents', parameters, { items });
			expect(sentBody().agents).toEqual(agents);
		}
		const items = [{ id, channels: 'chat, audio', ativo: 0 }];
		const channels = '={{ $json.channels }}';
		await run('department: addChannels', { ...target, channels }, { items });
		expect(sentBody().channels).toEqual(['chat', 'audio']);
		const updateFields = { ativo: '={{ $json.ativo }}' };
		await run('department: update', { ...target, updateFields }, { items });
		expect(sentBody().department).toEqual({ ativo: 0 });
	});
});

describe('answers', () => {
	it.each(['object', 'list'] as const)('with a department as %s are understood', async (form) => {
		sandbox.configure({ omnize: { departmentData: form } });
		const { json: out } = await run('department: create', { accountId: '1', name: 'Sales' });
		expect(out).toMatchObject([{ id: 801, name: 'Sales' }]);
		const parameters = { departmentId, updateFields: { name: 'Vendas' } };
		const { json: changed } = await run('department: update', parameters);
		expect(changed).toMatchObject([{ id: 801, name: 'Vendas' }]);
	});

	it('with channels as objects are understood', async () => {
		const { json: out } = await runAgainst(
			(_received, response) => json(response, 200, { success: true, data: [{ name: 'chat' }] }),
			'department: getChannels',
			{ departmentId },
		);
		expect(out).toEqual([{ name: 'chat' }]);
	});
});

describe('an unclear outcome', () => {
	const agent = { accountId: '1', name: 'A', email: 'a@example.org', password: 'x' };

	it.each(['resetAfter', 'truncatedJson', 'empty', 'html', 'status500After'] as const)(
		'of creating an agent or a department is looked up, and nothing is created twice (%s)',
		async (fault) => {
			sandbox.faults.next([fault], { methods: ['POST'], path: 'agents$' });
			sandbox.faults.next([fault], { methods: ['POST'], path: 'departments$' });
			const created = await run('agent: create', agent);
			expect(created.json).toMatchObject([{ id: 12153, email: 'a@example.org' }]);
			const department = await run('department: create', { accountId: '1', name: 'Sales' });
			expect(department.json).toMatchObject([{ id: 801, name: 'Sales' }]);
			expect(sandbox.counts().omnize.created).toMatchObject({ agents: 1, departments: 1 });
		},
	);
});

describe('If It Already Exists', () => {
	it('uses or updates the department that is there', async () => {
		const id = Number(await createDepartment());
		const parameters = {
			accountId: '1',
			name: 'Support',
			additionalFields: { description: 'Help', ativo: false, channels: ['audio'] },
		};
		const used = await run('department: create', { ...parameters, ifExists: 'useExisting' });
		expect(used.json).toMatchObject([{ id, description: null, ativo: 1 }]);
		const changed = await run('department: create', { ...parameters, ifExists: 'update' });
		expect(changed.json).toMatchObject([{ id, name: 'Support', description: 'Help', ativo: 0 }]);
		expect(sandbox.state.omnize.departments).toMatchObject([
			{ id, description: 'Help', ativo: 0, channels: ['video', 'audio'] },
		]);
		const kept = { accountId: '1', name: 'Support', ifExists: 'update' };
		const unchanged = await run('department: create', kept);
		expect(unchanged.json).toMatchObject([{ id, description: 'Help', ativo: 0 }]);
	});
});
