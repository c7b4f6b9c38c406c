import type { IDataObject } from 'n8n-workflow';

import { vendors, generations } from '../../nodes/vendors';
import { findableOf } from '../../nodes/engine/declare/target';
import { operationsOf } from '../harness/vendor';
import { sandbox, useSandbox } from './setup';

useSandbox({
	listLagMs: 0,
	centrapay: { requestsPerMinute: 0, pageSize: 0 },
	omnize: { departmentData: 'list', lists: 'whole', pages: 'known', deletedAgents: 'listed' },
	typsy: { processingMs: 0, departedAreFound: true },
});

type Credential = 'centrapayApi' | 'omnizeZenviaApi' | 'typsyOAuth2Api' | 'yayApi';
type Step = [operation: string, parameters: IDataObject];

async function run(credential: Credential, [operation, parameters]: Step, more: IDataObject = {}) {
	const { node: Node, vendor } = generations.find(
		(one) => one.vendor.credential.name === credential,
	)!;
	const { run: runOne } = operationsOf(
		new Node(),
		vendor.credential,
	)({ ...sandbox.credentials[credential] } as never);
	const { requestSettings, ...rest } = more;
	const settings = { requestsPerMinute: 0, ...(requestSettings as IDataObject) };
	const result = await runOne(operation, { ...parameters, ...rest, requestSettings: settings });
	expect(result.error).toBeUndefined();
	return result.json;
}

const reads = ['/v2/users/workspace', '/connect/token'];
const changing = () =>
	sandbox.requests.all().filter(({ method, path }) => method !== 'GET' && !reads.includes(path));

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const omnizeAccount = { accountId: byId('1') };
const agent = { ...omnizeAccount, agentId: byId('123') };
const department: Step = [
	'department: create',
	{ ...omnizeAccount, name: 'Support', additionalFields: { channels: ['video'] } },
];
const inDepartment = { ...omnizeAccount, departmentId: byId('801') };

const account = { accountId: byId('Jaim1Cu1Q55uooxSens6yk') };
const till: Step = ['apiKey: create', { ...account, name: 'Till1', role: 'merchant-terminal' }];
const bob = { userId: byId('b657195e-dc2f-11ea-8566-e7710d592c99') };

const person = {
	firstName: 'Ada',
	lastName: 'Lovelace',
	email: 'ada@example.com',
	structures: { structure: [{ name: 'Venue A', role: 'member' }] },
	additionalFields: {
		teams: { team: [{ name: 'Team A' }] },
		claims: { claim: [{ key: 'id', value: '1', issuer: 'us' }] },
	},
};
const ada: Step = ['user: create', person];
const { email } = person;

interface Prophecy {
	credential: Credential;
	/** What is done before. */
	before?: Step[];
	/** Gets what was put out before. */
	step: Step | ((made: IDataObject[]) => Step);
	/** What the plan says. */
	says: { action: string; changes?: string[] };
	/** What a plan says once it was carried out. */
	then: string;
}

const prophecies: Prophecy[] = [
	...(
		[
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
		] as Array<[Step, string, string[], string]>
	).map(([step, action, changes, then]) => ({
		credential: 'omnizeZenviaApi' as const,
		before: [department],
		step,
		says: { action, changes },
		then,
	})),
	...(
		[
			[['account: update', { ...account, name: 'New Name' }], 'update', ['name'], 'none'],
			[['apiKey: create', { ...till[1], ifExists: 'useExisting' }], 'none', [], 'none'],
			[
				[
					'apiKey: create',
					{ ...account, name: 'Till2', role: 'merchant-terminal', ifExists: 'useExisting' },
				],
				'create',
				[],
				'none',
			],
			[
				['apiKey: update', { ...account, apiKeyName: byId('Till1'), enabled: false }],
				'update',
				['enabled'],
				'none',
			],
			[
				[
					'invitation: create',
					{ ...account, recipientAlias: 'a@b.org', role: 'cashier', ifExists: 'useExisting' },
				],
				'create',
				[],
				'none',
			],
		] as Array<[Step, string, string[], string]>
	).map(([step, action, changes, then]) => ({
		credential: 'centrapayApi' as const,
		before: [till],
		step,
		says: { action, changes },
		then,
	})),
	{
		credential: 'centrapayApi',
		step: ['member: remove', { ...account, ...bob }],
		says: { action: 'delete' },
		then: 'none',
	},
	{
		credential: 'centrapayApi',
		before: [['member: remove', { ...account, ...bob }]],
		step: ['member: add', { ...account, ...bob, role: 'account-owner' }],
		says: { action: 'create' },
		then: 'none',
	},
	{
		credential: 'centrapayApi',
		before: [['merchant: create', { ...account, name: 'Cafe', country: 'NZ', test: false }]],
		step: ([merchant]) => [
			'merchant: setOnboardingStatus',
			{
				...account,
				merchantId: byId(String(merchant!.merchantId)),
				onboardingStatus: 'on-hold',
				onboardingStatusReason: 'no-response',
			},
		],
		says: { action: 'update', changes: ['onboardingStatus', 'onboardingStatusReason'] },
		then: 'none',
	},
	...(
		[
			[
				['user: create', { ...person, email: 'b@example.com', ifExists: 'useExisting' }],
				'create',
				[],
				'none',
			],
			[
				[
					'user: upsert',
					{
						...person,
						firstName: 'Augusta',
						structures: { structure: [{ name: 'Venue B', role: 'manager' }] },
						options: { removeOthers: true },
					},
				],
				'update',
				['firstName', 'workspace.structures'],
				'none',
			],
			[
				['user: addTeams', { email, teams: { team: [{ name: 'Team B' }] } }],
				'update',
				['workspace.teams'],
				'none',
			],
			[
				['user: removeTeams', { email, teams: { team: [{ name: 'Team A' }] } }],
				'update',
				['workspace.teams'],
				'none',
			],
			[
				[
					'user: addStructures',
					{ email, structures: { structure: [{ name: 'Venue A', role: 'member' }] } },
				],
				'none',
				[],
				'none',
			],
			[
				['user: removeStructures', { email, structures: { structure: [{ name: 'Venue A' }] } }],
				'update',
				['workspace.structures'],
				'none',
			],
			[
				['user: addClaims', { email, claims: { claim: [{ key: 'other', value: '1' }] } }],
				'update',
				['workspace.claims'],
				'none',
			],
			[
				['user: removeClaims', { email, claims: { claim: [{ key: 'id', issuer: 'us' }] } }],
				'update',
				['workspace.claims'],
				'none',
			],
			[['user: depart', { email }], 'update', ['workspace.status'], 'none'],
			[
				[
					'account: create',
					{
						name: 'A',
						vanityName: 'A',
						tzIdentifier: 'Australia/Melbourne',
						country: 'AU',
						code: 'A1',
						ifExists: 'useExisting',
					},
				],
				'create',
				[],
				'none',
			],
		] as Array<[Step, string, string[], string]>
	).map(([step, action, changes, then]) => ({
		credential: 'typsyOAuth2Api' as const,
		before: [ada],
		step,
		says: { action, changes },
		then,
	})),
	{
		credential: 'yayApi',
		step: [
			'customer: create',
			{ contactName: 'Ada', name: 'harbour-cafe', ifExists: 'useExisting' },
		],
		says: { action: 'create' },
		then: 'none',
	},
];

const titled = prophecies.map((one): [string, Prophecy] => {
	const [operation] = typeof one.step === 'function' ? one.step([{}]) : one.step;
	return [`${one.credential} ${operation}`, one];
});

it.each(titled)(
	'%s: what a plan says is what comes true, and then there is nothing left to do',
	async (_title, { credential, before = [], step: chosen, says, then }) => {
		const made: IDataObject[] = [];
		for (const one of before) made.push(...(await run(credential, one)));
		sandbox.requests.clear();
		const step = typeof chosen === 'function' ? chosen(made) : chosen;
		const [plan] = await run(credential, step, { preview: true });
		const changes = (plan!.changes as Array<{ field: string }>).map(({ field }) => field);
		expect({ action: plan!.action, changes: changes.sort() }).toEqual({
			action: says.action,
			changes: [...(says.changes ?? [])].sort(),
		});
		expect(plan!.fingerprint).not.toBe('');
		expect(changing()).toEqual([]);

		// What is to be removed and isn't there may be refused.
		if (says.action !== 'none')
			await run(credential, step, { requestSettings: { onlyIfStill: plan!.fingerprint } });
		const [again] = await run(credential, step, { preview: true });
		expect(again).toMatchObject({ action: then });
	},
);

it('is tried of every operation that can be asked beforehand', () => {
	const newest = vendors.filter(({ credential }) =>
		prophecies.some((one) => one.credential === credential.name),
	);
	const askable = newest.flatMap(({ credential, resources }) =>
		resources.flatMap(({ value, operations }) =>
			operations
				.filter((operation) => findableOf(operation) !== undefined)
				.map((operation) => `${credential.name} ${value}: ${operation.value}`),
		),
	);
	const tried = new Set(titled.map(([title]) => title));
	const createdOrUpdated = (name: string) =>
		tried.has(name) || tried.has(name.replace(/create$/, 'upsert'));
	expect(askable.filter((name) => !createdOrUpdated(name))).toEqual([]);
});

const many = <Value>(value: (at: number) => Value) =>
	Array.from({ length: 30 }, (_, at) => value(at));

it.each<[Credential, string, IDataObject, IDataObject[], string[]]>([
	[
		'omnizeZenviaApi',
		'agent: upsert',
		{ ...omnizeAccount, name: '={{ $json.name }}', email: '={{ $json.email }}' },
		many((at) => ({ name: `A${at}`, email: `a${at}@example.com` })),
		['/partner/api/agents'],
	],
	[
		'centrapayApi',
		'apiKey: create',
		{ ...account, name: '={{ $json.name }}', role: 'merchant-terminal' },
		many((at) => ({ name: `Till${at}` })),
		['/api/accounts/Jaim1Cu1Q55uooxSens6yk/api-keys'],
	],
	[
		'typsyOAuth2Api',
		'user: upsert',
		{ ...person, email: '={{ $json.email }}' },
		many((at) => ({ email: `a${at}@example.com` })),
		['/v2/users'],
	],
	[
		'yayApi',
		'customer: create',
		{ contactName: 'A', name: '={{ $json.name }}' },
		many((at) => ({ name: `a${at}` })),
		['/account/reseller'],
	],
])(
	'%s %s: a plan of many items reads each list once',
	async (credential, operation, parameters, items, paths) => {
		const { node: Node, vendor } = generations.find(
			(one) => one.vendor.credential.name === credential,
		)!;
		const { run: runAll } = operationsOf(
			new Node(),
			vendor.credential,
		)({ ...sandbox.credentials[credential] } as never);
		const { json } = await runAll(operation, { ...parameters, preview: true }, { items });
		expect(json.map(({ action }) => action)).toEqual(many(() => 'create'));
		const asked = sandbox.requests.all().map(({ path }) => path);
		expect(asked.filter((path) => path !== '/connect/token')).toEqual(paths);
	},
);
