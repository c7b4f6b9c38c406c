import { readFile } from 'node:fs/promises';
import type { IDataObject } from 'n8n-workflow';

import { clearBook } from '../../lab/demo/book';
import { readCustomers } from '../../lab/demo/customers';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { onboardAll } from '../../lab/demo/onboard';
import { callWebhook } from '../../lab/demo/webhook';
import { workflowIds } from '../../lab/demo/workflows';
import { executeByHand } from '../../lab/n8n/byHand';
import { outputOf } from '../../lab/n8n/n8n';
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

	it("says in the vendors' words what went wrong, and goes on with the others", async () => {
		const response = await askToOnboard({ ...customer, credit: '0', region: 'XX' });
		const answer = (await response.json()) as { status: string; problems: string[] };

		expect(response.status).toBe(207);
		expect(answer.status).toBe('needs attention');
		expect(answer.problems).toEqual([
			expect.stringMatching(/^Centrapay: .*Region/),
			expect.stringMatching(/^Yay\.com: .*Amount/),
		]);
		const { wochit, centrapay, omnize, yay, typsy } = demo.sandbox.counts();
		expect(centrapay.created).toMatchObject({ accounts: 0, apiKeys: 0 });
		expect(yay).toMatchObject({ created: { customers: 1 }, transfers: 0 });
		expect([wochit.created.customers, omnize.created.agents, typsy.created.users]).toEqual([
			1, 2, 2,
		]);
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
		const { page: ending } = await FormVisit.begin(url(), ...Object.values(customer));
		expect(ending).toContain(`${customer.company} is onboarded`);
		expect(ending).toContain(demo.sandbox.state.yay.customers.at(-1)!.uuid);
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
		const executions = await demo.n8n.executions(workflowIds.onboardCustomer);
		expect(executions.length).toBeGreaterThanOrEqual(3);
		expect(stored.some((content) => content.includes(customer.reference))).toBe(true);
		for (const [name, secret] of Object.entries(demoSecrets)) {
			const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
			const found = forms.filter((form) => stored.some((content) => content.includes(form)));
			expect({ [name]: found }).toEqual({ [name]: [] });
		}
	});
});
