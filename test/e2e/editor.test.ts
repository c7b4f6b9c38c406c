import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { credentialReference } from '../../lab/demo/credentials';
import { setUp, type DemoEnvironment } from '../../lab/demo/environment';
import { workflowIds } from '../../lab/demo/workflows';
import { Editor } from '../../lab/editor/editor';
import {
	openLastStep,
	openStep as openStepIn,
	type CredentialReference,
} from '../../lab/editor/step';
import { registry } from '../../nodes/vendors';
import { vendors, type Vendor } from '../../sandbox';
import { byId } from './steps';

let demo: DemoEnvironment;
let editor: Editor;

beforeAll(async () => {
	demo = await setUp();
	demo.sandbox.configure({ typsy: { processingMs: 500 } });
	editor = await Editor.open(demo.n8n);
});

beforeEach(() => {
	demo.sandbox.reset();
});

afterAll(async () => {
	await editor?.close();
	await demo?.dispose();
});

async function openStep(
	vendor: string,
	parameters: IDataObject,
	credential: CredentialReference,
): Promise<void> {
	await openStepIn(editor, demo.rest, vendor, parameters, credential);
}

const credentials = Object.fromEntries(
	vendors.map((vendor) => [vendor, credentialReference(`${vendor}Api`)[`${vendor}Api`]]),
) as Record<Vendor, CredentialReference>;

describe('The nodes panel', () => {
	beforeEach(async () => {
		await editor.openWorkflow(workflowIds.fromWebhook);
		await editor.openNodesPanel();
	});

	const findable = registry.map(({ vendor, node: Node }) => {
		const folder = join(__dirname, '..', '..', 'nodes', Node.name);
		const codex = readFileSync(join(folder, `${Node.name}.node.json`), 'utf8');
		const [alias = ''] = (JSON.parse(codex) as { alias: string[] }).alias;
		return [vendor.name, alias, vendor.resources[0]!.operations[0]!.action] as const;
	});

	it.each(findable)(
		'finds %s by its name and by "%s", and lists what it can do',
		async (name, alias, action) => {
			await editor.findNode(name, name);
			const entry = await editor.findNode(alias, name);
			const listed = editor.byId('item-iterator-item').filter({ hasText: action });
			await entry.click();
			// A panel that still searches puts another entry in the place of the one that was clicked.
			await listed.waitFor({ timeout: 20_000 }).catch(async () => {
				await entry.click({ timeout: 20_000 }).catch(() => undefined);
			});
			await listed.waitFor();
		},
	);

	it('brings up a partner among the first three for the words that people use', async () => {
		const all = registry.map(({ vendor }) => vendor.name);
		const yay = ['Yay.com'];
		const meant: Array<[string, string[], number?]> = [
			['telephone', yay],
			['calls', yay],
			['sip', yay],
			['wallet', ['Centrapay']],
			['video', ['Wochit']],
			['partner', all],
			// Before it n8n ranks nodes of its own that have the word in their names, which weigh more than aliases.
			['customer', all, 4],
		];
		const missed: Array<{ word: string; first: string[] }> = [];
		for (const [word, names, within = 3] of meant) {
			const first = (await editor.foundNodes(word)).slice(0, within);
			if (!first.some((name) => names.includes(name))) missed.push({ word, first });
		}
		expect(missed).toEqual([]);
	});

	it('describes as both what is a node and a trigger', async () => {
		for (const { vendor } of registry.filter(({ triggers }) => triggers.length > 0)) {
			const entry = await editor.findNode(vendor.name, vendor.name);
			expect(await entry.innerText()).toMatch(/Create .+, or start when /);
		}
	});
});

describe('A step', () => {
	it("gives a Yay.com customer credit who was found in the reseller's list", async () => {
		await openStep('yay', { operation: 'allocateCredit' }, credentials.yay);
		await editor.choose('customerUuid', 'demo_customer_2', 'customer_2');
		await editor.fill('amount', '12.50');
		await editor.executeStep();

		expect(await editor.output()).toContain('"12.50"');
		expect(demo.sandbox.counts().yay.transfers).toBe(1);
	});

	it('takes what the step before it will put out, before anything was run', async () => {
		const { yay: credential } = credentials;
		await openLastStep(editor, demo.rest, [
			{ vendor: 'yay', parameters: { operation: 'create' }, credential },
			{ vendor: 'yay', parameters: { operation: 'allocateCredit' }, credential },
		]);
		await editor.drag('customerUuid', 'customerUuid');

		const chosen = editor.byId('resource-locator-customerUuid');
		await chosen.getByText('{{ $json.customerUuid }}').waitFor();
		expect(demo.sandbox.requests.all({ vendor: 'yay', method: 'POST' })).toEqual([]);
	});

	it("says a partner's words where it is refused", async () => {
		demo.sandbox.configure({ yay: { balance: '5.000' } });
		demo.sandbox.reset();
		await openStep('yay', { operation: 'allocateCredit' }, credentials.yay);
		await editor.choose('customerUuid', 'demo_customer_1');
		await editor.fill('amount', '12.50');
		await editor.executeStep();

		expect(await editor.problem()).toMatch(/^Yay\.com refused: .*(balance|credit)/i);
		demo.sandbox.configure({ yay: { balance: '1000000.000' } });
	});

	it('shows with Preview what would be sent, without the key, and sends nothing', async () => {
		const parameters = { resource: 'apiKey', operation: 'create', name: 'Till1', preview: true };
		await openStep('centrapay', parameters, credentials.centrapay);
		await editor.choose('accountId', 'Harbour Cafe');
		await editor.executeStep();

		const output = await editor.output();
		expect(output).toContain('/api-keys');
		expect(output).not.toContain(demo.sandbox.credentials.centrapayApi.apiKey);
		expect(demo.sandbox.counts().centrapay.created.apiKeys).toBe(0);
	});

	it('lists the API keys of the Centrapay account that was chosen', async () => {
		const parameters = { resource: 'apiKey', operation: 'update', enabled: false };
		await openStep('centrapay', parameters, credentials.centrapay);
		await editor.choose('accountId', 'Harbour Cafe', 'harbour');
		await editor.choose('apiKeyName', 'MyOtherAPIkey');
		await editor.executeStep();

		expect(await editor.output()).toMatch(/"enabled":\s*false/);
	});

	it('adds agents to a department, all of them chosen from lists', async () => {
		const { baseUrl, token } = demo.sandbox.credentials.omnizeApi;
		await fetch(`${baseUrl}/api/v1/departments`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ token, department: { account_id: 1, name: 'Support' } }),
		});
		await openStep(
			'omnize',
			{ resource: 'department', operation: 'addAgents', accountId: byId('1') },
			credentials.omnize,
		);
		await editor.choose('departmentId', 'Support');
		const agents = await editor.openDropDown('agentIds');
		await agents.filter({ hasText: 'second@example.org' }).click();
		await editor.page.keyboard.press('Escape');
		await editor.executeStep();

		expect(await editor.output()).toContain('second@example.org');
	});

	it("limits a Wochit customer to categories of the channel's list", async () => {
		const parameters = {
			resource: 'customer',
			operation: 'create',
			name: 'Harbour Cafe',
			partnerId: 'customer-1042',
			additionalFields: { templateCategoryIds: [] },
		};
		await openStep('wochit', parameters, credentials.wochit);
		const [first] = demo.sandbox.state.wochit.templateCategories;
		const categories = await editor.openDropDown('templateCategoryIds', first!.name);
		await categories.filter({ hasText: first!.name }).first().click();
		await editor.page.keyboard.press('Escape');
		await editor.executeStep();

		expect(await editor.output()).toContain('organizationId');
		expect(demo.sandbox.state.wochit.customers.at(-1)).toMatchObject({
			templateCategoryIds: [first!.id],
		});
	});

	it('finds a country and a time zone by what people call them', async () => {
		await openStep('typsy', { resource: 'account', operation: 'create' }, credentials.typsy);
		await (await editor.openDropDown('country', 'zealand')).getByText('New Zealand (NZ)').click();
		const timeZones = await editor.openDropDown('timezoneInfoId', 'auckland');
		await timeZones.getByText('New Zealand Standard Time').click();

		expect(await editor.parameter('country').locator('input').inputValue()).toContain('(NZ)');
	});
});

describe('A list', () => {
	it('says what is wrong where the partner refuses the keys', async () => {
		const data = { ...demo.sandbox.credentials.centrapayApi, apiKey: 'not-the-key' };
		const wrong = { name: 'Wrong Centrapay', type: 'centrapayApi', data };
		const { id } = await demo.rest.request<{ id: string }>('POST', '/rest/credentials', wrong);
		const parameters = { resource: 'account', operation: 'get' };
		await openStep('centrapay', parameters, { id, name: wrong.name });
		await editor.openList('accountId');

		const message = await editor.byId('rlc-error-container').innerText();
		expect(message).toMatch(/Centrapay refused|API key/);
	});
});

describe("A credential's own test", () => {
	it('says that wrong keys are wrong, and that right ones work', async () => {
		await openStep('yay', { operation: 'getAll' }, credentials.yay);
		await editor.byId('credential-edit-button').click();
		const dialog = editor.byId('editCredential-modal');
		const save = editor.byId('credential-save-button');
		const password = dialog.getByTestId('parameter-input-password').locator('input');
		await password.fill('not-the-password');
		await save.click();
		await dialog.getByText('More details').click();
		await dialog.getByText('Yay.com does not accept these keys').first().waitFor();

		await password.fill(demo.sandbox.credentials.yayApi.password);
		await save.click();
		await dialog.getByText('Connection tested successfully').waitFor();
	});

	it('keeps the address that was stored before there was a switch, and tells of it', async () => {
		const data = demo.sandbox.credentials.centrapayApi;
		const older = { name: 'Older Centrapay', type: 'centrapayApi', data };
		const { id } = await demo.rest.request<{ id: string }>('POST', '/rest/credentials', older);
		const parameters = { resource: 'account', operation: 'get' };
		await openStep('centrapay', parameters, { id, name: older.name });
		await editor.byId('credential-edit-button').click();
		const dialog = editor.byId('editCredential-modal');
		const address = dialog.getByTestId('parameter-input-baseUrl').locator('input');
		await dialog.getByText("The Base URL is not Centrapay's usual one").waitFor();
		expect(await address.count()).toBe(0);
		const show = dialog.getByTestId('parameter-input-showAddresses').locator('.el-switch');
		await show.click();
		expect(await address.inputValue()).toBe(data.baseUrl);

		// Saved once more with the switch off.
		await show.click();
		await dialog.getByTestId('parameter-input-apiKey').locator('input').fill(data.apiKey);
		await editor.byId('credential-save-button').click();
		await editor.page.getByText('Credential saved').waitFor();
		await openStep('centrapay', parameters, { id, name: older.name });
		await editor.choose('accountId', 'Harbour Cafe');
		await editor.executeStep();
		expect(await editor.output()).toContain('Harbour Cafe');
	});
});
