import { systemClock } from '../../../nodes/engine/send/clock';
import { OmnizeTrigger } from '../../../nodes/Omnize/OmnizeTrigger.node';
import { names } from '../events';
import { sandbox, useSandbox } from '../setup';
import { json, startScriptedServer } from '../../harness/scriptedServer';
import { omnize, vendor, zenvia } from './byOtherHands';

useSandbox();

// An account without departments is looked at twice at first.
beforeEach(() => {
	jest.spyOn(systemClock, 'sleep').mockImplementation(() => new Promise(setImmediate));
});
afterEach(() => jest.restoreAllMocks());

describe.each([
	['before', omnize],
	['today', zenvia],
])('Omnize Trigger at the host of %s', (_host, omnize) => {
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

	it.each([
		['newAccount', ['Maria'], null],
		['changedAccount', null, ['Ada']],
		['newOrChangedAccount', ['Maria'], ['Ada']],
	])('%s tells of exactly that', async (event, whenCreated, whenChanged) => {
		const trigger = omnize(event);
		const contacts = (items: Awaited<ReturnType<typeof trigger.poll>>) =>
			items && items.map(({ mainContact }) => mainContact);
		expect(await trigger.start()).toBeNull();

		await vendor.newAccount('Maria');
		expect(contacts(await trigger.poll())).toEqual(whenCreated);
		await vendor.omnize('PUT', 'accounts/1', { account: { main_contact: 'Ada' } });
		expect(contacts(await trigger.poll())).toEqual(whenChanged);
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
		const before = sandbox.state.omnize.agents.length;
		for (let block = 0; block < 20; block++) {
			const together = Array.from({ length: 50 }, (_, index) => `agent${block * 50 + index}`);
			await Promise.all(together.map((name) => vendor.newAgent(name)));
		}
		const burst = sandbox.state.omnize.agents.slice(before).map(({ name }) => name);
		expect(new Set(burst).size).toBe(1000);

		expect(names(await trigger.poll())).toEqual(burst);
		expect(await trigger.poll()).toBeNull();
		expect(trigger.database.length).toBeLessThan(25 * 1000);
	});

	it.each(['', 'abc', '1/2'])('names the field whose value "%s" is not right', async (given) => {
		await expect(omnize('newAgent', { accountId: given }).start()).rejects.toMatchObject({
			message: expect.stringMatching(/^Account /) as string,
			description: 'Correct it in this node.',
		});
		expect(sandbox.requests.count()).toBe(0);
	});

	it('refuses an event that it does not have', async () => {
		await expect(omnize('newMoon').start()).rejects.toThrow(/has no event "newMoon"/);
	});
});

describe('What passes by itself', () => {
	it.each([
		['changedAgent', 'agents', { accountId: '1' }, { status: 'ONLINE', new_status: 'ONLINE' }],
		['changedAccount', 'data', {}, { user_last_access: '2018-07-30T13:46:16.652Z' }],
	])('is no change of a list (%s)', async (event, payload, parameters, passing) => {
		let record: object = { id: 1, name: 'A', status: 'OFFLINE', user_last_access: null };
		const server = await startScriptedServer((_received, response) =>
			json(response, 200, { status: 200, success: true, [payload]: [record] }),
		);
		const trigger = zenvia(event, parameters, { baseUrl: server.baseUrl });
		await trigger.start();
		record = { ...record, ...passing };
		expect(await trigger.poll()).toBeNull();
		record = { ...record, name: 'B' };
		expect(names(await trigger.poll())).toEqual(['B']);
		await server.close();
	});
});

it('watches a whole list: what narrows it down is not asked for', () => {
	const { properties } = new OmnizeTrigger().description;
	expect(properties.map(({ name }) => name)).not.toContain('options');
});
