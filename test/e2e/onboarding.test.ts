import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { clearBook } from '../../lab/demo/book';
import { readCustomers } from '../../lab/demo/customers';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { onboardAll } from '../../lab/demo/onboard';
import { callWebhook } from '../../lab/demo/webhook';
import { workflowIds } from '../../lab/demo/workflows';
import { executeByHand, executionOf } from '../../lab/n8n/byHand';
import { outputOf, outputsOf } from '../../lab/n8n/n8n';
import { demoSecrets } from '../../sandbox';
import { authorization, FormVisit } from './form';

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

const customer = {
	...readCustomers()[0]!,
	reference: 'CUST-NEW',
	company: 'A New Customer',
};

const nothingSent = 'Nothing was sent to any partner. Correct this and run the customer again.';
const ownBalance = '1000000.000';
const fromHubspot = 'onboardFromHubspot';
const askToOnboard = async (body: unknown, key?: string) =>
	await callWebhook(demo.n8n.url, 'onboard-customer', body, key);

describe('The workflow "Onboard customers"', () => {
	it('sets up every customer of the file with all five vendors exactly once, however often', async () => {
		const { outcomes, totals, succeeded } = await onboardAll(demo);

		expect(outcomes.filter(({ result, failed }) => !result || failed.length > 0)).toEqual([]);
		expect(totals).toEqual(totals.map((total) => ({ ...total, found: total.expected })));
		expect(succeeded).toBe(true);

		demo.sandbox.reset();
		const execution = await executeByHand(demo, workflowIds.fromFile);

		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Not onboarded yet')).toEqual([]);
		expect(demo.sandbox.counts().requests).toBe(0);
	});
});

describe('The workflow "Onboard a customer from a webhook"', () => {
	it('answers with the created identifiers, and with no secret', async () => {
		const response = await askToOnboard({ ...customer, licenses: 3, credit: 25.5 });
		const answer = (await response.json()) as Record<string, IDataObject>;

		expect(response.status).toBe(201);
		const { wochit, centrapay, omnize, yay, typsy } = demo.sandbox.state;
		expect(answer).toEqual({
			reference: customer.reference,
			status: 'onboarded',
			problems: [],
			wochit: { organizationId: String(wochit.customers.at(-1)!.organizationId) },
			centrapay: { accountId: centrapay.accounts.at(-1)!.id },
			omnize: {
				accountId: String(omnize.accounts.at(-1)!.id),
				departmentId: String(omnize.departments.at(-1)!.id),
				agentIds: omnize.agents.slice(-2).map(({ id }) => id),
			},
			yay: { customerUuid: yay.customers.at(-1)!.uuid, name: customer.reference },
			typsy: { accountIdentifier: typsy.accounts.at(-1)!.identifier },
		});
	});

	it('turns away whoever has no key', async () => {
		const response = await askToOnboard(customer, 'wrong');

		expect(response.status).toBe(403);
		expect(demo.sandbox.counts().requests).toBe(0);
	});

	it("says in the vendors' words what was refused, and goes on with the others", async () => {
		demo.sandbox.configure({ yay: { balance: '1.000' } });
		demo.sandbox.reset();
		const response = await askToOnboard(customer);
		const answer = (await response.json()) as { status: string; problems: string[] };
		demo.sandbox.configure({ yay: { balance: ownBalance } });

		expect(response.status).toBe(207);
		expect(answer.status).toBe('needs attention');
		expect(answer.problems).toEqual([expect.stringMatching(/^Yay\.com: .*balance/)]);
		const { wochit, centrapay, omnize, yay, typsy } = demo.sandbox.counts();
		expect(centrapay.created).toMatchObject({ accounts: 1, apiKeys: 1 });
		expect(yay).toMatchObject({ created: { customers: 1 }, transfers: 0 });
		expect([wochit.created.customers, omnize.created.agents, typsy.created.users]).toEqual([
			1, 2, 2,
		]);
	});
});

describe('A workflow as the editor imports it', () => {
	interface Imported {
		id: string;
		nodes: Array<{ name: string; parameters: IDataObject }>;
		connections: object;
	}

	it('says that its sub-workflow is still to be chosen, and needs no more than that', async () => {
		const file = join(__dirname, '..', '..', 'workflows', 'onboard-from-hubspot.json');
		const { id: _id, ...copied } = JSON.parse(await readFile(file, 'utf8')) as Imported;
		const imported = await demo.rest.request<Imported>('POST', '/rest/workflows', copied);
		const { id, nodes, connections } = imported;
		const run = async () => await executeByHand(demo, id, 'New company');
		expect((await run()).data.resultData.error?.message).toMatch(
			/'Onboard' node has issues:\s+- Parameter "Workflow" is required/,
		);
		expect(demo.sandbox.counts().requests).toBe(0);

		const workflowId = { __rl: true, mode: 'list', value: workflowIds.onboardCustomer };
		const chosen = nodes.map((node) =>
			node.name === 'Onboard' ? { ...node, parameters: { ...node.parameters, workflowId } } : node,
		);
		await demo.rest.request('PATCH', `/rest/workflows/${id}`, { nodes: chosen, connections });
		expect(outputsOf(await run(), 'Onboarded')).toEqual([
			expect.objectContaining({ reference: 'HUBSPOT-9001', status: 'onboarded' }),
		]);
	});
});

describe('Before anything is sent', () => {
	const ask = async (changes: object) => {
		const response = await askToOnboard({ ...customer, ...changes });
		return { code: response.status, ...((await response.json()) as { problems: string[] }) };
	};

	it('all data is checked against all partners that are wanted, and a correction goes through', async () => {
		const wrong = { email: 'nobody', region: 'XX', timeZone: 'Nowhere', credit: '£12' };
		expect(await ask(wrong)).toMatchObject({
			code: 207,
			problems: [
				expect.stringMatching(/^Wochit: .*Email/),
				expect.stringMatching(/^Centrapay: .*Region/),
				expect.stringMatching(/^Omnize: .*Email/),
				expect.stringMatching(/^Yay\.com: The credit must be an amount such as 25\.00, not "£12"/),
				expect.stringMatching(/^Typsy: .*Time Zone/),
				expect.stringMatching(/^Typsy: .*Email/),
				nothingSent,
			],
		});
		const sent = demo.sandbox.requests.all();
		expect(sent.map(({ method }) => method)).toEqual(Array(5).fill('GET'));

		const onlyThese = { partners: 'Wochit, Yay.com', region: 'XX', timeZone: 'Pacific/Auckland' };
		expect(await ask(onlyThese)).toMatchObject({ code: 201, problems: [] });
		expect(await ask({})).toMatchObject({ code: 201, problems: [] });
	});

	it('each credential is tested once, and one that is refused keeps back only who needs it', async () => {
		const { id, name, type } = (
			await demo.rest.request<Array<Record<string, string>>>('GET', '/rest/credentials')
		).find((credential) => credential.type === 'centrapayApi')!;
		const own = demo.sandbox.credentials.centrapayApi;
		const change = async (data: object) =>
			await demo.rest.request('PATCH', `/rest/credentials/${id}`, { name, type, data });
		await change({ ...own, apiKey: 'wrong' });
		const other = { ...customer, reference: 'CUST-OTHER', partners: 'Wochit' };
		const file = join(demo.n8n.filesFolder, 'customers.csv');
		const lines = [
			Object.keys(other),
			Object.values({ ...customer, partners: '' }),
			Object.values(other),
		];
		const before = await readFile(file);
		await writeFile(file, lines.map((line) => line.join(',')).join('\n'));
		const execution = await executeByHand(demo, workflowIds.fromFile);
		await writeFile(file, before);
		await change(own);

		expect(execution.data.resultData.error?.message).toMatch(
			new RegExp(
				`^1 of 2 customers needs attention: ${customer.reference} \\(Centrapay: The credential`,
			),
		);
		expect(outputsOf(execution, 'Onboard')).toEqual([
			expect.objectContaining({
				status: 'needs attention',
				problems: [
					'Centrapay: The credential is to be looked at. Centrapay does not accept this API key. Check that it is complete and enabled.',
					nothingSent,
				],
			}),
			expect.objectContaining({ reference: 'CUST-OTHER', status: 'onboarded' }),
		]);
		const { wochit, yay, centrapay } = demo.sandbox.counts();
		expect([wochit.created.customers, yay.created.customers]).toEqual([1, 0]);
		expect(centrapay.created.accounts).toBe(0);
		const tests = demo.sandbox.requests.all({ vendor: 'centrapay' });
		expect(tests.map(({ method }) => method)).toEqual(['GET']);
	});
});

describe('What a customer may cost', () => {
	const problemsOf = async (changes: object) => {
		const response = await askToOnboard({ ...customer, ...changes });
		const { status, problems } = (await response.json()) as { status: string; problems: string[] };
		return { code: response.status, status, problems };
	};
	const refused = (problem: RegExp) => ({
		code: 207,
		status: 'needs attention',
		problems: [expect.stringMatching(problem) as unknown, nothingSent],
	});
	const keysOnly = () =>
		expect(new Set(demo.sandbox.requests.all().map(({ method }) => method))).toEqual(
			new Set(['GET']),
		);

	it.each([
		[
			'more credit than Settings allows',
			{ credit: '500.01' },
			/^Yay\.com: The credit 500\.01 is more than 500\.00, the most that mostCredit allows in Settings of Onboard customer\. Ask for less/,
		],
		[
			'more licenses than Settings allows',
			{ licenses: 101 },
			/^Omnize: The licenses 101 is more than 100, the most that mostLicenses allows/,
		],
		[
			'a very large number',
			{ credit: 1e9 },
			/^Yay\.com: The credit 1000000000 is more than 500\.00/,
		],
		[
			'a number in scientific notation',
			{ credit: '1e2' },
			/^Yay\.com: The credit must be an amount such as 25\.00, not "1e2"/,
		],
		['a thousands separator', { credit: '1,000' }, /^Yay\.com: The credit must be an amount/],
		[
			'no number at all',
			{ credit: NaN },
			/^Yay\.com: The credit must be an amount such as 25\.00, not ""/,
		],
		['less than nothing', { credit: '-5' }, /^Yay\.com: The credit must be an amount/],
		[
			'a hexadecimal number',
			{ licenses: '0x10' },
			/^Omnize: The licenses must be a whole number such as 3, not "0x10"/,
		],
		[
			'spaces around a number',
			{ licenses: ' 5 ' },
			/^Omnize: The licenses must be a whole number such as 3, not " 5 "/,
		],
		['half a license', { licenses: '1.5' }, /^Omnize: The licenses must be a whole number/],
		['no license', { licenses: 0 }, /^Omnize: The licenses must be a whole number/],
		['a list', { credit: ['25.00', '1'] }, /^Yay\.com: The credit must be an amount/],
	])('is refused in words before anything is sent: %s', async (_what, changes, problem) => {
		expect(await problemsOf(changes)).toEqual(refused(problem));
		keysOnly();
	});

	it('is not asked about where it costs nothing', async () => {
		const changes = { partners: 'Typsy', licenses: '', credit: '' };
		expect(await problemsOf(changes)).toMatchObject({ code: 201, problems: [] });
	});

	it('holds for the form, which says so on its page', async () => {
		const values = Object.values({ ...customer, credit: '900.00' });
		const { status, data } = await executionOf(demo.n8n, workflowIds.fromForm, async () => {
			const visit = await FormVisit.begin(`${demo.n8n.url}/form/new-customer`, ...values);
			expect(visit.page).toContain(`${customer.company} needs attention`);
			expect(visit.page).toContain('The credit 900.00 is more than 500.00');
			await visit.end();
		});
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(
			/^CUST-NEW needs attention: Yay\.com: The credit/,
		);
		keysOnly();
	});

	it('holds for the file and for HubSpot, which end red, as does a run without its file', async () => {
		const { nodes, connections } = await demo.rest.request<{
			nodes: Array<{ name: string; parameters: object }>;
			connections: object;
		}>('GET', `/rest/workflows/${fromHubspot}`);
		const generous = JSON.parse(
			JSON.stringify(nodes).replace('"value":"10.00"', '"value":"10000.00"'),
		) as object[];
		await demo.rest.request('PATCH', `/rest/workflows/${fromHubspot}`, {
			nodes: generous,
			connections,
		});
		const file = join(demo.n8n.filesFolder, 'customers.csv');
		const lines = [Object.keys(customer), Object.values({ ...customer, licenses: '5000' })];
		const before = await readFile(file);
		await writeFile(file, lines.map((line) => line.join(',')).join('\n'));
		const executions = [
			await executeByHand(demo, workflowIds.fromFile),
			await executeByHand(demo, fromHubspot, 'New company'),
		];
		await rm(file);
		executions.push(await executeByHand(demo, workflowIds.fromFile));
		await writeFile(file, before);

		expect(executions.map(({ data }) => data.resultData.error?.message)).toEqual([
			expect.stringMatching(/^1 of 1 customers needs attention: CUST-NEW \(Omnize: The licenses/),
			expect.stringMatching(
				/^1 of 1 customers needs attention: HUBSPOT-9001 \(Yay\.com: The credit/,
			),
			expect.stringMatching(/^There is no file .*customers\.csv: nothing was done/),
		]);
		expect(executions.slice(0, 2).map((one) => outputsOf(one, 'Needs attention'))).toEqual([
			[
				expect.objectContaining({
					problems: [expect.stringMatching(/^Omnize: The licenses 5000 is more/), nothingSent],
				}),
			],
			[
				expect.objectContaining({
					problems: [expect.stringMatching(/^Yay\.com: The credit 10000\.00 is more/), nothingSent],
				}),
			],
		]);
		keysOnly();
	});
});

describe('The workflow "Onboard a customer from a form"', () => {
	const url = () => `${demo.n8n.url}/form/new-customer`;

	it('turns away whoever has no password', async () => {
		expect((await fetch(url())).status).toBe(401);
	});

	it('onboards who was entered, and shows what was made', async () => {
		const page = await (await fetch(url(), { headers: { authorization } })).text();
		expect(page).toContain('Last name of a colleague');

		// The form asks for the columns of the file, in the same order.
		const listed = {
			region: 'New Zealand (NZ)',
			country: 'New Zealand (NZ)',
			timeZone: 'Auckland, Wellington (New Zealand Standard Time)',
		};
		const values = Object.values({ ...customer, ...listed });
		const partners = JSON.stringify(['Yay.com', 'Typsy']);
		const { page: ending } = await FormVisit.begin(url(), ...values, partners);
		expect(ending).toContain(`${customer.company} is onboarded`);
		expect(ending).toContain(demo.sandbox.state.yay.customers.at(-1)!.uuid);
		const { tzIdentifier, country } = demo.sandbox.state.typsy.accounts.at(-1)!;
		expect({ tzIdentifier, country }).toEqual({
			tzIdentifier: 'Pacific/Auckland',
			country: 'NZ',
		});
		expect(demo.sandbox.counts().omnize.created.accounts).toBe(0);
	});
});

describe('Secrets', () => {
	it("appear neither in n8n's database nor in what it prints, after runs that failed", async () => {
		const { faults } = demo.sandbox;
		faults.set({ rates: { status500Before: 0.3, html: 0.2, truncatedJson: 0.2, resetAfter: 0.2 } });
		await askToOnboard(customer);
		faults.clear();
		await askToOnboard(customer);
		await askToOnboard(customer);

		const files = ['', '-wal'].map((ending) => demo.n8n.databasePath + ending);
		const stored = await Promise.all([...files, demo.n8n.logPath].map((file) => readFile(file)));
		expect(stored.some((content) => content.includes(customer.reference))).toBe(true);
		for (const [name, secret] of Object.entries(demoSecrets)) {
			const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
			const found = forms.filter((form) => stored.some((content) => content.includes(form)));
			expect({ [name]: found }).toEqual({ [name]: [] });
		}
	});
});
