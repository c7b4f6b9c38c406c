import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Vendor } from '../../declare/vendor';
import { canonical } from '../canonical';
import { fieldsOf } from './compare';

const version = 'p1';
const absent = '-';

/** Long enough that nothing else has the same by chance. */
const length = 8;

const hashOf = (text: string) =>
	createHash('sha256').update(text).digest('base64url').slice(0, length);

/** What a fingerprint is of. */
export interface Subject {
	vendor: Pick<Vendor, 'name' | 'movesByItself'>;
	/** The thing in words. */
	thing: string;
}

const nameOf = ({ vendor, thing }: Subject) => hashOf(`${vendor.name} ${thing}`);

/** The fields of a thing by which it is compared. */
const compared = ({ vendor: { movesByItself = [] } }: Subject, found: IDataObject) =>
	[...fieldsOf(found)].filter(([field]) => !movesByItself.includes(field.split('.').at(-1)!));

/**
 * What was found of a thing, as a text that tells later in which fields it has changed, but not what it was.
 *
 * @param found `undefined` where it wasn't there
 */
export function fingerprintOf(subject: Subject, found: IDataObject | undefined): string {
	const fields = found
		? compared(subject, found).map(
				([name, value]) => `${encodeURIComponent(name)}:${hashOf(canonical(value))}`,
			)
		: [absent];
	return [version, nameOf(subject), ...fields].join();
}

/** What a thing has become since its fingerprint was taken. */
export type Since =
	| 'same'
	/** It is no fingerprint. */
	| 'unreadable'
	/** It is that of another thing. */
	| 'ofAnother'
	| 'appeared'
	| 'gone'
	/** The fields that have changed. */
	| string[];

/**
 * Compares a thing with what its fingerprint says it was. Fields that only one of both has are left out: a list may tell
 * others than asking for the thing alone does.
 */
export function since(
	fingerprint: string,
	subject: Subject,
	found: IDataObject | undefined,
): Since {
	const [mark, name, ...fields] = fingerprint.trim().split(',');
	if (mark !== version || fields.length === 0) return 'unreadable';
	if (name !== nameOf(subject)) return 'ofAnother';
	const wasAbsent = fields[0] === absent;
	if (found === undefined) return wasAbsent ? 'same' : 'gone';
	if (wasAbsent) return 'appeared';
	const before = new Map(fields.map((field) => field.split(':') as [string, string]));
	const changed = compared(subject, found).flatMap(([field, value]) => {
		const hash = before.get(encodeURIComponent(field));
		return hash !== undefined && hash !== hashOf(canonical(value)) ? [field] : [];
	});
	return changed.length > 0 ? changed : 'same';
}
