import type { Page } from 'playwright-core';

/** The page that shows a person what the check of the customers found. */
export class FindingsPage {
	constructor(
		private readonly page: Page,
		private readonly url: string,
	) {}

	/** Opens the form, says who is there, and waits for what was found. */
	async open(name: string, customer = ''): Promise<string> {
		await this.page.goto(`${this.url}/form/customer-findings`);
		await this.page.getByLabel('Your name').fill(name);
		await this.page.getByLabel('Customer').fill(customer);
		await this.page.getByRole('button', { name: 'Show' }).click();
		await this.page
			.getByText(/unknown to us\./)
			.first()
			.waitFor();
		return await this.text();
	}

	/** Chooses what repairs the findings whose sentences have a text in them. */
	async choose(text: string, repair: string): Promise<void> {
		const labels = this.page.locator('label', { hasText: text });
		for (const label of await labels.all()) {
			const list = this.page.locator(`#${await label.getAttribute('for')}`);
			const options = await list.locator('option').allInnerTexts();
			await list.selectOption(options.find((option) => option.startsWith(repair))!);
		}
	}

	/** Fills in a field of the page that asks what the book lacks. */
	async fill(label: string, value: string): Promise<void> {
		await this.page.getByLabel(label).fill(value);
	}

	/** Presses a button, and waits for a page that has this in it. */
	async press(button: string, next: RegExp): Promise<string> {
		await this.page.getByRole('button', { name: button }).click();
		await this.page.getByText(next).first().waitFor();
		return await this.text();
	}

	/** What the page says. */
	async text(): Promise<string> {
		return await this.page.locator('body').innerText();
	}
}
