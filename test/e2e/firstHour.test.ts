import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Editor } from '../../lab/editor/editor';
import type { Effort } from '../../lab/editor/effort';
import * as hour from '../../lab/editor/firstHour';
import { registry } from '../../nodes/vendors';
import type { Sandbox } from '../../sandbox';

let sandbox: Sandbox;
let editor: Editor;
let there: hour.FirstHour;

const document = readFileSync(join(__dirname, '..', '..', 'docs', 'ux.md'), 'utf8');
const measured: Array<[string, Effort]> = [];

/** The clicks, drags and fields that the document allows for a stretch. */
function allowed(stretch: string): number[] {
	const row = document.split('\n').find((line) => line.startsWith(`| ${stretch} `));
	return (row ?? '').split('|').slice(2, 5).map(Number);
}

/** Does a stretch of the hour, and keeps what it took. */
async function stretch(name: string, what: () => Promise<void>): Promise<void> {
	measured.push([name, await editor.effortOf(what)]);
}

beforeAll(async () => {
	there = await hour.begin();
	({ editor, sandbox } = there);
});

afterAll(async () => {
	await there?.dispose();
});

/** How many things the partners have made of each kind, and how many twice. */
function made() {
	const { wochit, yay, omnize, centrapay, typsy } = sandbox.counts();
	const duplicates = [wochit, yay, omnize, centrapay, typsy]
		.flatMap((vendor) => Object.values<number>(vendor.duplicates))
		.reduce((sum, count) => sum + count, 0);
	return {
		customers: [
			wochit.created.customers,
			centrapay.created.accounts,
			omnize.created.accounts,
			yay.created.customers,
			typsy.created.accounts,
		],
		transfers: yay.transfers,
		transferred: Number(yay.transferred),
		duplicates,
	};
}

const each = (count: number) => Array.from({ length: 5 }, () => count);

describe('The first hour', () => {
	it('begins with the sub-workflow and a credential of each partner, tested', async () => {
		await stretch('Import Onboard customer', async () => await hour.importOnboarding(there));
		for (const { vendor } of registry) {
			const name = `Credential of ${vendor.name}`;
			await stretch(name, async () => await hour.makeCredentialOf(there, vendor));
			await hour.seeItsTest(there);
		}
		expect(await editor.byId('node-issues').count()).toBe(0);
		await stretch('Publish', async () => await editor.publish());
	});

	it('goes on with the form and one choice in it', async () => {
		await stretch('Import the form', async () => await hour.importForm(there));
	});

	it('onboards the first customer from the form', async () => {
		await stretch('The first customer', async () => {
			const page = await hour.fillInForm(there, hour.bakery);
			expect(page).toContain('Harbour Bakery is onboarded');
		});
		expect(made()).toEqual({ customers: each(1), transfers: 1, transferred: 25, duplicates: 0 });
	});

	it('sends nothing where the data is wrong, and lists all of it', async () => {
		const customer = hour.another('CUST-2002', 'Kauri Books', '10.00');
		const page = await hour.fillInForm(there, hour.wrong);
		for (const words of ['licenses', 'Website', '1,000', 'Nothing was sent']) {
			expect(page).toContain(words);
		}
		expect(made()).toMatchObject({ customers: each(1), transfers: 1 });

		expect(await hour.fillInForm(there, customer)).toContain('Kauri Books is onboarded');
		expect(made()).toEqual({ customers: each(2), transfers: 2, transferred: 35, duplicates: 0 });
	});

	it("shows a partner's refusal, and goes on where it was once that is repaired", async () => {
		const customer = hour.another('CUST-2003', 'Rimu Tours', '30.00');
		expect(await hour.fillInForm(there, customer)).toMatch(
			/needs attention[^]*Yay\.com[^]*balance/,
		);
		expect(made()).toMatchObject({ customers: each(3), transfers: 2 });

		const affordable = { ...customer, 'Calling credit': '10.00' };
		expect(await hour.fillInForm(there, affordable)).toContain('Rimu Tours is onboarded');
		expect(made()).toEqual({ customers: each(3), transfers: 3, transferred: 45, duplicates: 0 });
	});

	it('builds a flow by hand, previews all of it, and sends it', async () => {
		await stretch('Two steps by hand, previewed', async () => {
			await hour.buildByHand(there);
			await hour.executeWorkflow(there);
		});
		expect(await editor.page.getByText(/^Preview: /).count()).toBe(2);
		await editor.node('Allocate credit').dblclick();
		await editor.page.getByText('Preview: 1 to send; nothing was changed').waitFor();
		expect(await editor.output()).toContain('Would move 15.00 of credit to first_hour');
		await editor.closeStep();
		expect(made()).toMatchObject({ customers: each(3), transfers: 3 });

		await stretch('The same for real', async () => {
			await hour.sendForReal(there);
			await hour.executeWorkflow(there);
		});
		expect(made()).toMatchObject({ customers: [3, 3, 3, 4, 3], transfers: 4, transferred: 60 });
		const customers = sandbox.state.yay.customers.filter(({ name }) => name === 'first_hour');
		expect(customers).toMatchObject([{ credit: '15.000' }]);
	});

	it("builds a step of n8n's own nodes beside one of ours", async () => {
		const steps = [
			['Yay.com', 'yay', 'Create a customer', { contactName: 'Mere Tane' }],
			['Stripe', 'stripe', 'Create a customer', { name: 'Mere Tane' }],
			['HubSpot', 'hubspot', 'Create or update a contact', { email: 'mere@example.com' }],
		] as const;
		for (const [name, search, action, values] of steps) {
			await editor.openNewWorkflow();
			await editor.addManualTrigger();
			await stretch(`Step of ${name}`, async () => {
				await editor.addStep(search, name, action);
				for (const [field, value] of Object.entries(values)) await editor.fill(field, value);
				await editor.byId('node-execute-button').first().click();
			});
			if (name === 'Yay.com') continue;
			await editor.closeStep();
			await stretch(`Credential of ${name}`, async () => {
				await editor.openStep(action);
				const dialog = await editor.connect();
				if (name === 'HubSpot') {
					await dialog.getByText('API Key', { exact: true }).first().click();
					await editor.page.getByRole('menuitem', { name: 'Service Key' }).click();
				}
				await dialog.locator('input[type=password]').first().fill('not-a-key');
				await editor.byId('credential-save-button').click();
			});
		}
	});

	it('takes no more than the document says', () => {
		const beyond = measured.filter(([name, { clicks, drags, fields }]) => {
			const [mostClicks = 0, mostDrags = 0, mostFields = 0] = allowed(name);
			return clicks > mostClicks || drags > mostDrags || fields > mostFields;
		});
		expect(beyond).toEqual([]);
	});
});
