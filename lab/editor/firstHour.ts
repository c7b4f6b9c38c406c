import { join } from 'node:path';
import type { Locator } from 'playwright-core';

import type { Vendor } from '../../nodes/engine/declare';
import { startSandbox, type Sandbox } from '../../sandbox';
import { formLogin } from '../demo/credentials';
import { createN8n } from '../demo/environment';
import type { N8n } from '../n8n/n8n';
import { Editor } from './editor';

const workflows = join(__dirname, '..', '..', 'workflows');

/** Where somebody's first hour takes place: an n8n with the package and nothing else. */
export interface FirstHour {
	editor: Editor;
	n8n: N8n;
	sandbox: Sandbox;
	/** Called where the documents show a picture, with its name. */
	picture(name: string): Promise<void>;
	/** Stops everything and removes it. */
	dispose(): Promise<void>;
}

/** What the reseller has: enough for all but one of the test's customers. */
const balance = '60.000';

/**
 * Sets up an n8n with the package and nothing else, and opens its editor.
 *
 * @param options.size the editor's window, if not the usual one
 * @param options.picture makes a picture; without it, none are made
 */
export async function begin(
	options: {
		size?: { width: number; height: number };
		picture?: (editor: Editor, name: string) => Promise<void>;
	} = {},
): Promise<FirstHour> {
	const sandbox = await startSandbox({ yay: { balance }, typsy: { processingMs: 200 } });
	let n8n: N8n | undefined;
	let editor: Editor | undefined;
	const dispose = async () => {
		await editor?.close();
		await n8n?.dispose();
		await sandbox.close();
	};
	try {
		n8n = await createN8n(() => undefined);
		const rest = await n8n.start();
		await rest.setUpOwner();
		const { user: username, password } = formLogin;
		const opened = await Editor.open(n8n, options.size, { username, password });
		editor = opened;
		const picture = async (name: string) => await options.picture?.(opened, name);
		return { editor, n8n, sandbox, picture, dispose };
	} catch (error) {
		await dispose();
		throw error;
	}
}

/** A customer as the form asks for it. */
export const bakery = {
	Reference: 'CUST-2001',
	Company: 'Harbour Bakery',
	'First name of the contact': 'Mere',
	'Last name of the contact': 'Tane',
	'Email of the contact': 'mere@harbour-bakery.example',
	Website: 'harbour-bakery.example',
	Region: 'New Zealand (NZ)',
	Country: 'New Zealand (NZ)',
	'Time zone': 'Auckland, Wellington (New Zealand Standard Time)',
	Licenses: '3',
	'Calling credit': '25.00',
	'First name of a colleague': 'Aroha',
	'Last name of a colleague': 'Ngata',
	'Email of a colleague': 'aroha@harbour-bakery.example',
};

/** Another customer like it. */
export const another = (reference: string, company: string, credit: string): typeof bakery => ({
	...bakery,
	Reference: reference,
	Company: company,
	'Email of the contact': `contact@${reference.toLowerCase()}.example`,
	'Email of a colleague': `colleague@${reference.toLowerCase()}.example`,
	'Calling credit': credit,
});

/** A customer with three things wrong. */
export const wrong = {
	...another('CUST-2002', 'Kauri Books', '1,000'),
	Website: '',
	Licenses: '0',
};

/** Fills in the form for a new customer, and gives the page at its end. */
export async function fillInForm(
	{ editor, n8n }: FirstHour,
	customer: Record<string, string>,
): Promise<string> {
	const { page } = editor;
	await page.goto(`${n8n.url}/form/new-customer`);
	for (const [label, value] of Object.entries(customer)) {
		const field = page.getByLabel(label, { exact: true });
		const isList = await field.evaluate(({ tagName }) => tagName === 'SELECT');
		await (isList ? field.selectOption(value) : field.fill(value));
	}
	await page.getByRole('button', { name: 'Onboard' }).click();
	await page
		.getByText(/is onboarded|needs attention|Nobody/)
		.first()
		.waitFor();
	return await page.locator('body').innerText();
}

async function fillIn(dialog: Locator, values: object): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		await dialog.getByTestId(`parameter-input-${name}`).locator('input').fill(String(value));
	}
}

/** Makes a credential in the open step, and waits until n8n has taken it. */
export async function makeCredential(
	editor: Editor,
	values: object,
	hasOwnAddress = false,
): Promise<void> {
	const dialog = await editor.connect();
	if (hasOwnAddress) {
		await dialog.getByTestId('parameter-input-showAddresses').locator('.el-switch').click();
	}
	await fillIn(dialog, values);
	await editor.byId('credential-save-button').click();
	await dialog.waitFor({ state: 'detached' });
	// The step gets it after the dialog is gone.
	await editor.byId('credential-edit-button').waitFor();
}

const closeMessages = async (editor: Editor) => {
	for (const close of await editor.page.locator('.el-notification__closeBtn').all()) {
		await close.click({ timeout: 2_000 }).catch(() => undefined);
	}
};

/** Import of the sub-workflow. */
export async function importOnboarding({ editor, picture }: FirstHour): Promise<void> {
	await editor.openNewWorkflow();
	await editor.importFromFile(join(workflows, 'onboard-customer.json'));
	await editor.node('Test').first().waitFor();
	await picture('first-hour-import');
}

/** The credential of a partner, in the step that tests it; n8n enters it in the others. */
export async function makeCredentialOf(
	{ editor, sandbox }: FirstHour,
	{ name, credential }: Vendor,
): Promise<void> {
	await editor.openStep(`Test ${name}`);
	const type = credential.name as keyof typeof sandbox.credentials;
	await makeCredential(editor, sandbox.credentials[type], true);
}

/** Looks at what n8n's test of the open step's credential says, and leaves the step. */
export async function seeItsTest({ editor, picture }: FirstHour): Promise<void> {
	await editor.byId('credential-edit-button').click();
	const dialog = editor.byId('editCredential-modal');
	await dialog.getByText('Connection tested successfully').waitFor();
	await picture('first-hour-credential');
	await dialog.getByRole('button', { name: 'Close' }).first().click();
	await dialog.waitFor({ state: 'detached' });
	await editor.closeStep();
}

/** Import of the form, its one choice and its login. */
export async function importForm({ editor, picture }: FirstHour): Promise<void> {
	await editor.openNewWorkflow();
	await editor.importFromFile(join(workflows, 'onboard-from-form.json'));
	await editor.openStep('Onboard');
	const entries = await editor.openList('workflowId');
	await entries.filter({ hasText: 'Onboard customer' }).waitFor();
	await picture('first-hour-choice');
	await entries.filter({ hasText: 'Onboard customer' }).click();
	await editor.closeStep();
	await editor.openStep('Form');
	await makeCredential(editor, formLogin);
	await editor.closeStep();
	await editor.publish();
}

/** Create a customer, then its credit, both with Preview on. */
export async function buildByHand({ editor }: FirstHour): Promise<void> {
	await editor.openNewWorkflow();
	await editor.addManualTrigger();
	await editor.addStep('yay', 'Yay.com', 'Create a customer');
	await editor.credentialEntered();
	await editor.fill('contactName', 'Mere Tane');
	await editor.fill('name', 'first_hour');
	await editor.toggle('preview');
	await editor.closeStep();
	await editor.addStep('yay', 'Yay.com', 'Allocate credit');
	await editor.credentialEntered();
	await editor.drag('customerUuid', 'customerUuid');
	await editor.fill('amount', '15.00');
	await editor.toggle('preview');
	await editor.closeStep();
}

/** Runs the workflow that is shown. */
export async function executeWorkflow({ editor }: FirstHour): Promise<void> {
	await closeMessages(editor);
	const message = editor.page.getByText('Workflow executed successfully');
	// The one of a run before says nothing of this one.
	await message.waitFor({ state: 'hidden' });
	await editor.byId('execute-workflow-button').click();
	const isOver = message.waitFor({ timeout: 150_000 });
	await isOver.catch(async (problem: Error) => {
		const told = await editor.page.locator('.el-notification').allInnerTexts();
		throw new Error(`${problem.message}\nn8n says: ${told.join(' ') || 'nothing'}`);
	});
}

/** Switches Preview off in both steps, after which everything is sent. */
export async function sendForReal({ editor }: FirstHour): Promise<void> {
	for (const name of ['Create a customer', 'Allocate credit']) {
		await editor.node(name).dblclick();
		await editor.toggle('preview');
		await editor.closeStep();
	}
}
