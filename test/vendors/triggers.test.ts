import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeType,
} from 'n8n-workflow';

import { CentrapayApi } from '../../credentials/CentrapayApi.credentials';
import { OmnizeApi } from '../../credentials/OmnizeApi.credentials';
import { YayApi } from '../../credentials/YayApi.credentials';
import { CentrapayTrigger } from '../../nodes/Centrapay/CentrapayTrigger.node';
import { OmnizeTrigger } from '../../nodes/Omnize/OmnizeTrigger.node';
import { YayTrigger } from '../../nodes/Yay/YayTrigger.node';
import { demoSecrets, startSandbox, type Sandbox } from '../../sandbox';
import { searchList } from '../harness/n8n';
import { PublishedTrigger } from '../harness/pollHarness';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';

const accountId = 'Jaim1Cu1Q55uooxSens6yk';
const stranger = 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc';
const member = 'b657195e-dc2f-11ea-8566-e7710d592c99';
const sha256 = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.configure({ centrapay: { requestsPerMinute: 0, pageSize: 0 } });
});

type Chosen = [
	event: string,
	parameters?: IDataObject,
	credential?: ICredentialDataDecryptedObject,
];
const make =
	(node: () => INodeType, type: ICredentialType, own: () => object) =>
	(...[event, parameters, credential]: Chosen) =>
		new PublishedTrigger(node(), type, { ...own(), ...credential }, { event, ...parameters });

const yay = make(
	() => new YayTrigger(),
	new YayApi(),
	() => sandbox.credentials.yayApi,
);
const omnize = make(
	() => new OmnizeTrigger(),
	new OmnizeApi(),
	() => sandbox.credentials.omnizeApi,
);
const centrapay = make(
	() => new CentrapayTrigger(),
	new CentrapayApi(),
	() => sandbox.credentials.centrapayApi,
);
const onAccount = { accountId: { __rl: true, mode: 'id', value: accountId } };
const onBehalfOf = (value: string) => ({ onBehalfOf: { __rl: true, mode: 'name', value } });

async function call(url: string, method: string, headers: object, body: object) {
	const response = await fetch(url, {
		method,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	const answer = (await response.json()) as IDataObject;
	if (!response.ok || answer.success === false) throw new Error(JSON.stringify(answer));
	return answer;
}

/** What happens at the vendors, by other hands than n8n's. */
const vendor = {
	omnize: async (method: string, path: string, body: object) =>
		await call(
			`${sandbox.urls.omnize}/api/v1/${path}`,
			method,
			{},
			{
				token: demoSecrets.omnizeToken,
				...body,
			},
		),
	newAgent: async (name: string, account = 1) =>
		await vendor.omnize('POST', 'agents', {
			agent: { name, email: `${name}@example.com`, password: sha256, account_id: account },
		}),
	newDepartment: async (name: string) =>
		await vendor.omnize('POST', 'departments', { department: { account_id: 1, name } }),
	newCustomer: async (name: string, more: object = {}) =>
		await call(
			`${sandbox.urls.yay}/account/reseller`,
			'POST',
			{
				'x-auth-reseller': sandbox.credentials.yayApi.reseller,
				'x-auth-user': sandbox.credentials.yayApi.user,
				'x-auth-password': sandbox.credentials.yayApi.password,
			},
			{ name, contact_name: 'Somebody', ...more },
		),
	centrapay: async (method: string, path: string, body: object) =>
		await call(
			`${sandbox.urls.centrapay}/api/accounts/${accountId}/${path}`,
			method,
			{ 'x-api-key': demoSecrets.centrapayApiKey },
			body,
		),
	newKey: async (name: string) =>
		await vendor.centrapay('POST', 'api-keys', { name, role: 'merchant-terminal' }),
	newMember: async (userId: string) =>
		await vendor.centrapay('POST', 'members', { userId, role: 'account-owner' }),
};
const names = (items: IDataObject[] | null) => items && items.map(({ name }) => name);

describe('Yay.com Trigger', () => {
	it('tells of each new customer once, without the passwords of its users', async () => {
		const trigger = yay('newCustomer');
		expect(await trigger.start()).toBeNull();

		await vendor.newCustomer('first', {
			users: [
				{
					contact_first_name: 'Geoff',
					contact_last_name: 'Wilson',
					name: 'admin',
					password: 'very-secret-password',
					role_id: '3',
					email: 'geoff@example.com',
				},
			],
		});
		await vendor.newCustomer('second');
		const items = await trigger.poll();

		expect(names(items)).toEqual(['first', 'second']);
		expect(JSON.stringify([items, trigger.memory])).not.toMatch(/password/);
		expect(await trigger.poll()).toBeNull();
	});

	it("lists a customer's SIP users on its behalf, and shows one without its password", async () => {
		const trigger = yay('newSipUser', onBehalfOf('demo_customer_1'));
		const [sample] = (await trigger.test())!;
		const raw = { event: 'newSipUser', simplify: false, ...onBehalfOf('demo_customer_1') };
		await trigger.start({ parameters: raw });
		const [whole] = (await trigger.test())!;

		expect(sample).toMatchObject({ extension: 1003 });
		expect(Object.keys(sample!).length).toBeLessThan(11);
		expect(whole).toMatchObject({ ...sample, nickname: 'ext1003' });
		expect(whole).not.toHaveProperty('password');
		expect(sandbox.requests.all({ vendor: 'yay' }).at(-1)).toMatchObject({
			path: '/voip/user',
			headers: { 'x-auth-for': 'demo_customer_1' },
		});
	});

	it('tells of a new SIP user', async () => {
		const lists = [['a'], ['a', 'b'], ['a', 'b']].map((list) =>
			list.map((uuid) => ({ uuid, password: 'very-secret-password' })),
		);
		const server = await startScriptedServer((_received, response, nth) =>
			json(response, 200, { result: lists[nth - 1], status_code: 200, status_message: 'OK' }),
		);
		const trigger = yay('newSipUser', {}, { baseUrl: server.baseUrl });

		expect(await trigger.start()).toBeNull();
		expect(await trigger.poll()).toEqual([{ uuid: 'b' }]);
		expect(await trigger.poll()).toBeNull();
		expect(trigger.database).not.toMatch(/password/);
		await server.close();
	});

	it('offers the customers to choose from', async () => {
		const screen = {
			node: new YayTrigger(),
			credentialType: new YayApi(),
			credential: sandbox.credentials.yayApi,
			parameters: { event: 'newSipUser' },
		};
		const { results } = await searchList(screen, 'searchCustomerNames', '');

		expect(results.map(({ value }) => value)).toEqual(['demo_customer_1', 'demo_customer_2']);
	});

	it('goes on with another password', async () => {
		const trigger = yay('newCustomer');
		await trigger.start();
		await vendor.newCustomer('first');

		const wrong = { password: 'another' };
		await expect(trigger.start({ credential: wrong })).rejects.toThrow(/Authentication failed/);
		const right = { password: demoSecrets.yayPassword };
		expect(names(await trigger.start({ credential: right }))).toEqual(['first']);
	});

	it('starts afresh for another reseller', async () => {
		const server = await startScriptedServer(({ headers }, response) => {
			const result = [{ uuid: headers['x-auth-reseller'] }];
			json(response, 200, { result, status_code: 200, status_message: 'OK' });
		});
		const trigger = yay('newCustomer', {}, { baseUrl: server.baseUrl });
		await trigger.start();

		expect(await trigger.start({ credential: { reseller: 'another' } })).toBeNull();
		expect(await trigger.start({ credential: { reseller: 'a_third' } })).toBeNull();
		await server.close();
	});
});

describe('Omnize Trigger', () => {
	it.each([
		['newAgent', ['maria'], null],
		['changedAgent', null, ['renamed']],
		['newOrChangedAgent', ['maria'], ['renamed']],
	])('%s tells of exactly that', async (event, whenCreated, whenChanged) => {
		const trigger = omnize(event, { accountId: '1' });
		expect(await trigger.start()).toBeNull();

		await vendor.newAgent('maria');
		await vendor.newAgent('elsewhere', 1111);
		expect(names(await trigger.poll())).toEqual(whenCreated);
		await vendor.omnize('PUT', 'agents/123', { agent: { name: 'renamed' } });
		expect(names(await trigger.poll())).toEqual(whenChanged);
		expect(await trigger.poll()).toBeNull();
	});

	it.each([
		['newDepartment', ['billing'], null],
		['changedDepartment', null, ['sales']],
		['newOrChangedDepartment', ['billing'], ['sales']],
	])('%s tells of exactly that', async (event, whenCreated, whenChanged) => {
		const trigger = omnize(event, { accountId: 1 });
		expect(await trigger.start()).toBeNull();

		await vendor.newDepartment('billing');
		expect(names(await trigger.poll())).toEqual(whenCreated);
		await vendor.omnize('PUT', 'departments/801', { department: { name: 'sales' } });
		expect(names(await trigger.poll())).toEqual(whenChanged);
		expect(await trigger.poll()).toBeNull();
	});

	it('never shows nor remembers a password', async () => {
		const trigger = omnize('newOrChangedAgent', { accountId: '1' });
		await trigger.start();
		await vendor.newAgent('maria');

		expect((await trigger.poll())?.[0]).not.toHaveProperty('password');
		expect(trigger.database).not.toMatch(/password|maria/);
	});

	it('brings a burst of 1,000 whole, in one go and in order', async () => {
		const trigger = omnize('newAgent', { accountId: '1' });
		await trigger.start();
		const burst = Array.from({ length: 1000 }, (_, number) => `agent${number}`);
		for (const name of burst) await vendor.newAgent(name);

		expect(names(await trigger.poll())).toEqual(burst);
		expect(await trigger.poll()).toBeNull();
		expect(trigger.database.length).toBeLessThan(25 * 1000);
	});

	it.each(['', 'abc', '1/2'])('names the field whose value "%s" is not right', async (given) => {
		await expect(omnize('newAgent', { accountId: given }).start()).rejects.toMatchObject({
			message: expect.stringMatching(/^Account ID /) as string,
			description: 'Correct it in this node.',
		});
		expect(sandbox.requests.count()).toBe(0);
	});

	it('refuses an event that it does not have', async () => {
		await expect(omnize('newMoon').start()).rejects.toThrow(/has no event "newMoon"/);
	});
});

describe('Centrapay Trigger', () => {
	it('tells of a new member once, and not of one that was added again', async () => {
		const trigger = centrapay('newMember', onAccount);
		expect(await trigger.start()).toBeNull();

		await vendor.newMember(stranger);
		await vendor.newMember(member);
		expect(await trigger.poll()).toEqual([
			{
				accountId,
				userId: stranger,
				createdAt: expect.any(String) as string,
				role: 'account-owner',
			},
		]);
		expect(await trigger.poll()).toBeNull();
	});

	it('takes who was removed and added later for a new member, but not a list with a gap', async () => {
		const was = { userId: member, createdAt: '2020-06-01T21:57:25.888Z' };
		const other = { userId: stranger, createdAt: '2020-06-01T22:34:31.308Z' };
		const back = { userId: member, createdAt: '2024-06-01T21:57:25.888Z' };
		const lists = [[was, other], [other], [was, other], [other], [back, other]];
		const server = await startScriptedServer((_received, response, nth) =>
			json(response, 200, lists[nth - 1]),
		);
		const trigger = centrapay('newMember', onAccount, { baseUrl: server.baseUrl });

		expect(await trigger.start()).toBeNull();
		for (const told of [null, null, null, [back]]) expect(await trigger.poll()).toEqual(told);
		await server.close();
	});

	it.each([
		['newApiKey', ['MyAPIkey'], null],
		['changedApiKey', null, ['MyAPIkey']],
		['newOrChangedApiKey', ['MyAPIkey'], ['MyAPIkey']],
	])('%s tells of exactly that', async (event, whenCreated, whenChanged) => {
		const trigger = centrapay(event, onAccount);
		expect(await trigger.start()).toBeNull();

		const { secret } = await vendor.newKey('MyAPIkey');
		expect(names(await trigger.poll())).toEqual(whenCreated);
		await vendor.centrapay('PUT', 'api-keys/MyAPIkey', { enabled: false });
		const items = await trigger.poll();
		expect(names(items)).toEqual(whenChanged);
		expect(JSON.stringify([items, trigger.memory])).not.toContain(secret);
		expect(await trigger.poll()).toBeNull();
	});

	it('reads a list in pages to its end', async () => {
		const trigger = centrapay('newApiKey', onAccount);
		expect(await trigger.start()).toBeNull();
		const keys = Array.from({ length: 7 }, (_, number) => `key${number}`);
		for (const name of keys) await vendor.newKey(name);
		sandbox.configure({ centrapay: { pageSize: 3 } });

		expect(names(await trigger.poll())).toEqual(keys);
		sandbox.configure({ centrapay: { pageSize: 0 } });
		expect(await trigger.poll()).toBeNull();
	});

	it('tells nothing of a list whose second page can not be read', async () => {
		sandbox.configure({ centrapay: { pageSize: 1 } });
		const trigger = centrapay('newApiKey', onAccount);
		await trigger.start();
		await vendor.newKey('one');
		await vendor.newKey('two');
		sandbox.faults.next(['none', 'html', 'html', 'html'], { vendor: 'centrapay' });

		await expect(trigger.poll()).rejects.toThrow(/Centrapay could not be reached/);
		expect(names(await trigger.poll())).toEqual(['one', 'two']);
	});

	it('does not follow pages in circles', async () => {
		const server = await startScriptedServer((_received, response) =>
			json(response, 200, { items: [{ name: 'one' }], nextPageKey: 'x' }),
		);
		const trigger = centrapay('newApiKey', onAccount, { baseUrl: server.baseUrl });

		await expect(trigger.start()).rejects.toThrow(/list has no end/);
		expect(server.received).toHaveLength(2);
		await server.close();
	});

	it('offers the accounts to choose from', async () => {
		const screen = {
			node: new CentrapayTrigger(),
			credentialType: new CentrapayApi(),
			credential: sandbox.credentials.centrapayApi,
			parameters: { event: 'newMember' },
		};
		const { results } = await searchList(screen, 'searchAccounts', 'harbour');

		expect(results).toEqual([{ name: 'Harbour Cafe', value: accountId }]);
	});
});

describe('A trigger that is tested in the editor', () => {
	it('shows the newest record, and changes nothing of what is remembered', async () => {
		const trigger = omnize('newAgent', { accountId: '1' });
		await trigger.start();
		const { database } = trigger;
		await vendor.newAgent('maria');

		expect(names(await trigger.test())).toEqual(['maria']);
		expect(names(await trigger.test())).toEqual(['maria']);
		expect(trigger.database).toBe(database);
		expect(names(await trigger.poll())).toEqual(['maria']);
	});

	it('says so when there is nothing yet', async () => {
		await expect(omnize('newDepartment', { accountId: '1' }).test()).rejects.toMatchObject({
			message: 'There are no departments at Omnize yet, so there is no sample to show',
		});
	});
});

describe('A poll that fails', () => {
	it.each([
		'status500Before',
		'truncatedJson',
		'html',
		'empty',
		'resetAfter',
		'status503',
	] as const)('loses nothing to %s', async (fault) => {
		const trigger = omnize('newAgent', { accountId: '1' });
		await trigger.start();
		const { database } = trigger;
		await vendor.newAgent('before');
		sandbox.faults.set({ vendor: 'omnize', rates: { [fault]: 1 } });

		await expect(trigger.poll()).rejects.toMatchObject({
			name: 'NodeApiError',
			message: expect.stringMatching(/^Omnize /) as string,
			description: expect.stringMatching(/Nothing is lost: the next poll/) as string,
		});
		expect(trigger.database).toBe(database);
		sandbox.faults.clear();
		await vendor.newAgent('after');
		expect(names(await trigger.poll())).toEqual(['before', 'after']);
		expect(await trigger.poll()).toBeNull();
	});

	it("gives the vendor's words and no secret", async () => {
		const trigger = omnize('newAgent', { accountId: '1' }, { token: 'not-the-token' });

		await expect(trigger.start()).rejects.toMatchObject({
			message: 'Omnize refused: Invalid token',
			description: expect.stringMatching(/^Check the partner token in the credential\./) as string,
		});
		expect(JSON.stringify(await trigger.start().catch((error) => error))).not.toContain(
			'not-the-token',
		);
	});
});

describe('What is remembered', () => {
	it('survives a restart of n8n, with what happened while it was down', async () => {
		const trigger = omnize('newOrChangedAgent', { accountId: '1' });
		await trigger.start();
		await vendor.newAgent('before');
		expect(names(await trigger.poll())).toEqual(['before']);

		await vendor.newAgent('during');
		expect(names(await trigger.start())).toEqual(['during']);
		expect(await trigger.start()).toBeNull();
		expect(await trigger.poll()).toBeNull();
	});

	it('starts afresh with another account or another event', async () => {
		const trigger = omnize('newAgent', { accountId: '1111' });
		await trigger.start();

		expect(await trigger.start({ parameters: { event: 'newAgent', accountId: '1' } })).toBeNull();
		await vendor.newAgent('maria');
		expect(names(await trigger.poll())).toEqual(['maria']);
		const another = { event: 'newOrChangedAgent', accountId: '1' };
		expect(await trigger.start({ parameters: another })).toBeNull();
	});

	it('grows neither with polls nor with changes', async () => {
		const trigger = omnize('changedAgent', { accountId: '1' });
		await trigger.start();
		const size = trigger.database.length;
		for (const name of ['one', 'two', 'three']) {
			await vendor.omnize('PUT', 'agents/123', { agent: { name } });
			expect(names(await trigger.poll())).toEqual([name]);
		}

		expect(trigger.database).toHaveLength(size);
	});
});

describe('A list that shrinks', () => {
	let server: ScriptedServer;
	let list: IDataObject[];
	let answered: Promise<unknown> = Promise.resolve();
	const ids = (items: IDataObject[] | null) => items && items.map(({ id }) => id);
	const listing = (...given: number[]) => (list = given.map((id) => ({ id, name: `Agent ${id}` })));
	beforeAll(async () => {
		server = await startScriptedServer(async (_received, response) => {
			const data = list;
			await answered;
			json(response, 200, { status: 200, success: true, data });
		});
	});
	afterAll(async () => await server.close());
	const scripted = () => omnize('newAgent', { accountId: '1' }, { baseUrl: server.baseUrl });

	it('tells nothing of deletions, and nothing twice when a vendor had a bad day', async () => {
		const trigger = scripted();
		listing(1, 2, 3);
		await trigger.start();
		listing(1, 3);
		expect(await trigger.poll()).toBeNull();
		listing();
		expect(await trigger.poll()).toBeNull();
		listing(3, 1, 2, 4);
		expect(ids(await trigger.poll())).toEqual([4]);
		expect(await trigger.start()).toBeNull();
	});

	it('is not taken for the newer one when polls overtake each other', async () => {
		const trigger = scripted();
		listing(1);
		await trigger.start();

		let release = () => {};
		answered = new Promise<void>((resolve) => (release = resolve));
		const received = server.received.length;
		const slow = trigger.poll();
		while (server.received.length === received) await new Promise(setImmediate);
		answered = Promise.resolve();
		listing(1, 2);
		expect(ids(await trigger.poll())).toEqual([2]);
		release();
		expect(await slow).toBeNull();
		expect(await trigger.poll()).toBeNull();
	});
});
