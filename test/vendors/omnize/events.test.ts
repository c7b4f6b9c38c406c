import { systemClock } from '../../../nodes/engine/send/clock';
import { names } from '../events';
import { sandbox, useSandbox } from '../setup';
import { omnize, vendor } from './byOtherHands';

useSandbox();

// An account without departments is looked at twice at first.
beforeEach(() => {
	jest.spyOn(systemClock, 'sleep').mockImplementation(() => new Promise(setImmediate));
});
afterEach(() => jest.restoreAllMocks());

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
			message: expect.stringMatching(/^Account ID /) as string,
			description: 'Correct it in this node.',
		});
		expect(sandbox.requests.count()).toBe(0);
	});

	it('refuses an event that it does not have', async () => {
		await expect(omnize('newMoon').start()).rejects.toThrow(/has no event "newMoon"/);
	});
});
