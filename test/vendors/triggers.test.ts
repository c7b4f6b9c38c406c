import type { IDataObject } from 'n8n-workflow';

import { systemClock } from '../../nodes/engine/send/clock';
import { json, startScriptedServer, type ScriptedServer } from '../harness/scriptedServer';
import { names } from './events';
import { omnize, vendor } from './omnize/byOtherHands';
import { sandbox, useSandbox } from './setup';

useSandbox();

describe('A trigger that is tested in the editor', () => {
	it('shows the newest record, and changes nothing of what is remembered', async () => {
		const trigger = omnize('newAgent', { accountId: '1' });
		await trigger.start();
		const { database } = trigger;
		await vendor.newAgent('maria');

		expect(names(await trigger.test())).toEqual(['maria']);
		const [sample] = (await trigger.test())!;
		expect(sample).toMatchObject({ name: 'maria', agentId: sample!.id, active: true });
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
	beforeEach(() => {
		// Its tries follow each other at once.
		jest.spyOn(systemClock, 'sleep').mockImplementation(() => new Promise(setImmediate));
	});
	afterEach(() => jest.restoreAllMocks());

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

describe('A list that is empty at first', () => {
	let server: ScriptedServer;
	let answers: IDataObject[][];
	beforeAll(async () => {
		server = await startScriptedServer((_received, response) =>
			json(response, 200, { status: 200, success: true, data: answers.shift() }),
		);
	});
	afterAll(async () => await server.close());
	beforeEach(() => {
		jest.spyOn(systemClock, 'sleep').mockImplementation(() => new Promise(setImmediate));
	});
	afterEach(() => jest.restoreAllMocks());
	const scripted = (event: string) =>
		omnize(event, { accountId: '1' }, { baseUrl: server.baseUrl });
	// A full page would be asked for the next one.
	const old = Array.from({ length: 1_001 }, (_, id) => ({
		id,
		name: `old ${id}`,
		date_creation: '2017-06-02 19:24:00',
	}));
	const fresh = {
		id: 2_000,
		name: 'fresh',
		date_creation: new Date().toISOString().slice(0, 19).replace('T', ' '),
	};

	it('by mistake makes nothing new that is older than the trigger', async () => {
		answers = [[], [...old, fresh], [...old, fresh]];
		const trigger = scripted('newAgent');

		expect(await trigger.start()).toBeNull();
		expect(names(await trigger.poll())).toEqual(['fresh']);
		expect(await trigger.poll()).toBeNull();
	});

	it('or has a part only makes nothing new either', async () => {
		answers = [old.slice(0, 5), [...old, fresh]];
		const trigger = scripted('newAgent');

		expect(await trigger.start()).toBeNull();
		expect(names(await trigger.poll())).toEqual(['fresh']);
	});

	it('is looked at twice where no date says what is old', async () => {
		const departments = old.map(({ id, name }) => ({ id, name }));
		answers = [[], departments, [...departments, { id: 2_000, name: 'fresh' }]];
		const trigger = scripted('newDepartment');

		expect(await trigger.start()).toBeNull();
		expect(names(await trigger.poll())).toEqual(['fresh']);
	});

	it('and rightly so makes the first thing ever new', async () => {
		answers = [[], [], [{ id: 1, name: 'first' }]];
		const trigger = scripted('newDepartment');

		expect(await trigger.start()).toBeNull();
		expect(names(await trigger.poll())).toEqual(['first']);
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
