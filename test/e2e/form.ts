import { setTimeout as sleep } from 'node:timers/promises';

import { formLogin } from '../../lab/demo/credentials';

const POLL_MS = 200;

/** What the forms of the workflows ask for before they show anything. */
export const authorization = `Basic ${btoa(`${formLogin.user}:${formLogin.password}`)}`;

function answers(values: unknown[]): FormData {
	const form = new FormData();
	values.forEach((value, index) => form.set(`field-${index}`, String(value)));
	return form;
}

/** Somebody's way through the pages of a form. */
export class FormVisit {
	private constructor(
		private readonly waitingUrl: string,
		/** The page that is shown, as HTML. */
		public page: string,
	) {}

	/** Fills in the first page, its fields in their order, and waits for the next one. */
	static async begin(url: string, ...values: unknown[]): Promise<FormVisit> {
		const response = await fetch(url, {
			method: 'POST',
			headers: { authorization },
			body: answers(values),
		});
		const { formWaitingUrl } = (await response.json()) as { formWaitingUrl: string };
		const visit = new FormVisit(formWaitingUrl, '');
		await visit.nextPage();
		return visit;
	}

	/** Fills in the page that is shown, and waits for the next one. */
	async submit(...values: unknown[]): Promise<void> {
		await fetch(this.waitingUrl, { method: 'POST', body: answers(values) });
		await this.nextPage();
	}

	/** Shows the last page, which tells n8n by itself that it is shown. */
	async end(): Promise<void> {
		await fetch(this.waitingUrl, { method: 'POST' });
	}

	private async nextPage(): Promise<void> {
		// What n8n's own page asks until it can show the next one.
		const statusUrl = this.waitingUrl.replace('?', '/n8n-execution-status?');
		let status = '';
		while (['', 'running'].includes(status)) {
			await sleep(POLL_MS);
			status = await (await fetch(statusUrl)).text();
		}
		this.page = await (await fetch(this.waitingUrl)).text();
	}
}
