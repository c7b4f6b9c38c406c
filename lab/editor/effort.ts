import type { BrowserContext, Page } from 'playwright-core';

/** What a person does with mouse and keyboard. */
export interface Effort {
	/** Presses of a mouse button; a double click is two. */
	clicks: number;
	/** Things that are dragged elsewhere. */
	drags: number;
	/** Fields that are typed into or chosen from. */
	fields: number;
}

type Kind = keyof Effort;

/**
 * Runs in each page, before its own scripts. It looks at the pointer and not at `click`, because a label hands its
 * click on to its field, and that would count twice.
 */
const watch = `
	const dragPixels = 10;
	let from = { x: 0, y: 0 };
	let field;
	const on = (event, listener) => document.addEventListener(event, listener, true);
	on('pointerdown', ({ x, y }) => {
		from = { x, y };
		field = undefined;
	});
	on('pointerup', ({ x, y, isTrusted }) => {
		if (!isTrusted) return;
		personDid(Math.hypot(x - from.x, y - from.y) > dragPixels ? 'drags' : 'clicks');
	});
	on('input', ({ target }) => {
		if (target === field || target.type === 'checkbox') return;
		field = target;
		personDid('fields');
	});
`;

/** Counts what is done in all pages of a browser's window. */
export class EffortCounter {
	private readonly total: Effort = { clicks: 0, drags: 0, fields: 0 };

	/** Begins to count; for pages that are opened afterwards. */
	static async in(context: BrowserContext): Promise<EffortCounter> {
		const counter = new EffortCounter();
		await context.exposeBinding('personDid', (_source, kind: Kind) => {
			counter.total[kind] += 1;
		});
		await context.addInitScript({ content: `{${watch}}` });
		return counter;
	}

	/** What has been done so far. */
	async read(page: Page): Promise<Effort> {
		// What the page told before is here once it answers.
		await page.evaluate(() => undefined);
		return { ...this.total };
	}
}
