import type { IDataObject } from 'n8n-workflow';

import type { Effect } from '../../nodes/engine/declare/effect';
import type { Sandbox, Vendor } from '../../sandbox';

/** An item of a run, and how to recognise what became of it. */
export interface Item {
	/** What no other item of the run has. */
	key: string;
	/** What the node gets. */
	json: IDataObject;
}

/** One operation that is done for many items, and how to see at the vendor what was really done. */
export interface Work {
	vendor: Vendor;
	/** As the table names it. */
	name: string;
	effect: Effect;
	/** How what an unclear outcome came to is recognised. */
	recognisedBy?: 'look-up' | 'refusal' | 'balances' | 'nothing';
	/** The node's parameters, without the request settings. */
	parameters: IDataObject;
	/** Puts into the vendor what the items need, and makes the items. */
	prepare(sandbox: Sandbox, count: number): Item[] | Promise<Item[]>;
	/** How often the work was done for each key; left out where nothing is changed. */
	done?(sandbox: Sandbox): Map<string, number>;
	/** Whether an output is the one of this item. */
	belongsTo(output: IDataObject, item: Item): boolean;
}

/** Counts how often each key occurs. */
export function occurrences(keys: string[]): Map<string, number> {
	const counted = new Map<string, number>();
	for (const key of keys) counted.set(key, (counted.get(key) ?? 0) + 1);
	return counted;
}

/** Makes items out of their numbers. */
export function numbered(count: number, make: (key: string, index: number) => IDataObject): Item[] {
	return Array.from({ length: count }, (_, index) => {
		const key = `item${String(index).padStart(5, '0')}`;
		return { key, json: { key, ...make(key, index) } };
	});
}

/** A resource locator whose value comes from the item. */
export const byId = (expression: string): IDataObject => ({
	__rl: true,
	mode: 'id',
	value: expression,
});

/** Does something at a vendor without n8n, to have what a run starts from. */
export async function call<Answer>(
	url: string,
	headers: Record<string, string>,
	body: unknown,
): Promise<Answer> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${url} answered ${response.status}`);
	return (await response.json()) as Answer;
}
