import type { N8n } from '../n8n/n8n';
import type { Editor } from './editor';

/** The forms of the nightly sync and of the log, as people use them. */

/** Opens the page of the plan that waits, and gives what it says. */
export async function lookAtPlan(
	{ page }: Editor,
	{ url }: Pick<N8n, 'url'>,
	name: string,
): Promise<string> {
	await page.goto(`${url}/form/employees-plan`);
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: 'Show the plan' }).click();
	await page.getByRole('button', { name: 'Decide' }).waitFor();
	return await page.locator('body').innerText();
}

/**
 * Decides about the plan that is shown, and gives what the last page says.
 *
 * @param leftOut what is left out, by the words on its page
 */
export async function decide(
	{ page }: Editor,
	what: 'Approve all' | 'Approve all but some' | 'Reject',
	leftOut: string[] = [],
): Promise<string> {
	await page.getByLabel(what, { exact: true }).check();
	await page.getByRole('button', { name: 'Decide' }).click();
	if (leftOut.length > 0) {
		for (const one of leftOut) await page.getByLabel(one, { exact: true }).check();
		await page.getByRole('button', { name: 'Approve the others' }).click();
	}
	await page.getByText(/^(Rejected|Approved|Nothing was done)[^.]*$/).waitFor();
	return await page.locator('body').innerText();
}

/** Asks the log, and gives what its page says. */
export async function askLog(
	{ page }: Editor,
	{ url }: Pick<N8n, 'url'>,
	what: string,
): Promise<string> {
	await page.goto(`${url}/form/partner-log`);
	await page.getByLabel('Look for').fill(what);
	await page.getByRole('button', { name: 'Find' }).click();
	await page.getByText(`What we did: ${what}`, { exact: true }).waitFor();
	return await page.locator('body').innerText();
}
