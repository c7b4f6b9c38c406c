import type { Browser, Locator, Page } from 'playwright-core';

import { startBrowser } from './browser';
import { EffortCounter, type Effort } from './effort';
import type { N8n } from '../n8n/n8n';

const PATIENCE_MS = 60_000;

/** n8n's editor in a real browser, signed in as the owner, told in a person's words. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		/** The browser's page, for what has no word here. */
		readonly page: Page,
		private readonly url: string,
		private readonly counter: EffortCounter,
	) {}

	/**
	 * Opens a browser and signs in.
	 *
	 * @param httpCredentials what the browser answers where a form of a workflow asks who is there
	 */
	static async open(
		{ url, owner }: Pick<N8n, 'url' | 'owner'>,
		size = { width: 1440, height: 900 },
		httpCredentials?: { username: string; password: string },
	): Promise<Editor> {
		const browser = await startBrowser();
		const context = await browser.newContext({
			viewport: size,
			httpCredentials,
			reducedMotion: 'reduce',
		});
		const counter = await EffortCounter.in(context);
		const page = await context.newPage();
		page.setDefaultTimeout(PATIENCE_MS);
		const { email, password } = owner;
		const answer = await page.request.post(`${url}/rest/login`, {
			data: { emailOrLdapLoginId: email, password },
		});
		if (!answer.ok()) throw new Error(`n8n refused the owner: ${await answer.text()}`);
		return new Editor(browser, page, url, counter);
	}

	/** Closes the browser. */
	async close(): Promise<void> {
		await this.browser.close();
	}

	/** What a person does for this. */
	async effortOf(what: () => Promise<void>): Promise<Effort> {
		const before = await this.counter.read(this.page);
		await what();
		const after = await this.counter.read(this.page);
		return {
			clicks: after.clicks - before.clicks,
			drags: after.drags - before.drags,
			fields: after.fields - before.fields,
		};
	}

	/** Shows an empty workflow. */
	async openNewWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.byId('canvas-add-button').waitFor();
	}

	/** Imports a workflow's file with the workflow's menu. */
	async importFromFile(path: string): Promise<void> {
		await this.byId('workflow-menu').click();
		await this.byId('workflow-menu-item-import').hover();
		const [chooser] = await Promise.all([
			this.page.waitForEvent('filechooser'),
			this.byId('workflow-menu-item-import-from-file').click(),
		]);
		await chooser.setFiles(path);
		await this.byId('canvas-node').first().waitFor();
		await this.saved();
	}

	/** Publishes the workflow that is shown. */
	async publish(): Promise<void> {
		await this.byId('workflow-open-publish-modal-button').click();
		await this.byId('workflow-publish-button').click();
		await this.byId('workflow-active-version-indicator').waitFor();
		const told = this.byId('activation-modal');
		if (await told.isVisible()) await this.page.keyboard.press('Escape');
		await told.waitFor({ state: 'hidden' });
	}

	/** Starts a new workflow with the trigger that is pressed by hand. */
	async addManualTrigger(): Promise<void> {
		await this.byId('canvas-add-button').click();
		await (await this.findNode('manual', 'Manual Trigger')).click();
		await this.node('When clicking').waitFor();
		await this.saved();
	}

	/** Waits until n8n has saved a new workflow, which closes what is open on it. */
	private async saved(): Promise<void> {
		await this.page.waitForURL(({ searchParams }) => !searchParams.has('new'));
	}

	/** Adds a step after the last one, and shows its details. */
	async addStep(search: string, node: string, action: string): Promise<void> {
		await this.byId('canvas-handle-plus').last().click();
		await (await this.findNode(search, node)).click();
		await this.byId('item-iterator-item').filter({ hasText: action }).first().click();
		await this.byId('node-parameters').waitFor();
	}

	/** Waits until n8n has entered the credential that there is into a new step, which it does after showing it. */
	async credentialEntered(): Promise<void> {
		const input = '[data-test-id=node-credentials-select] input';
		await this.page.waitForFunction(`document.querySelector('${input}')?.value`);
	}

	/** A step on the canvas whose name begins so. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name^="${name}"]`);
	}

	/** Leaves a step's details. */
	async closeStep(): Promise<void> {
		await this.byId('ndv-close-button').click();
		await this.byId('node-parameters').waitFor({ state: 'detached' });
	}

	/** Opens the dialog for the first credential of the open step. */
	async connect(): Promise<Locator> {
		await this.byId('node-credentials-empty-state').getByText('Connect to').click();
		return this.byId('editCredential-modal');
	}

	/** Switches a parameter to the other of on and off. */
	async toggle(parameter: string): Promise<void> {
		await this.parameter(parameter).locator('.el-switch').click();
	}

	/** Drags a field of the step before onto a parameter that is a resource locator, again where it slipped. */
	async drag(field: string, parameter: string): Promise<void> {
		const pill = this.byId('ndv-input-panel')
			.locator('[data-target=mappable]')
			.getByText(field, { exact: true })
			.first();
		const target = this.byId(`resource-locator-${parameter}`);
		const isTaken = async () =>
			await target
				.getByText(`{{ $json.${field} }}`)
				.waitFor({ timeout: PATIENCE_MS / 6 })
				.then(
					() => true,
					() => false,
				);
		for (let tries = 3; tries > 0; tries--) {
			await pill.hover();
			const to = (await target.boundingBox())!;
			const { mouse } = this.page;
			await mouse.down();
			await mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
			await mouse.up();
			if (await isTaken()) return;
		}
		throw new Error(`${parameter} didn't take ${field}, which was dragged onto it`);
	}

	/** Shows a workflow on the canvas. */
	async openWorkflow(workflowId: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflowId}`);
		await this.byId('canvas-node').first().waitFor();
	}

	/** Opens the nodes panel as for a next step. */
	async openNodesPanel(): Promise<void> {
		await this.byId('node-creator-plus-button').click();
		await this.byId('node-creator-search-bar').waitFor();
	}

	/** Searches in the nodes panel, and gives the entry with this name. */
	async findNode(search: string, name: string): Promise<Locator> {
		await this.byId('node-creator-search-bar').fill(search);
		const title = this.byId('node-creator-item-name').filter({ hasText: name });
		const entry = this.byId('item-iterator-item').filter({ has: title }).first();
		await entry.waitFor();
		return entry;
	}

	/** The names of what a search in the nodes panel finds, best first. */
	async foundNodes(search: string): Promise<string[]> {
		const names = this.byId('node-creator-item-name');
		const searchBar = this.byId('node-creator-search-bar');
		// What an earlier search found stays until the next one is through.
		await searchBar.fill('finds nothing');
		await names.first().waitFor({ state: 'detached' });
		await searchBar.fill(search);
		await names.first().waitFor();
		return (await names.allInnerTexts()).map((name) => name.trim());
	}

	/** Opens a step's details. */
	async openStep(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.byId('node-parameters').waitFor();
	}

	/** A parameter on the screen. */
	parameter(name: string): Locator {
		return this.byId(`parameter-input-${name}`);
	}

	/** Types a parameter's value. */
	async fill(parameter: string, value: string): Promise<void> {
		await this.parameter(parameter).locator('input, textarea').first().fill(value);
	}

	/** Opens a resource locator's list, searches in it, and gives its entries. */
	async openList(parameter: string, search = ''): Promise<Locator> {
		await this.byId(`resource-locator-${parameter}`).getByTestId('rlc-input').click();
		if (search) await this.byId('rlc-search').locator('visible=true').fill(search);
		return this.byId('rlc-item').locator('visible=true');
	}

	/** Chooses from a resource locator's list. */
	async choose(parameter: string, entry: string, search = ''): Promise<void> {
		const entries = await this.openList(parameter, search);
		await entries.filter({ hasText: entry }).first().click();
	}

	/** Opens a drop-down, types into it, and gives its entries. */
	async openDropDown(parameter: string, search = ''): Promise<Locator> {
		const select = this.parameter(parameter);
		await select.waitFor();
		await select.locator('input:disabled').waitFor({ state: 'detached' });
		const input = select.locator('input').first();
		await input.click();
		if (search) await input.pressSequentially(search);
		return this.page.locator('.el-select-dropdown__item:visible, .el-option:visible');
	}

	/** Runs the open step, and waits until n8n shows what came of it. */
	async executeStep(): Promise<void> {
		await this.byId('node-execute-button').locator('visible=true').first().click();
		await this.byId('node-run-info').first().waitFor();
	}

	/** What n8n says about the step that failed: its message and what to do. */
	async problem(): Promise<string> {
		const message = await this.byId('node-error-message').innerText();
		return `${message} ${await this.byId('node-error-description').innerText()}`;
	}

	/** The step's output as JSON text. */
	async output(): Promise<string> {
		const panel = this.byId('output-panel');
		await panel.getByTestId('radio-button-json').click();
		const data = panel.getByTestId('ndv-data-container');
		// The panel is there before the step is through.
		await data.filter({ hasText: /\S/ }).waitFor();
		return await data.innerText();
	}

	/** Everything with this test ID. */
	byId(testId: string): Locator {
		return this.page.getByTestId(testId);
	}
}
