import type { Exchange, Sent } from './exchange';
import { Tries, type Sender } from './tries';

/**
 * Sends a request, and those for the pages that follow where the answer is a list in pages, until there
 * are as many records as are wanted.
 */
export async function send(sender: Sender, exchange: Exchange): Promise<Sent> {
	const first = await new Tries(sender, exchange).untilEnd();
	if ('problem' in first || first.nextPage === undefined) return first;
	const { request, limit = Infinity } = exchange;
	const records = [...(first.data as unknown[])];
	const textOf = (data: unknown) =>
		sender.vendor.mayKnowNoPages ? JSON.stringify(data) : undefined;
	let before = textOf(first.data);
	const asked = new Set<string>();
	let nextPage: Record<string, string> | undefined = first.nextPage;
	while (nextPage !== undefined && records.length < limit) {
		const query: Record<string, string | number | undefined> = { ...request.query, ...nextPage };
		const key = JSON.stringify(query);
		if (asked.has(key)) {
			const message = `${sender.vendor.name}'s list has no end: its pages lead back to one that was read`;
			return { problem: { kind: 'failed', message, description: 'Run this item again later.' } };
		}
		asked.add(key);
		const onePage = { ...exchange, request: { ...request, query } };
		const page: Sent = await new Tries(sender, onePage).untilEnd();
		if ('problem' in page) return page;
		const now = textOf(page.data);
		if (now !== undefined && now === before) break;
		before = now;
		records.push(...(page.data as unknown[]));
		nextPage = page.nextPage;
	}
	return { data: records };
}
