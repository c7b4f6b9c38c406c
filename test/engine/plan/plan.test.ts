import type { IDataObject } from 'n8n-workflow';

import { nodeName, type NodeResult } from '../../harness/n8n';
import { Things } from './things';

const hammer = { id: 1, name: 'hammer', colour: 'red', sizes: [1, 2] };

let things: Things;
const open = async (...all: IDataObject[]) => (things = await Things.with(...all));
afterEach(async () => await things.close());

const hintsOf = ({ run }: NodeResult) =>
	run.data.resultData.runData[nodeName]![0]!.hints?.map(({ message }) => message);

const isChange = (request: string) => !request.startsWith('read');

describe('A plan', () => {
	it('of something that is not there yet says so, and changes nothing', async () => {
		await open();
		const [plan] = await things.plan('create', ['hammer'], { additionalFields: { colour: 'red' } });
		expect(plan).toMatchObject({
			preview: true,
			summary: 'Would create the thing hammer',
			action: 'create',
			before: null,
			after: { name: 'hammer', colour: 'red' },
			changes: [],
			request: { method: 'POST', body: { name: 'hammer', colour: 'red' } },
			created: true,
		});
		expect(plan!.fingerprint).not.toBe('');
		expect(things.requests).toEqual(['read /things?name=hammer']);
	});

	it.each([
		['fail', 'refused', /^Would be refused: Thing hammer is there already/],
		['useExisting', 'none', 'Would change nothing: Thing hammer is there, and as it should be'],
	])('of something that is there, with %s', async (ifExists, action, summary) => {
		await open(hammer);
		const [plan] = await things.plan('create', ['hammer'], { ifExists });
		expect(plan).toMatchObject({ action, before: hammer, after: hammer, changes: [] });
		expect(plan!.summary).toEqual(
			typeof summary === 'string' ? summary : expect.stringMatching(summary),
		);
		expect(plan).not.toHaveProperty('request');
		// Steps saved before there were plans take a problem for data that can't be sent.
		expect(plan).not.toHaveProperty('problem');
	});

	it('gives later steps what is there', async () => {
		await open(hammer);
		const [plan] = await things.plan('create', ['hammer'], { ifExists: 'useExisting' });
		expect(plan).toMatchObject({ id: 1, created: false });
	});

	it('of an update has the fields that change, from and to, and what would be sent', async () => {
		await open(hammer);
		const [plan] = await things.plan('upsert', ['hammer'], {
			additionalFields: { colour: 'blue' },
		});
		expect(plan).toMatchObject({
			summary: 'Would change the thing hammer: colour from “red” to “blue”',
			action: 'update',
			before: { colour: 'red' },
			after: { colour: 'blue' },
			changes: [{ field: 'colour', from: 'red', to: 'blue' }],
			request: { method: 'PUT', body: { colour: 'blue' } },
		});
	});

	it('of an update that would change nothing says so, and nothing is sent for it', async () => {
		await open(hammer);
		const parameters = { additionalFields: { colour: 'red' } };
		const [plan] = await things.plan('upsert', ['hammer'], parameters);
		expect(plan).toMatchObject({ action: 'none', changes: [] });
		const { json: out } = await things.run('upsert', ['hammer'], parameters);
		expect(out).toMatchObject([{ ...hammer, created: false }]);
		expect(things.requests.filter(isChange)).toEqual([]);
	});

	it('masks a secret field, and counts it as a change, as nobody can read it', async () => {
		await open(hammer);
		const [plan] = await things.plan('upsert', ['hammer'], {
			additionalFields: { key: 'open sesame' },
		});
		expect(plan).toMatchObject({
			summary: 'Would change the thing hammer: key to “•••”',
			action: 'update',
			changes: [{ field: 'key', to: '•••' }],
			request: { body: { key: '•••' } },
		});
		expect(JSON.stringify(plan)).not.toContain('sesame');
	});

	it.each([
		['paint', 'update', 'Would paint hammer blue: colour from “red” to “blue”'],
		['delete', 'delete', 'Would delete hammer'],
		['add', 'none', 'Would change nothing: Thing hammer is there, and as it should be'],
		['polish', 'send', 'Would change hammer'],
	])('of something that is there: to %s', async (operation, action, summary) => {
		await open(hammer);
		const [plan] = await things.plan(operation, ['hammer'], { colour: 'blue' });
		expect(plan).toMatchObject({ action, summary });
		expect(things.requests.filter(isChange)).toEqual([]);
	});

	it.each([
		[
			'paint',
			'refused',
			'Would be refused: Thing hammer is not there. Correct the item, then run it again.',
		],
		['delete', 'none', 'Would change nothing: Thing hammer is not there'],
		['add', 'create', 'Would change hammer'],
	])('of something that is not there: to %s', async (operation, action, summary) => {
		await open();
		const [plan] = await things.plan(operation, ['hammer'], { colour: 'blue' });
		expect(plan).toMatchObject({ action, summary, before: null });
	});

	it('asks nobody where that is switched off', async () => {
		await open(hammer);
		const requestSettings = { askInPreview: false };
		const [plan] = await things.plan('create', ['hammer'], {
			ifExists: 'useExisting',
			requestSettings,
		});
		expect(plan).toMatchObject({
			action: 'send',
			summary: 'Would create the thing hammer, unless it is there already',
			request: { method: 'POST' },
			fingerprint: '',
		});
		expect(things.requests).toEqual([]);
	});

	it('sees what items before it would leave', async () => {
		await open(hammer);
		const twice = ['hammer', 'hammer', 'saw', 'saw'];
		const created = await things.plan('create', twice, { ifExists: 'useExisting' });
		expect(created.map(({ action }) => action)).toEqual(['none', 'none', 'create', 'none']);
		const deleted = await things.plan('delete', twice);
		expect(deleted.map(({ action }) => action)).toEqual(['delete', 'none', 'none', 'none']);
		const painted = await things.plan('paint', ['hammer', 'hammer'], { colour: 'blue' });
		expect(painted.map(({ action }) => action)).toEqual(['update', 'none']);
	});

	it('of 1,000 items reads the list once', async () => {
		await open(...Array.from({ length: 500 }, (_, at) => ({ id: at, name: `thing ${at}` })));
		const names = Array.from({ length: 1_000 }, (_, at) => `thing ${at}`);
		const plans = await things.plan('create', names, { ifExists: 'useExisting' });
		expect(plans.filter(({ action }) => action === 'create')).toHaveLength(500);
		expect(things.requests).toEqual(['read /things']);
	});

	it('that the partner won’t answer for is one to send, and says why', async () => {
		await open(hammer);
		things.refusesReading = true;
		for (const operation of ['create', 'paint', 'delete']) {
			const [plan] = await things.plan(operation, ['hammer'], { colour: 'blue' });
			expect(plan).toMatchObject({
				action: 'send',
				notice: 'Shop refused: No.',
				before: null,
				fingerprint: '',
			});
		}
	});
});

describe('The end of a run', () => {
	it('is told in a sentence', async () => {
		await open(hammer, { ...hammer, name: 'saw' });
		const created = await things.run('create', ['hammer', 'saw', 'axe'], {
			ifExists: 'useExisting',
		});
		expect(hintsOf(created)).toEqual(['1 created, 2 were there already']);
		const updated = await things.run('upsert', ['hammer', 'saw', 'file'], {
			additionalFields: { colour: "={{ $json.name === 'saw' ? 'blue' : 'red' }}" },
		});
		expect(hintsOf(updated)).toEqual(['1 created, 1 updated, 1 was there already']);
		expect(hintsOf(await things.run('paint', ['axe', 'saw'], { colour: 'red' }))).toEqual([
			'2 painted',
		]);
		expect(hintsOf(await things.run('delete', ['axe', 'file']))).toEqual(['2 deleted']);
	});

	it('is told of a plan', async () => {
		await open(hammer);
		const result = await things.run('upsert', ['hammer', 'saw', ''], {
			preview: true,
			additionalFields: { colour: 'blue' },
		});
		expect(hintsOf(result)).toEqual([
			'Preview: 1 to create, 1 to change, 1 would be refused; nothing was changed',
		]);
	});

	it('names the items with a problem', async () => {
		await open(hammer);
		const goesOn = { settings: { onError: 'continueRegularOutput' as const } };
		const result = await things.run('create', ['hammer', 'saw', '', 'hammer'], {}, goesOn);
		expect(hintsOf(result)).toEqual(['1 created, 2 refused (items 1 and 4), 1 not sent (item 3)']);
	});

	it('counts what had to be sent again, of one item too', async () => {
		await open();
		things.isBusy = true;
		const result = await things.run('create', ['hammer']);
		expect(hintsOf(result)).toEqual(['1 created; 1 request was repeated']);
		expect(things.requests.filter((request) => !isChange(request))).toHaveLength(2);
	});

	it('is not told where there is nothing to say', async () => {
		await open();
		expect(hintsOf(await things.run('create', ['hammer']))).toEqual([]);
	});
});
