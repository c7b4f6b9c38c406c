import type { IDataObject } from 'n8n-workflow';

import type { Problem } from '../problem/problem';
import type { Created } from './created';
import type { Action } from './plan/action';

/** An item that the vendor accepted and carries out later. */
export interface Accepted {
	/** What the vendor answered, for each request that it carries out later. */
	accepted: IDataObject[];
	/** What the item's output is made of then, where it isn't what the vendor says of the last of them. */
	becomes?: { data: unknown; created: Created | undefined };
	/** Set where an earlier attempt at it may have been accepted too. */
	recovered?: boolean;
}

/** What became of an item. */
export type ItemResult =
	/** It has its output. */
	| {
			output: IDataObject[];
			/** Set where it was only planned, and nothing was changed for it. */
			previewed?: Action;
			/** Set where something that was there was brought to the item's values. */
			updated?: boolean;
	  }
	| Accepted
	/** It has none, and why. */
	| { problem: Problem };
