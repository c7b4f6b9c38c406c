import { fingerprintOf, since } from '../../../nodes/engine/run/plan/fingerprint';
import { omnize } from '../../../nodes/Omnize/omnize';
import { omnizeHost } from '../../../nodes/Omnize/omnizeHost';
import { Foretelling, many, prophecies, type Step } from '../plans';
import { byId, useOmnize } from './setup';

useOmnize();

const omnizeAccount = { accountId: byId('1') };
const agent = { ...omnizeAccount, agentId: byId('123') };
const department: Step = [
	'department: create',
	{ ...omnizeAccount, name: 'Support', additionalFields: { channels: ['video'] } },
];
const inDepartment = { ...omnizeAccount, departmentId: byId('801') };

const foretelling = new Foretelling('omnizeZenviaApi');

foretelling.all(
	[department],
	[
		...prophecies([
			[
				[
					'account: create',
					{
						licenseQuantity: 1,
						email: 'b@example.com',
						mainContact: 'B',
						telefone: '1',
						url: 'b.com',
						ifExists: 'useExisting',
					},
				],
				'create',
				[],
				'none',
			],
			// Licenses can't be read.
			[
				[
					'account: upsert',
					{
						licenseQuantity: 1,
						email: 'b@example.com',
						mainContact: 'B',
						telefone: '1',
						url: 'b.com',
					},
				],
				'create',
				[],
				'update',
			],
			[
				['account: update', { ...omnizeAccount, updateFields: { telefone: '2', ativo: false } }],
				'update',
				['phone', 'ativo', 'active'],
				'none',
			],
			[['account: deactivate', omnizeAccount], 'update', ['ativo', 'active'], 'none'],
			[['account: activate', omnizeAccount], 'none', [], 'none'],
			[
				['account: updateLicenses', { ...omnizeAccount, licenseQuantity: 5 }],
				'update',
				['license_quantity'],
				'update',
			],
			[
				['account: updateLicenseCode', { ...omnizeAccount, licenseCode: 'X' }],
				'update',
				['license_code'],
				'update',
			],
			[['account: delete', omnizeAccount], 'delete', [], 'none'],
			[
				[
					'agent: create',
					{ ...omnizeAccount, name: 'B', email: 'b@example.com', ifExists: 'useExisting' },
				],
				'create',
				[],
				'none',
			],
			[
				[
					'agent: upsert',
					{
						...omnizeAccount,
						name: 'New Name',
						email: 'user@example.org',
						additionalFields: { profile: 'ADMIN' },
					},
				],
				'update',
				['name', 'profile'],
				'none',
			],
			[
				['agent: update', { ...agent, updateFields: { name: 'New Name', active: false } }],
				'update',
				['name', 'active'],
				'none',
			],
			[['agent: delete', agent], 'delete', [], 'none'],
			[
				[
					'department: upsert',
					{ ...omnizeAccount, name: 'Support', additionalFields: { description: 'Bills' } },
				],
				'update',
				['description'],
				'none',
			],
			[
				[
					'department: update',
					{ ...inDepartment, updateFields: { name: 'Help', channels: ['chat'] } },
				],
				'update',
				['name', 'channels'],
				'none',
			],
			[
				['department: addAgents', { ...inDepartment, agentIds: ['123'] }],
				'update',
				['agents'],
				'none',
			],
			[['department: removeAgents', { ...inDepartment, agentIds: ['123'] }], 'none', [], 'none'],
			[
				['department: addChannels', { ...inDepartment, channels: ['chat'] }],
				'update',
				['channels'],
				'none',
			],
			[
				['department: removeChannels', { ...inDepartment, channels: ['video'] }],
				'update',
				['channels'],
				'none',
			],
		]),
	],
);

it.each([omnize, omnizeHost])('hangs on nothing that an agent does by logging in', (vendor) => {
	const subject = { vendor, thing: 'agent 123' };
	const agentBefore = { id: 123, name: 'Ada', status: 'OFFLINE', updated_at: '2026-11-29' };
	const print = fingerprintOf(subject, agentBefore);
	const loggedIn = { ...agentBefore, status: 'ONLINE', updated_at: '2026-11-30' };
	expect(since(print, subject, loggedIn)).toBe('same');
	expect(since(print, subject, { ...loggedIn, name: 'Grace' })).toEqual(['name']);
});

foretelling.readsOnce(
	['agent: upsert', { ...omnizeAccount, name: '={{ $json.name }}', email: '={{ $json.email }}' }],
	many((at) => ({ name: `A${at}`, email: `a${at}@example.com` })),
	['/partner/api/agents'],
);
