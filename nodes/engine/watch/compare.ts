import type { Happening } from '../declare/trigger';

/** What is remembered of a list: digests of identities, each with its fingerprint. */
export interface Memory {
	/** What the list had. */
	present: Record<string, string>;
	/** What left the list not long ago, and when, in milliseconds since 1970. */
	gone: Record<string, { fingerprint: string; since: number }>;
	/** When the list was first looked at, in milliseconds since 1970; not known of memories of before. */
	since?: number;
}

/** A record as the comparison needs it. */
export interface Sighting<Thing> {
	identity: string;
	fingerprint: string;
	/** When it was made, in milliseconds since 1970; `NaN` where that can't be read. */
	created?: number;
	thing: Thing;
}

/** How long something that left a list is remembered: for so long it may come back without being new. */
export const longestAbsence = 7 * 24 * 60 * 60 * 1000;

/** How far a date may be off: it may be a day, in a zone that nobody knows, by a clock that isn't ours. */
const inaccuracy = 2 * 24 * 60 * 60 * 1000;

const isOlder = (created: number | undefined, since: number | undefined) =>
	created !== undefined && since !== undefined && created < since - inaccuracy;

/**
 * Compares a list with what is remembered of it. Pure.
 *
 * A thing is new when nothing with its identity is remembered, and it wasn't made before the list was first
 * looked at: that look may have shown a part of the list, or nothing. Vendors answer with a part of a list, or
 * an empty one, on a bad day: what is missing is therefore forgotten only after a week, and not at all
 * while the list is empty, so that what comes back isn't told twice.
 *
 * @returns what happened, in the list's order, and what to remember: the very same object where nothing
 * is different
 */
export function compare<Thing>(
	remembered: Memory | undefined,
	list: Array<Sighting<Thing>>,
	now: number,
): { memory: Memory; happened: Array<{ happening: Happening; thing: Thing }> } {
	if (remembered !== undefined && list.length === 0) return { memory: remembered, happened: [] };
	const since = remembered === undefined ? now : remembered.since;
	const wasPresent = new Map(Object.entries(remembered?.present ?? {}));
	const wasGone = new Map(Object.entries(remembered?.gone ?? {}));
	const present = new Map<string, string>();
	const gone = new Map<string, Memory['gone'][string]>();
	const happened: Array<{ happening: Happening; thing: Thing }> = [];
	let different = remembered === undefined;

	for (const { identity, fingerprint, created, thing } of list) {
		if (present.has(identity)) continue;
		present.set(identity, fingerprint);
		const before = wasPresent.get(identity) ?? wasGone.get(identity)?.fingerprint;
		if (before !== undefined) {
			if (before !== fingerprint) happened.push({ happening: 'changed', thing });
		} else if (!isOlder(created, since)) {
			happened.push({ happening: 'new', thing });
		}
		different ||= !wasPresent.has(identity);
	}
	for (const [identity, fingerprint] of wasPresent) {
		if (present.has(identity)) continue;
		gone.set(identity, { fingerprint, since: now });
		different = true;
	}
	for (const [identity, left] of wasGone) {
		if (!present.has(identity) && now - left.since < longestAbsence)
			gone.set(identity, { ...left });
	}
	different ||= happened.length > 0 || gone.size !== wasGone.size;

	if (!different) return { memory: remembered!, happened };
	const memory: Memory = {
		present: Object.fromEntries(present),
		gone: Object.fromEntries(gone),
		...(since !== undefined && { since }),
	};
	return { memory, happened: remembered === undefined ? [] : happened };
}
