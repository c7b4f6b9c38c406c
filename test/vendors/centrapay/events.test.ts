import { CentrapayApi } from '../../../credentials/CentrapayApi.credentials';
import { CentrapayTrigger } from '../../../nodes/Centrapay/CentrapayTrigger.node';
import { demoSecrets } from '../../../sandbox';
import { searchList } from '../../harness/n8n';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { call, names, publishing } from '../events';
import { sandbox } from '../setup';
import { accountId, useCentrapay } from './setup';

useCentrapay();

const stranger = 'da75ad90-9a5b-4df0-8374-f48b3a8fbfcc';
const member = 'b657195e-dc2f-11ea-8566-e7710d592c99';

const centrapay = publishing(
	() => new CentrapayTrigger(),
	new CentrapayApi(),
	() => sandbox.credentials.centrapayApi,
);
const onAccount = { accountId: { __rl: true, mode: 'id', value: accountId } };

/** What happens at Centrapay, by other hands than n8n's. */
const vendor = {
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

describe('Centrapay Trigger', () => {
	it('tells of a new member once, and not of one that was added again', async () => {
		const trigger = centrapay('newMember', onAccount);
		expect(await trigger.start()).toBeNull();

		await vendor.newMember(stranger);
		await vendor.newMember(member);
		expect(await trigger.poll()).toEqual([
			expect.objectContaining({ accountId, userId: stranger, email: 'ada@example.com' }),
		]);
		expect(await trigger.poll()).toBeNull();
	});

	it('takes who was removed and added later for a new member, but not a list with a gap', async () => {
		const was = { userId: member, createdAt: '2020-06-01T21:57:25.888Z' };
		const other = { userId: stranger, createdAt: '2020-06-01T22:34:31.308Z' };
		const back = { userId: member, createdAt: new Date().toISOString() };
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
