import type { IDataObject } from 'n8n-workflow';

import type { RequestSpec } from '../../declare/request';
import type { Problem } from '../../problem/problem';
import type { Action } from './action';
import type { Change } from './compare';

/** What an item would do to the thing that it is about, as that is now. */
export interface Plan {
	action: Action;
	/** The thing in words. */
	thing?: string;
	/** What it is now; `null` where there is none, or nothing is known. */
	before: IDataObject | null;
	/** What it would be; `null` where there would be none, or nothing is known. */
	after: IDataObject | null;
	changes: Change[];
	/** Left out where the vendor can't be asked. */
	fingerprint?: string;
	/** Why it would be refused, or why the partner could not be asked. */
	notice?: string;
	/** What brings a thing that is there to the item's values, in place of what the operation sends. */
	updates?(input: unknown): RequestSpec[];
}

/** What a plan says of an item, or why none can be made. */
export type Planned = Plan | { problem: Problem };

/** Of what nothing is known. */
export const nothingKnown: Omit<Plan, 'action'> = { before: null, after: null, changes: [] };

/** The plan of what would be refused. */
export function refusing(problem: Problem, known: Partial<Plan> = {}): Plan {
	const notice = `${problem.message}. ${problem.description}`;
	return { ...nothingKnown, ...known, action: 'refused', notice };
}
