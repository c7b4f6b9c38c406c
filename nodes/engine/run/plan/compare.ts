import type { IDataObject } from 'n8n-workflow';

import { canonical } from '../canonical';

/** A field of a thing that is changed. */
export interface Change {
	/** The vendor's name of it; of a field within another one, both with a dot. */
	field: string;
	/** What it is now; left out where the vendor doesn't tell it. */
	from?: unknown;
	to: unknown;
}

const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record's fields, with those of records in it beside its own: `workspace.status`. */
export function fieldsOf(record: IDataObject, within = ''): Map<string, unknown> {
	const fields = new Map<string, unknown>();
	for (const [name, value] of Object.entries(record)) {
		if (value === undefined) continue;
		const inner = isRecord(value)
			? fieldsOf(value, `${within}${name}.`)
			: [[within + name, value] as const];
		for (const [field, one] of inner) fields.set(field, one);
	}
	return fields;
}

/** The fields in which what a thing is to be differs from what it is. */
export function changesBetween(before: IDataObject, after: IDataObject): Change[] {
	const now = fieldsOf(before);
	return [...fieldsOf(after)]
		.filter(([field, to]) => !now.has(field) || canonical(now.get(field)) !== canonical(to))
		.map(([field, to]) => ({ field, ...(now.has(field) && { from: now.get(field) }), to }));
}
