import { readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { clearBook } from '../../lab/demo/book';
import { credentialReference } from '../../lab/demo/credentials';
import { demoAgents, list, sync, syncId } from '../../lab/demo/employees';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { nodeType, nodeUnderTest, workflowFor } from '../../lab/faults/workflow';
import { executeByHand, executionOf, startByHand, untilAllAreOver } from '../../lab/n8n/byHand';
import { outputOf, type Execution } from '../../lab/n8n/n8n';
import { addTwoOnce, namesOfAgents, usersAtTypsy } from './employees';
import { createAccountsOneByOne } from './oneByOne';
import { enterSetting } from './settings';

let demo: DemoEnvironment;

beforeAll(async () => {
	demo = await setUp();
	demo.sandbox.configure({ typsy: { processingMs: 500 } });
});

beforeEach(async () => {
	demo.sandbox.reset();
	await clearBook(demo.rest);
});

afterAll(async () => {
	await demo?.dispose();
});

describe('The workflow "Onboard a new company from HubSpot"', () => {
	it('onboards the pinned company and its two contacts with all five partners', async () => {
		const execution = await executeByHand(demo, 'onboardFromHubspot', 'New company');

		expect(execution.data.resultData.error).toBeUndefined();
		expect(outputOf(execution, 'Onboarded')).toEqual([
			expect.objectContaining({
				reference: 'HUBSPOT-9001',
				company: 'Lighthouse Hotel',
				status: 'onboarded',
				problems: [],
			}),
		]);
		const { typsy, omnize } = demo.sandbox.state;
		expect(typsy.accounts.at(-1)).toMatchObject({ identifier: 'HUBSPOT-9001', country: 'NZ' });
		expect(omnize.agents.slice(-2).map(({ email }) => email)).toEqual([
			'aroha@lighthouse-hotel.example',
			'ben@lighthouse-hotel.example',
		]);
	});
});

describe('The workflow "Sync employees every night"', () => {
	it('adds who is missing, changes what differs, takes from who left, and rests after that', async () => {
		await addTwoOnce(demo);

		await list(demo, ...demoAgents, 'maria@example.com,Maria,Souza,Kitchen,manager');
		const third = await sync(demo);
		expect(third.data.resultData.error).toBeUndefined();
		expect(namesOfAgents(demo)).toContain('Maria Souza');
		expect(outputOf(third, 'Remove agent')).toHaveLength(1);
		expect(namesOfAgents(demo)).not.toContain('Ben Carter');
		expect(usersAtTypsy(demo)).toContainEqual({
			email: 'maria@example.com',
			departed: false,
			venues: ['Kitchen: manager'],
		});
		expect(usersAtTypsy(demo)).toContainEqual(
			expect.objectContaining({ email: 'ben@example.com', departed: true }),
		);
		expect(outputOf(third, 'Needs attention')).toEqual([]);

		await list(
			demo,
			...demoAgents,
			'maria@example.com,Maria,Souza,Kitchen,manager',
			'ben@example.com,Ben,Carter,Bar',
		);
		const fourth = await sync(demo);
		expect(outputOf(fourth, 'Remove agent')).toEqual([]);
		expect(namesOfAgents(demo)).toContain('Ben Carter');
		expect(usersAtTypsy(demo)).toContainEqual(
			expect.objectContaining({ email: 'ben@example.com', departed: false }),
		);
	});

	it('takes nothing from who is never to leave', async () => {
		await list(demo, ...demoAgents, 'ben@example.com,Ben,Carter,Bar');
		await sync(demo);
		await enterSetting(demo.rest, syncId, 'neverLeave', 'admin@example.com, BEN@example.com');
		await list(demo, ...demoAgents);
		const execution = await sync(demo);
		await enterSetting(demo.rest, syncId, 'neverLeave', '');

		expect(execution.data.resultData.error).toBeUndefined();
		expect(namesOfAgents(demo)).toContain('Ben Carter');
		expect(usersAtTypsy(demo).filter(({ departed }) => departed)).toEqual([]);
	});

	it('says in the end what was refused, and takes nothing from anybody where the list is suspiciously short', async () => {
		const crowd = Array.from({ length: 6 }, (_, n) => `p${n}@example.com,Person,${n},Bar`);
		await list(demo, ...demoAgents, ...crowd, 'nobody,No,Body,Bar');
		const first = await sync(demo);
		expect(first.data.resultData.error?.message).toMatch(
			/^Not all could be synced: \d changes refused: nobody \(Email must be .*\), nobody \(Email/,
		);
		expect(usersAtTypsy(demo).map(({ email }) => email)).toEqual(
			expect.arrayContaining(crowd.map((line) => line.split(',')[0])),
		);

		await list(demo, demoAgents[0]!);
		const execution = await sync(demo);
		expect(execution.data.resultData.error?.message).toMatch(
			/A plan waits .* Omnize: 0 to add, 0 to change, 7 to remove; Typsy: 0 to add, .* 7 to remove/,
		);
		expect(usersAtTypsy(demo).filter(({ departed }) => departed)).toEqual([]);
		expect(outputOf(execution, 'Remove agent')).toEqual([]);
	});
});

describe('The workflow "Bulk import"', () => {
	const workflowId = 'bulkImport';
	const users = 2_040;
	const blocks = [2, 1_002, 2_002];
	const wrongRow = 2_010;
	const file = () => join(demo.n8n.filesFolder, 'users.csv');
	/** On a slow machine an answer may come too late: the user is then looked for, and found. */
	const isThere = /,(success|already exists),/;
	const resultOf = (fromLine: number) => `${file()}.${String(fromLine).padStart(9, '0')}.csv`;

	/** Starts the import by hand, and waits until its blocks are over: one starts the next before it imports. */
	async function importAll(): Promise<string[]> {
		await startByHand(demo.rest, workflowId);
		await untilAllAreOver(demo.n8n, workflowId);
		const texts = await Promise.all(
			blocks.map(async (fromLine) => await readFile(resultOf(fromLine), 'utf8')),
		);
		return texts.flatMap((text) => text.trim().split('\n').slice(1));
	}

	it('imports a file block by block, and only what is missing when it is started again', async () => {
		const rows = Array.from({ length: users }, (_, row) =>
			[
				`First ${row}`,
				`Last ${row}`,
				row === wrongRow ? `=cmd|'/C calc'!A0` : `u${row}@example.com`,
				'Bar',
			].join(),
		);
		await writeFile(file(), ['firstName,lastName,email,structure', ...rows, ''].join('\n'));
		await demo.rest.publish(workflowId);

		const results = await importAll();
		expect(results).toHaveLength(users);
		expect(results.filter((row) => isThere.test(row))).toHaveLength(users - 1);
		expect(results[wrongRow]).toMatch(
			/^'=cmd\|'\/C calc'!A0,,"?Email must be an e-mail address.*,2012$/,
		);
		const { created } = demo.sandbox.counts().typsy;
		expect(created.users).toBe(users - 1);

		const last = resultOf(2_002);
		const usersAskedFor = () =>
			demo.sandbox.requests
				.all({ vendor: 'typsy', method: 'POST' })
				.map(({ body }) => (body as { email: string }).email);
		const lastAgain = results.map((row, place) =>
			place >= 2_000 ? row.replace(isThere, ',already exists,') : row,
		);
		const interruptions = {
			'before it wrote the result': async () => await rm(last),
			'when the file was there and empty': async () => await truncate(last),
			'in the middle of a line': async () => await truncate(last, 500),
			'in the last line': async () => await truncate(last, (await stat(last)).size - 2),
		};
		for (const [stopped, interrupt] of Object.entries(interruptions)) {
			await interrupt();
			demo.sandbox.requests.clear();
			expect({ stopped, results: await importAll() }).toEqual({ stopped, results: lastAgain });
			const again = new Set(usersAskedFor());
			expect({ stopped, again: again.size }).toEqual({ stopped, again: 39 });
		}
		expect(demo.sandbox.counts().typsy.created).toEqual(created);
	});
});

describe("n8n's Retry on an execution that stopped", () => {
	const path = 'stops';
	const names = ['a', 'b', 'c', 'd', 'e', 'f'];
	let workflowId: string;

	beforeAll(async () => {
		const node = {
			type: nodeType('centrapay'),
			typeVersion: 1,
			credentials: credentialReference('centrapayApi'),
			parameters: createAccountsOneByOne,
		};
		const { id: _id, ...workflow } = workflowFor(path, 'Stops', node);
		const made = await demo.rest.request<{ id: string }>('POST', '/rest/workflows', workflow);
		workflowId = made.id;
		await demo.rest.publish(workflowId);
	});

	const call = async () =>
		await executionOf(demo.n8n, workflowId, async () => {
			await fetch(`${demo.n8n.url}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ items: names.map((name) => ({ name })) }),
			});
		});
	const retry = async ({ id }: Execution) =>
		await executionOf(demo.n8n, workflowId, async () => {
			await demo.rest.request('POST', `/rest/executions/${id}/retry`, { loadWorkflow: false });
		});
	const sent = () =>
		demo.sandbox.requests
			.all({ vendor: 'centrapay', method: 'POST' })
			.map(({ body }) => (body as { name: string }).name);
	const detailsOf = ({ data }: Execution) => data.resultData.error as { description?: string };

	it('sends only what is missing, as the error says', async () => {
		demo.sandbox.faults.next(['none', 'none', 'status429']);
		const stopped = await call();
		expect(stopped.status).toBe('error');
		expect(detailsOf(stopped).description).toMatch(
			/Done: 1 to 2\. Not done: 3\. Not begun: 4 to 6\. To go on, choose Retry on this execution/,
		);
		demo.sandbox.requests.clear();
		const retried = await retry(stopped);
		expect(retried.status).toBe('success');
		expect(sent()).toEqual(['c', 'd', 'e', 'f']);
		expect(outputOf(retried, nodeUnderTest).map(({ name }) => name)).toEqual(names);
	});

	it('does not send what may have been carried out', async () => {
		demo.sandbox.faults.next(['none', 'resetAfter']);
		const stopped = await call();
		expect(stopped.status).toBe('error');
		demo.sandbox.requests.clear();
		const retried = await retry(stopped);
		expect(retried.data.resultData.error?.message).toMatch(/^Outcome unknown/);
		expect(sent()).toEqual(['c', 'd', 'e', 'f']);
		expect(demo.sandbox.counts().centrapay.duplicates).toMatchObject({ accounts: 0 });
	});
});
