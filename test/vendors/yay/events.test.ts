import { YayApi } from '../../../credentials/YayApi.credentials';
import { YayTrigger } from '../../../nodes/Yay/YayTrigger.node';
import { demoSecrets } from '../../../sandbox';
import { searchList } from '../../harness/n8n';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { call, names, publishing } from '../events';
import { sandbox, useSandbox } from '../setup';

useSandbox();

const yay = publishing(
	() => new YayTrigger(),
	new YayApi(),
	() => sandbox.credentials.yayApi,
);

const onBehalfOf = (value: string) => ({ onBehalfOf: { __rl: true, mode: 'name', value } });

/** A customer that was made by other hands than n8n's. */
async function newCustomer(name: string, more: object = {}) {
	const { reseller, user, password } = sandbox.credentials.yayApi;
	const headers = {
		'x-auth-reseller': reseller,
		'x-auth-user': user,
		'x-auth-password': password,
	};
	const customer = { name, contact_name: 'Somebody', ...more };
	return await call(`${sandbox.urls.yay}/account/reseller`, 'POST', headers, customer);
}

describe('Yay.com Trigger', () => {
	it('tells of each new customer once, without the passwords of its users', async () => {
		const trigger = yay('newCustomer');
		expect(await trigger.start()).toBeNull();

		await newCustomer('first', {
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
		await newCustomer('second');
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
		await newCustomer('first');

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
