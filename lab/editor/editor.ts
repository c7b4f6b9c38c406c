import type { Browser, Locator, Page } from 'playwright-core';

import { startBrowser } from './browser';
import type { N8n } from '../n8n/n8n';

const PATIENCE_MS = 60_000;

/** n8n's editor in a real browser, signed in as the owner, told in a person's words. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		/** The browser's page, for what has no word here. */
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens a browser and signs in. */
	static async open(
		{ url, owner }: Pick<N8n, 'url' | 'owner'>,
		size = { width: 1440, height: 900 },
	): Promise<Editor> {
		const browser = await startBrowser();
		const page = await browser.newPage({ viewport: size });
		page.setDefaultTimeout(PATIENCE_MS);
		const { email, password } = owner;
		const answer = await page.request.post(`${url}/rest/login`, {
			data: { emailOrLdapLoginId: email, password },
		});
		if (!answer.ok()) throw new Error(`n8n refused the owner: ${await answer.text()}`);
		return new Editor(browser, page, url);
	}

	/** Closes the browser. */
	async close(): Promise<void> {
		await this.browser.close();
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
