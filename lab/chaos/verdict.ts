import type { Vendor } from '../../sandbox';
import type { Reason } from './reasons';

/** The ways in which something can be wrong. */
export const wrongs = {
	doubled: 'made more than once',
	missing: 'missing, and the book does not say "needs attention"',
	amount: 'the wrong credit',
	nobodys: 'made for nobody, or at a partner where the customer should not be',
	untrue: 'the book says what is not so',
	unsettled: 'the book leaves open what became of it',
	unbooked: 'made, and not in the book',
	needless: 'the book says "needs attention", and nobody needs to look',
	crowd: 'a kill left more in doubt at a partner than one block of customers',
	unheard: 'a clear answer came, and the book does not know what it said',
} as const;
export type Wrong = keyof typeof wrongs;

/** One thing that is wrong, at whom. */
export interface Finding {
	wrong: Wrong;
	reference: string;
	partner?: Vendor;
	what: string;
}

/** What it came to. */
export interface Verdict {
	/** How many things there should be, and how many of them are there, doubled ones once. */
	wanted: number;
	there: number;
	/** How many are missing, and the book says that somebody must look. */
	missingAndTold: number;
	/** For how many accounts somebody must look, and why. */
	attention: Record<Reason, number>;
	/** How many identifiers are unknown without need for attention, and why. */
	untold: Record<Reason, number>;
	findings: Finding[];
}

/** How often each kind of wrongness was found. */
export function tally({ findings }: Verdict): Record<Wrong, number> {
	const counted = Object.fromEntries(Object.keys(wrongs).map((wrong) => [wrong, 0]));
	for (const { wrong } of findings) counted[wrong]!++;
	return counted as Record<Wrong, number>;
}
