import type { IDataObject } from 'n8n-workflow';

import type { Paging } from '../declare/paging';
import type { Exchange, Sent } from './exchange';
import { Tries, type Sender } from './tries';

/** How often a list in pages is read at most, where others change it meanwhile. */
const mostReadings = 3;

type Problem = Extract<Sent, { problem: unknown }>;

/** A list as one reading of its pages found it. */
interface Reading {
	records: Map<unknown, unknown>;
	/** Set where all of it is in there, as it was in one moment. */
	isWhole: boolean;
}

class Pages {
	private readonly records = new Map<unknown, unknown>();
	private readonly asked = new Set<string>();

	constructor(
		private readonly sender: Sender,
		private readonly exchange: Exchange,
		private readonly paging: Paging,
	) {}

	private add(data: unknown): void {
		for (const record of data as unknown[]) {
			this.records.set(this.paging.identity(record as IDataObject), record);
		}
	}

	/** Reads on from the first page, until there are as many records as are wanted. */
	async after(first: Extract<Sent, { data: unknown }>): Promise<Reading | Problem> {
		const { request, limit = Infinity } = this.exchange;
		const { name } = this.sender.vendor;
		let page = first;
		for (;;) {
			this.add(page.data);
			if (page.nextPage === undefined || this.records.size >= limit) {
				return { records: this.records, isWhole: this.asked.size === 0 };
			}
			const query: Record<string, string | number | undefined> = {
				...request.query,
				...page.nextPage,
			};
			const key = JSON.stringify(query);
			if (this.asked.has(key)) {
				const message = `${name}'s list has no end: its pages lead back to one that was read`;
				return { problem: { kind: 'failed', message, description: 'Run this item again later.' } };
			}
			this.asked.add(key);
			const onePage = { ...this.exchange, request: { ...request, query } };
			const next = await new Tries(this.sender, onePage).untilEnd();
			if ('problem' in next) return next;
			if (this.paging.mayKnowNoPages && JSON.stringify(next.data) === JSON.stringify(page.data)) {
				return { records: this.records, isWhole: true };
			}
			page = next;
		}
	}
}

const areAlike = (one: Reading, other: Reading) =>
	one.records.size === other.records.size &&
	[...one.records.keys()].every((key) => other.records.has(key));

/**
 * Sends a request, and those for the pages that follow where the answer is a list in pages, until there
 * are as many records as are wanted. A list from which something may slip by while it is read is read again until two
 * readings agree, and has what any of them found.
 */
export async function send(sender: Sender, exchange: Exchange): Promise<Sent> {
	const begin = async () => await new Tries(sender, exchange).untilEnd();
	const { paging } = sender.vendor;
	const { limit = Infinity } = exchange;
	let first = await begin();
	if ('problem' in first || first.nextPage === undefined || paging === undefined) return first;
	let before: Reading | undefined;
	for (let reading = 1; ; reading++) {
		const now = await new Pages(sender, exchange, paging).after(first);
		if ('problem' in now) return now;
		const agrees = before !== undefined && areAlike(before, now);
		// In the order of this reading, and as it has them.
		const records = new Map([...now.records, ...(before?.records ?? []), ...now.records]);
		const isEnough =
			!paging.mayShift ||
			now.isWhole ||
			agrees ||
			now.records.size >= limit ||
			reading === mostReadings;
		if (isEnough) return { data: [...records.values()] };
		before = { records, isWhole: false };
		first = await begin();
		if ('problem' in first) return first;
	}
}
