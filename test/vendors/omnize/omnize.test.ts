import { createHash } from 'crypto';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IDataObject,
	IExecuteFunctions,
	INodeType,
} from 'n8n-workflow';

import { OmnizeApi } from '../../../credentials/OmnizeApi.credentials';
import { Omnize } from '../../../nodes/Omnize/Omnize.node';
import { omnize } from '../../../nodes/Omnize/omnize';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { loadOptions, runNode, searchList, type NodeRun, type OnScreen } from '../../harness/n8n';
import { json, startScriptedServer, type Script } from '../../harness/scriptedServer';

const node = new Omnize();
const credentialType = new OmnizeApi();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startSandbox()));
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.configure({ omnize: { departmentData: 'list' } });
});

const credential = (): ICredentialDataDecryptedObject => ({ ...sandbox.credentials.omnizeApi });

async function run(
	resource: string,
	operation: string,
	parameters: IDataObject,
	more: Partial<NodeRun> = {},
) {
	return await runNode({
		node,
		credentialType,
		credential: credential(),
		parameters: { resource, operation, ...parameters },
		...more,
	});
}

/** Runs the node against a server that answers as a test wants it. */
async function runAgainst(
	script: Script,
	resource: string,
	operation: string,
	parameters: IDataObject,
) {
	const server = await startScriptedServer(script);
	try {
		const { baseUrl } = server;
		const scripted = { ...credential(), baseUrl, loginApiUrl: baseUrl };
		const result = await run(resource, operation, parameters, { credential: scripted });
		return { ...result, received: server.received };
	} finally {
		await server.close();
	}
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const once = { requestSettings: { maxTries: 1 } };
const agentOf = (email: string) =>
	sandbox.state.omnize.agents.find((agent) => agent.email === email);

async function createDepartment(): Promise<string> {
	const { json: created } = await run('department', 'create', {
		accountId: '1',
		name: 'Support',
		additionalFields: { channels: ['video'] },
	});
	sandbox.requests.clear();
	return String(created[0]!.id);
}

/** What an operation is given, must send (omnize.md#requests) and must give. */
interface Example {
	resource: string;
	operation: string;
	parameters: IDataObject;
	request: { method: string; path: string; query?: IDataObject; body?: IDataObject };
	output: IDataObject[];
	/** Set where the refusal is the login endpoint's (omnize.md#envelope-and-errors). */
	server?: 'omnizeLogin';
}

const accountFields = {
	email: 'test@example.com',
	mainContact: 'Account Owner Namer',
	telefone: '(11) 9345-0987',
	url: 'testwebpage.com.br',
};
const accountBody = {
	email: 'test@example.com',
	main_contact: 'Account Owner Namer',
	telefone: '(11) 9345-0987',
	url: 'testwebpage.com.br',
};
const departmentId = byId('801');
const something: unknown = expect.any(String);

const examples: Example[] = [
	{
		resource: 'agent',
		operation: 'create',
		parameters: {
			accountId: '1111',
			name: 'Test Agent',
			email: 'test@example.com',
			password: 'correct horse',
			additionalFields: { profile: 'ADMIN', textLimit: 7 },
		},
		request: {
			method: 'POST',
			path: '/api/v1/agents',
			body: {
				profile: 'ADMIN',
				agent: {
					email: 'test@example.com',
					name: 'Test Agent',
					password: sha256('correct horse'),
					text_limit: 7,
					account_id: 1111,
				},
			},
		},
		output: [
			{
				id: 12153,
				name: 'Test Agent',
				administrator: 'SIM',
				email: 'test@example.com',
				ativo: 1,
				photo: null,
				subscriber_id: null,
				account_id: 1111,
				date_creation: something,
				change_date: something,
				user_creation: null,
				user_change: null,
				version_register: 0,
				register_mobile_id: null,
				photo_expired_date: null,
				bucket_conf: null,
			} as IDataObject,
		],
	},
	{
		resource: 'agent',
		operation: 'update',
		parameters: {
			agentId: byId('123'),
			updateFields: {
				email: 'update@example.com',
				name: 'New Name',
				textLimit: 7,
				password: sha256('correct horse').toUpperCase(),
				passwordIsHashed: true,
			},
		},
		request: {
			method: 'PUT',
			path: '/api/v1/agents/123',
			body: {
				agent: {
					email: 'update@example.com',
					name: 'New Name',
					text_limit: 7,
					password: sha256('correct horse'),
				},
			},
		},
		output: [{ success: true, agentId: 123 }],
	},
	{
		resource: 'agent',
		operation: 'updateProfile',
		parameters: { agentId: byId('123'), profile: 'AGENT' },
		request: { method: 'PUT', path: '/api/v1/agents/123/profile', body: { profile: 'AGENT' } },
		output: [{ success: true, agentId: 123, profile: 'AGENT' }],
	},
	{
		resource: 'agent',
		operation: 'getAll',
		parameters: { accountId: '1', limit: 1 },
		request: { method: 'GET', path: '/api/v1/agents', query: { account_id: '1' } },
		output: [expect.objectContaining({ id: 123, email: 'user@example.org' }) as IDataObject],
	},
	{
		resource: 'account',
		operation: 'create',
		parameters: {
			licenseQuantity: 10,
			...accountFields,
			additionalFields: { password: 'correct horse' },
		},
		request: {
			method: 'POST',
			path: '/api/v1/accounts',
			body: { license_quantity: 10, password: sha256('correct horse'), account: accountBody },
		},
		output: [expect.objectContaining({ id: 4931, ...accountBody, ativo: 1 }) as IDataObject],
	},
	{
		resource: 'account',
		operation: 'update',
		parameters: { accountId: '1', updateFields: { ...accountFields, ativo: true } },
		request: {
			method: 'PUT',
			path: '/api/v1/accounts/1',
			body: { account: { ...accountBody, ativo: 1 } },
		},
		output: [expect.objectContaining({ id: 1, ...accountBody }) as IDataObject],
	},
	{
		resource: 'account',
		operation: 'activate',
		parameters: { accountId: '1' },
		request: { method: 'PUT', path: '/api/v1/accounts/1', body: { account: { ativo: 1 } } },
		output: [{ success: true, accountId: 1 }],
	},
	{
		resource: 'account',
		operation: 'deactivate',
		parameters: { accountId: '1' },
		request: { method: 'PUT', path: '/api/v1/accounts/1', body: { account: { ativo: 0 } } },
		output: [{ success: true, accountId: 1 }],
	},
	{
		resource: 'account',
		operation: 'updateLicenses',
		parameters: { accountId: '1', licenseQuantity: 5 },
		request: { method: 'PUT', path: '/api/v1/accounts/1', body: { license_quantity: 5 } },
		output: [{ success: true, accountId: 1, licenseQuantity: 5 }],
	},
	{
		resource: 'account',
		operation: 'updateLicenseCode',
		parameters: { accountId: '1', licenseCode: 'PARTNER_X' },
		request: { method: 'PUT', path: '/api/v1/accounts/1', body: { license_code: 'PARTNER_X' } },
		output: [{ success: true, accountId: 1, licenseCode: 'PARTNER_X' }],
	},
	{
		resource: 'account',
		operation: 'delete',
		parameters: { accountId: '1' },
		request: { method: 'DELETE', path: '/api/v1/accounts/1', body: {} },
		output: [{ deleted: true }],
	},
	{
		resource: 'department',
		operation: 'create',
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
		resource: 'department',
		operation: 'update',
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
		resource: 'department',
		operation: 'getAll',
		parameters: { accountId: '1', returnAll: true },
		request: { method: 'GET', path: '/api/v1/departments', query: { account_id: '1' } },
		output: [expect.objectContaining({ id: 801, name: 'Support' }) as IDataObject],
	},
	{
		resource: 'department',
		operation: 'getChannels',
		parameters: { departmentId, returnAll: true },
		request: { method: 'GET', path: '/api/v1/departments/801/channels' },
		output: [{ channel: 'video' }],
	},
	{
		resource: 'department',
		operation: 'getAgents',
		parameters: { departmentId, returnAll: true },
		request: { method: 'GET', path: '/api/v1/departments/801/agents' },
		output: [],
	},
	{
		resource: 'department',
		operation: 'addAgents',
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
		resource: 'department',
		operation: 'removeAgents',
		parameters: { departmentId, agentIds: '["123","456"]' },
		request: {
			method: 'POST',
			path: '/api/v1/departments/801/remove_agents',
			body: { agents: ['123', '456'] },
		},
		output: [{ success: true, departmentId: 801, agents: [] }],
	},
	{
		resource: 'department',
		operation: 'addChannels',
		parameters: { departmentId, channels: ['audio'] },
		request: {
			method: 'POST',
			path: '/api/v1/departments/801/add_channels',
			body: { channels: ['audio'] },
		},
		output: [{ success: true, departmentId: 801, channels: ['video', 'audio'] }],
	},
	{
		resource: 'department',
		operation: 'removeChannels',
		parameters: { departmentId, channels: ['video'] },
		request: {
			method: 'POST',
			path: '/api/v1/departments/801/remove_channels',
			body: { channels: ['video'] },
		},
		output: [{ success: true, departmentId: 801, channels: [] }],
	},
	{
		resource: 'loginUrl',
		operation: 'create',
		parameters: { email: 'user@example.org' },
		request: {
			method: 'POST',
			path: '/prod/authentication',
			body: { action: 'loginPartner', username: 'user@example.org' },
		},
		output: [
			{
				token: something,
				url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\?token=[\w.-]+$/) as unknown,
			} as IDataObject,
		],
		server: 'omnizeLogin',
	},
];

describe.each(examples)(
	'$resource: $operation',
	({ resource, operation, parameters, request, output, server = 'omnize' }) => {
		beforeEach(async () => void (await createDepartment()));

		it('sends the documented request, with the token only where it is documented', async () => {
			const { run: stored } = await run(resource, operation, parameters);
			const { token } = sandbox.credentials.omnizeApi;
			const sent = sandbox.requests.all();
			expect(sent).toHaveLength(1);
			const { method, path, query, body, rawBody, headers } = sent[0]!;
			expect({ server: sent[0]!.server, method, path }).toEqual({
				server,
				method: request.method,
				path: request.path,
			});
			if (method === 'GET') {
				expect(query).toEqual({ ...request.query, token });
				expect(rawBody).toBe('');
			} else {
				expect(query).toEqual({});
				expect(body).toEqual({ ...request.body, token });
				expect(headers['content-type']).toMatch(/^application\/json/);
			}
			expect(JSON.stringify(headers)).not.toContain(token);
			expect(JSON.stringify(stored)).not.toContain(token);
			expect(JSON.stringify(stored.data.resultData)).not.toContain('correct horse');
			expect(sandbox.counts().omnize.passwordsInClear).toBe(0);
		});

		it('gives what was made of the answer', async () => {
			const raw = { ...parameters, simplify: false };
			const { json: out, items, error } = await run(resource, operation, raw);
			expect(error).toBeUndefined();
			expect(out).toEqual(output);
			for (const { pairedItem } of items) expect(pairedItem).toEqual({ item: 0 });
		});

		it("is refused in Omnize's words", async () => {
			const { error, run: stored } = await run(resource, operation, parameters, {
				credential: { ...credential(), token: 'not-the-token-6c1f' },
			});
			expect(error).toMatchObject({
				name: 'NodeApiError',
				message: 'Omnize refused: Invalid token',
				description: expect.stringContaining('partner token in the credential') as unknown,
			});
			expect(sandbox.requests.count()).toBe(1);
			expect(JSON.stringify(stored)).not.toContain('not-the-token-6c1f');
		});
	},
);

it('are all the operations that send something', () => {
	const sending = omnize.resources.flatMap(({ value, operations }) =>
		operations.filter(({ request }) => request).map((operation) => [value, operation.value]),
	);
	expect(examples.map(({ resource, operation }) => [resource, operation]).sort()).toEqual(
		sending.sort(),
	);
});

describe('widget: getCode', () => {
	it('gives the snippet without a request and without a credential', async () => {
		const { json: out } = await run('widget', 'getCode', { accountId: '4931' }, { credential: {} });
		expect(out).toEqual([
			{ accountId: 4931, code: expect.stringContaining('wOmz.init({id:4931});') as unknown },
		]);
		expect(sandbox.requests.count()).toBe(0);
	});

	it('is refused for what is not an account ID', async () => {
		const { error } = await run('widget', 'getCode', { accountId: '1});alert(1' });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: 'Account ID must be a whole number',
		});
	});
});

describe('a value that can be known to be wrong', () => {
	const given = '={{ $json.given }}';
	const agent = { accountId: '1', name: 'A', email: 'a@example.com', password: 'x' };

	it.each<[string, unknown, string, string, IDataObject]>([
		['Account ID is required', '', 'agent', 'getAll', { accountId: given }],
		['Account ID must be a whole number', '1/../2', 'agent', 'getAll', { accountId: given }],
		['Account ID is too large', '9007199254740993', 'agent', 'getAll', { accountId: given }],
		['Agent is required', null, 'agent', 'updateProfile', { agentId: byId(given) }],
		[
			'Agent must be a whole number',
			'1/profile',
			'agent',
			'updateProfile',
			{ agentId: byId(given) },
		],
		[
			'Profile must be one of ADMIN, AGENT',
			'OWNER',
			'agent',
			'updateProfile',
			{ agentId: byId('1'), profile: given },
		],
		[
			'Email must be an e-mail address such as name@example.com',
			'nobody',
			'agent',
			'create',
			{ ...agent, email: given },
		],
		['Password is required', '', 'agent', 'create', { ...agent, password: given }],
		[
			'Password is not a SHA-256 in hex (64 characters from 0 to 9 and a to f): turn Password Is Hashed off to enter it as it is',
			'plain words',
			'agent',
			'create',
			{ ...agent, password: given, additionalFields: { passwordIsHashed: true } },
		],
		[
			'Update Fields needs at least one of Email, Name, Password and Text Limit',
			true,
			'agent',
			'update',
			{ agentId: byId('123'), updateFields: { passwordIsHashed: given } },
		],
		[
			'Update Fields needs at least one of Active, Email, Main Contact, Phone and Website',
			'',
			'account',
			'update',
			{ accountId: '1', updateFields: { email: given } },
		],
		[
			'Active must be true or false',
			'yes',
			'account',
			'update',
			{ accountId: '1', updateFields: { ativo: given } },
		],
		[
			'Update Fields needs at least one of Active, Description and Name',
			undefined,
			'department',
			'update',
			{ departmentId: byId('1'), updateFields: { name: given } },
		],
		[
			'License Quantity must be at least 1',
			0,
			'account',
			'updateLicenses',
			{ accountId: '1', licenseQuantity: given },
		],
		[
			'License Code is required',
			' ',
			'account',
			'updateLicenseCode',
			{ accountId: '1', licenseCode: given },
		],
		[
			'Agent Names or IDs 2 must be a whole number',
			'1, x',
			'department',
			'addAgents',
			{ departmentId: byId('1'), agentIds: given },
		],
		[
			'Agent Names or IDs is required',
			[],
			'department',
			'addAgents',
			{ departmentId: byId('1'), agentIds: given },
		],
		[
			'Channels 1 must be one of audio, chat, video',
			'fax',
			'department',
			'addChannels',
			{ departmentId: byId('1'), channels: given },
		],
		[
			'Email must be an e-mail address such as name@example.com',
			'a@b',
			'loginUrl',
			'create',
			{ email: given },
		],
	])(
		'is refused before anything is sent: %s',
		async (message, value, resource, operation, parameters) => {
			const items = [{ given: value as IDataObject }];
			const { error, run: stored } = await run(resource, operation, parameters, { items });
			expect(error).toMatchObject({ name: 'NodeOperationError', message });
			expect(JSON.stringify(stored.data.resultData)).not.toContain('plain words');
			expect(sandbox.requests.count()).toBe(0);
		},
	);
});

describe('values by expression', () => {
	const sentBody = () => sandbox.requests.last()!.body as IDataObject;

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
			await run('department', 'addAgents', parameters, { items });
			expect(sentBody().agents).toEqual(agents);
		}
		const items = [{ id, channels: 'chat, audio', ativo: 0 }];
		const channels = '={{ $json.channels }}';
		await run('department', 'addChannels', { ...target, channels }, { items });
		expect(sentBody().channels).toEqual(['chat', 'audio']);
		const updateFields = { ativo: '={{ $json.ativo }}' };
		await run('department', 'update', { ...target, updateFields }, { items });
		expect(sentBody().department).toEqual({ ativo: 0 });
	});

	it('leave out what is empty', async () => {
		await run(
			'agent',
			'create',
			{
				accountId: '={{ $json.account }}',
				name: '={{ $json.name }}',
				email: '={{ $json.email }}',
				password: '={{ $json.password }}',
				additionalFields: { profile: '={{ $json.profile }}', textLimit: '={{ $json.limit }}' },
			},
			{
				items: [
					{
						account: 1,
						name: "Zoë O'Brien 🎈",
						email: 'zoe@example.org',
						password: 12345678,
						profile: '',
						limit: null,
					},
				],
			},
		);
		const { token, ...body } = sentBody();
		expect(token).toBe(sandbox.credentials.omnizeApi.token);
		expect(body).toEqual({
			agent: {
				email: 'zoe@example.org',
				name: "Zoë O'Brien 🎈",
				password: sha256('12345678'),
				account_id: 1,
			},
		});
	});
});

describe('answers', () => {
	const agents = { accountId: '1', ...once };

	it('of 200 with success false are refusals, their list of errors in one sentence', async () => {
		const errors = ['E-mail can be blank', 'Name is too short'];
		const { error } = await runAgainst(
			(_received, response) => json(response, 200, { status: 200, success: false, errors }),
			'agent',
			'getAll',
			agents,
		);
		expect(error!.message).toBe('Omnize refused: E-mail can be blank; Name is too short');
	});

	it('about what is not there are told as they are', async () => {
		const { error } = await run('account', 'activate', { accountId: '77' });
		expect(error!.message).toBe('Omnize refused: Account not found');
	});

	it.each<[string, unknown, string]>([
		['without success', { status: 200, data: [] }, 'the answer was not as documented'],
		['with success in words', { success: 'true', data: [] }, 'the answer was not as documented'],
		['without data', { success: true }, 'the answer was empty'],
		['with data of another kind', { success: true, data: 'x' }, 'the answer was not as documented'],
		['without an ID', { success: true, data: [{ name: 'A' }] }, 'the answer was not as documented'],
		['that are empty', undefined, 'the answer was not as documented'],
	])('%s are told', async (_name, body, reason) => {
		const { error, received } = await runAgainst(
			(_received, response) => json(response, 200, body),
			'agent',
			'getAll',
			agents,
		);
		expect(error!.message).toContain(`Omnize could not be reached: ${reason}`);
		expect(received).toHaveLength(1);
	});

	it('never hand out passwords or tokens of records', async () => {
		const data = [{ id: 5, name: 'A', password: 'hash', token: 'theirs' }];
		const { json: out } = await runAgainst(
			(_received, response) => json(response, 200, { success: true, data }),
			'agent',
			'getAll',
			agents,
		);
		expect(out).toEqual([{ id: 5, name: 'A' }]);
	});

	it('that quote the token or the password are cleaned', async () => {
		const { token } = sandbox.credentials.omnizeApi;
		const quoted = [`No ${token}`, 'correct horse', sha256('correct horse')].join(' ');
		const { error, run: stored } = await runAgainst(
			(_received, response) => json(response, 200, { success: false, errors: quoted }),
			'agent',
			'create',
			{ accountId: '1', name: 'A', email: 'a@example.com', password: 'correct horse' },
		);
		expect(error!.message).toBe('Omnize refused: No ••• ••• •••');
		expect(JSON.stringify(stored.data.resultData)).not.toContain(token);
	});

	it.each(['object', 'list'] as const)('with a department as %s are understood', async (form) => {
		sandbox.configure({ omnize: { departmentData: form } });
		const { json: out } = await run('department', 'create', { accountId: '1', name: 'Sales' });
		expect(out).toMatchObject([{ id: 801, name: 'Sales' }]);
		const parameters = { departmentId, updateFields: { name: 'Vendas' } };
		const { json: changed } = await run('department', 'update', parameters);
		expect(changed).toMatchObject([{ id: 801, name: 'Vendas' }]);
	});

	it('with channels as objects are understood', async () => {
		const { json: out } = await runAgainst(
			(_received, response) => json(response, 200, { success: true, data: [{ name: 'chat' }] }),
			'department',
			'getChannels',
			{ departmentId },
		);
		expect(out).toEqual([{ name: 'chat' }]);
	});

	it('of the login endpoint that say no are refusals, with what to look at', async () => {
		const { error } = await run('loginUrl', 'create', { email: 'nobody@example.org' });
		expect(error).toMatchObject({
			message: 'Omnize refused: User not found',
			description: expect.stringContaining('active agent') as unknown,
		});
	});
});

describe('an unclear outcome', () => {
	const agent = { accountId: '1', name: 'A', email: 'a@example.org', password: 'x' };
	const account = { licenseQuantity: 1, ...accountFields };

	it.each(['resetAfter', 'truncatedJson', 'empty', 'html', 'status500After'] as const)(
		'of creating an agent or a department is looked up, and nothing is created twice (%s)',
		async (fault) => {
			sandbox.faults.next([fault], { methods: ['POST'], path: 'agents$' });
			sandbox.faults.next([fault], { methods: ['POST'], path: 'departments$' });
			const created = await run('agent', 'create', agent);
			expect(created.json).toMatchObject([{ id: 12153, email: 'a@example.org' }]);
			const department = await run('department', 'create', { accountId: '1', name: 'Sales' });
			expect(department.json).toMatchObject([{ id: 801, name: 'Sales' }]);
			expect(sandbox.counts().omnize.created).toMatchObject({ agents: 1, departments: 1 });
		},
	);

	it('that turns out as not done is done once', async () => {
		sandbox.faults.next(['resetBefore'], { methods: ['POST'] });
		const { json: out } = await run('agent', 'create', agent);
		expect(out).toMatchObject([{ id: 12153 }]);
		expect(sandbox.counts().omnize.created.agents).toBe(1);
	});

	it('of a look-up that proves nothing creates nothing', async () => {
		const { error, received } = await runAgainst(
			({ method }, response) =>
				json(response, 200, method === 'GET' ? { success: true, data: {} } : { success: true }),
			'agent',
			'create',
			{ ...agent, ...once, ifExists: 'useExisting' },
		);
		expect(error!.message).toContain('the answer was not as documented');
		expect(received.map(({ method }) => method)).toEqual(['GET']);
	});

	it('of creating an account is unknown, says how to check, and is never sent again', async () => {
		sandbox.faults.next(['resetAfter']);
		const { error } = await run('account', 'create', account);
		expect(error).toMatchObject({
			message: expect.stringMatching(
				/^Outcome unknown: Omnize may have carried this out/,
			) as unknown,
			description: expect.stringContaining(
				"Look in Omnize's partner portal for an account with the e-mail test@example.com",
			) as unknown,
		});
		expect(sandbox.requests.count()).toBe(1);
		expect(sandbox.counts().omnize.created.accounts).toBe(1);
	});

	it('of deleting is followed by a second try, which finds it gone: it is deleted', async () => {
		sandbox.faults.next(['resetAfter']);
		const { json: out, error } = await run('account', 'delete', { accountId: '1111' });
		expect(error).toBeUndefined();
		expect(out).toEqual([{ deleted: true }]);
		expect(sandbox.counts().omnize.deletedAccounts).toBe(1);
	});

	it('of a change is tried again', async () => {
		sandbox.faults.next(['resetAfter']);
		const { json: out } = await run('account', 'deactivate', { accountId: '1' });
		expect(out).toEqual([{ success: true, accountId: 1 }]);
		expect(sandbox.requests.count()).toBe(2);
	});
});

describe('If It Already Exists', () => {
	const agent = {
		accountId: '1',
		name: 'New Name',
		email: 'User@Example.org',
		password: 'correct horse',
	};

	it('uses the agent that is there, whatever the case of its e-mail', async () => {
		const { json: out } = await run('agent', 'create', { ...agent, ifExists: 'useExisting' });
		expect(out).toMatchObject([{ id: 123, name: 'Demo Agent' }]);
		expect(sandbox.counts().omnize.created.agents).toBe(0);
	});

	it('brings the agent that is there to the values of the item, its profile too', async () => {
		const { json: out } = await run('agent', 'create', {
			...agent,
			ifExists: 'update',
			additionalFields: { profile: 'ADMIN', textLimit: 3 },
		});
		expect(out).toMatchObject([
			{ id: 123, name: 'New Name', email: 'User@Example.org', text_limit: 3, profile: 'ADMIN' },
		]);
		expect(out[0]).not.toHaveProperty('administrator');
		const [, change, profile] = sandbox.requests.all();
		const { token } = sandbox.credentials.omnizeApi;
		expect(change).toMatchObject({
			method: 'PUT',
			path: '/api/v1/agents/123',
			body: {
				token,
				agent: {
					email: 'User@Example.org',
					name: 'New Name',
					password: sha256('correct horse'),
					text_limit: 3,
				},
			},
		});
		expect(profile).toMatchObject({
			method: 'PUT',
			path: '/api/v1/agents/123/profile',
			body: { token, profile: 'ADMIN' },
		});
		expect(agentOf('User@Example.org')).toMatchObject({ id: 123, administrator: 'SIM' });
	});

	it('leaves the profile alone where the item has none', async () => {
		const { json: out } = await run('agent', 'create', { ...agent, ifExists: 'update' });
		expect(out).toMatchObject([{ id: 123, administrator: 'NAO' }]);
		expect(sandbox.requests.count()).toBe(2);
	});

	it('creates the agent that is not there', async () => {
		const other = { ...agent, email: 'other@example.org', ifExists: 'update' };
		const { json: out } = await run('agent', 'create', other);
		expect(out).toMatchObject([{ id: 12153 }]);
	});

	it('looks only within the account', async () => {
		const elsewhere = { ...agent, accountId: '1111', ifExists: 'useExisting' };
		const { json: out } = await run('agent', 'create', elsewhere);
		expect(out).toMatchObject([{ id: 12153, account_id: 1111 }]);
	});

	it('creates one agent for two items with the same e-mail', async () => {
		const { json: out } = await run(
			'agent',
			'create',
			{ ...agent, email: '={{ $json.email }}', ifExists: 'useExisting' },
			{ items: [{ email: 'twin@example.org' }, { email: 'Twin@example.org' }] },
		);
		expect(out.map(({ id }) => id)).toEqual([12153, 12153]);
	});

	it('uses or updates the department that is there', async () => {
		const id = Number(await createDepartment());
		const parameters = {
			accountId: '1',
			name: 'Support',
			additionalFields: { description: 'Help', ativo: false, channels: ['audio'] },
		};
		const used = await run('department', 'create', { ...parameters, ifExists: 'useExisting' });
		expect(used.json).toMatchObject([{ id, description: null, ativo: 1 }]);
		const changed = await run('department', 'create', { ...parameters, ifExists: 'update' });
		expect(changed.json).toMatchObject([{ id, name: 'Support', description: 'Help', ativo: 0 }]);
		expect(sandbox.state.omnize.departments).toMatchObject([
			{ id, description: 'Help', ativo: 0, channels: ['video', 'audio'] },
		]);
		const kept = { accountId: '1', name: 'Support', ifExists: 'update' };
		const unchanged = await run('department', 'create', kept);
		expect(unchanged.json).toMatchObject([{ id, description: 'Help', ativo: 0 }]);
	});
});

describe('many items', () => {
	it('of which 7 are bad give 193 results and 7 errors, each in its place', async () => {
		const bad = new Set([0, 31, 32, 77, 120, 198, 199]);
		const items = Array.from({ length: 200 }, (_, index) => ({
			email: bad.has(index) ? `nobody ${index}` : `agent${index}@example.org`,
		}));
		const { items: out } = await run(
			'agent',
			'create',
			{ accountId: '1', name: 'A', email: '={{ $json.email }}', password: 'correct horse' },
			{ items, settings: { onError: 'continueRegularOutput' } },
		);
		expect(out).toHaveLength(200);
		out.forEach(({ json: one, pairedItem }, index) => {
			expect(pairedItem).toEqual({ item: index });
			if (bad.has(index)) {
				expect(one.error).toBe(
					`Email must be an e-mail address such as name@example.com [item ${index}]`,
				);
			} else {
				expect(one.email).toBe(`agent${index}@example.org`);
			}
		});
		expect(sandbox.counts().omnize).toMatchObject({
			created: { agents: 193 },
			duplicates: { agents: 0 },
			passwordsInClear: 0,
		});
	});

	it('end up in the error output where there is one', async () => {
		const { json: out, errorItems } = await run(
			'account',
			'activate',
			{ accountId: '={{ $json.id }}' },
			{
				items: [{ id: 1 }, { id: 77 }, { id: 1111 }],
				settings: { onError: 'continueErrorOutput' },
			},
		);
		expect(out.map(({ accountId }) => accountId)).toEqual([1, 1111]);
		expect(errorItems).toMatchObject([
			{ json: { error: 'Omnize refused: Account not found [item 1]' }, pairedItem: { item: 1 } },
		]);
	});
});

describe("the credential in n8n's HTTP Request node", () => {
	/** Sends as the HTTP Request node does: by n8n's older helper, with `uri` and JSON unread. */
	const requester = (options: IDataObject): INodeType => ({
		description: { ...node.description, properties: [] },
		async execute(this: IExecuteFunctions) {
			const body = (await this.helpers.requestWithAuthentication.call(this, 'omnizeApi', {
				headers: {},
				json: false,
				...options,
			})) as string;
			return [[{ json: JSON.parse(body) as IDataObject }]];
		},
	});
	const request = async (method: string, path: string, options: IDataObject = {}) => {
		const uri = sandbox.urls.omnize + path;
		const { json: out } = await runNode({
			node: requester({ method, uri, ...options }),
			credentialType,
			credential: credential(),
			parameters: {},
		});
		return out;
	};

	it('lets a GET with a query of its own through', async () => {
		const out = await request('GET', '/api/v1/agents?account_id=1');
		expect(out).toMatchObject([{ success: true, data: [{ id: 123 }, { id: 456 }] }]);
	});

	it('lets a body through, as an object and as text', async () => {
		const body = { account: { ativo: 0 } };
		const changed = await request('PUT', '/api/v1/accounts/1', { body });
		expect(changed).toMatchObject([{ success: true }]);
		const again = await request('PUT', '/api/v1/accounts/1', {
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		});
		expect(again).toMatchObject([{ success: true }]);
	});

	it('lets a request without a body through', async () => {
		const out = await request('DELETE', '/api/v1/accounts/1');
		expect(out).toMatchObject([{ success: true, message: 'Account deleted successfully' }]);
	});
});

describe('the lists on the screen', () => {
	const screen = (operation: string, parameters: IDataObject): OnScreen => {
		const [resource, name] = operation.split(': ');
		return {
			node,
			credentialType,
			credential: credential(),
			parameters: { resource, operation: name, ...parameters },
		};
	};
	const empty = { __rl: true, mode: 'list', value: '' };
	const agents = [
		{ name: 'Demo Agent (second@example.org)', value: '456' },
		{ name: 'Demo Agent (user@example.org)', value: '123' },
	];

	it('show the agents of the account, and those who match what is typed', async () => {
		const update = screen('agent: update', { accountId: ' 1 ', agentId: empty });
		expect((await searchList(update, 'searchAgents')).results).toEqual(agents);
		expect((await searchList(update, 'searchAgents', 'SECOND')).results).toEqual([agents[0]]);
	});

	it('show the departments of the account, whose ID may be a number', async () => {
		await createDepartment();
		const update = screen('department: update', { accountId: 1, departmentId: empty });
		expect((await searchList(update, 'searchDepartments')).results).toEqual([
			{ name: 'Support', value: '801' },
		]);
	});

	it('show whom a department can be given, and whom it has', async () => {
		const departmentId = byId(await createDepartment());
		const add = screen('department: addAgents', { accountId: '1', departmentId });
		expect(await loadOptions(add, 'getAccountAgents')).toEqual(agents);

		await run('department', 'addAgents', { departmentId, agentIds: ['456'] });
		const remove = screen('department: removeAgents', { departmentId });
		expect(await loadOptions(remove, 'getDepartmentAgents')).toEqual([agents[0]]);
	});

	it('ask for what they depend on, before anything is sent', async () => {
		const update = screen('agent: update', { accountId: '', agentId: empty });
		await expect(searchList(update, 'searchAgents')).rejects.toThrow('Choose the Account ID first');
		const remove = screen('department: removeAgents', { departmentId: empty });
		await expect(loadOptions(remove, 'getDepartmentAgents')).rejects.toThrow(
			'Choose a department first',
		);
		expect(sandbox.requests.count()).toBe(0);
	});

	it("say Omnize's words", async () => {
		const update = screen('agent: update', { accountId: '77', agentId: empty });
		await expect(searchList(update, 'searchAgents')).rejects.toThrow(
			'Omnize refused: Account not found',
		);
	});
});

describe('the Test button', () => {
	const press = async (changed: IDataObject = {}) => {
		const context = {
			helpers: {
				async request({ uri, qs, method }: IDataObject) {
					const query = new URLSearchParams(qs as Record<string, string>).toString();
					const response = await fetch(`${String(uri)}?${query}`, { method: String(method) });
					return {
						statusCode: response.status,
						headers: Object.fromEntries(response.headers),
						body: await response.text(),
					};
				},
			},
		};
		return await node.methods.credentialTest.omnizeApiTest.call(
			context as unknown as ICredentialTestFunctions,
			{
				id: '1',
				name: 'Omnize',
				type: 'omnizeApi',
				data: { ...credential(), ...changed } as never,
			},
		);
	};

	it('passes with the right token, and changes nothing', async () => {
		expect(await press()).toEqual({ status: 'OK', message: 'Connected to Omnize' });
		expect(sandbox.requests.all().map(({ method }) => method)).toEqual(['GET']);
	});

	it('passes too where the account that it asks for is not there', async () => {
		await run('account', 'delete', { accountId: '1' });
		expect(await press()).toMatchObject({ status: 'OK' });
	});

	it('says that the token is wrong', async () => {
		expect(await press({ token: 'wrong' })).toEqual({
			status: 'Error',
			message: 'Omnize does not accept this partner token. Copy it again from the partner portal.',
		});
	});

	it.each([
		['is not an address', 'partner.omnize.com', 'must start with https://'],
		['does not answer', 'http://127.0.0.1:1', 'could not be reached'],
	])('says that the host %s', async (_name, baseUrl, words) => {
		const { status, message } = await press({ baseUrl });
		expect(status).toBe('Error');
		expect(message).toContain(words);
	});

	it('does not take another page for Omnize', async () => {
		const server = await startScriptedServer((_received, response) => {
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<p>Welcome</p>');
		});
		const { status } = await press({ baseUrl: server.baseUrl });
		await server.close();
		expect(status).toBe('Error');
	});
});

describe('Simplify', () => {
	it('keeps the fields of an agent that people work with', async () => {
		const { json: out } = await run('agent', 'getAll', { accountId: 1 });
		expect(out.map(({ id }) => id)).toEqual([123, 456]);
		for (const agent of out) {
			expect(agent).toMatchObject({ email: expect.any(String), account_id: 1 });
			expect(Object.keys(agent).length).toBeLessThanOrEqual(10);
			expect(agent).not.toHaveProperty('photo');
		}
	});
});
