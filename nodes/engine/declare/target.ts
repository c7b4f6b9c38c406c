import type { IDataObject } from 'n8n-workflow';

import type { Existing } from './existing';
import type { Findable } from './findable';

/** For a `set`: the thing that it changes, and what it makes of it. Preview and Only If Still rest on it. */
export interface Target<Input> extends Findable<Input> {
	/**
	 * What the thing is afterwards, in the fields in which it is found; left out where it is gone then. A field that
	 * the vendor doesn't tell counts as changed.
	 */
	after?(input: Input, found: IDataObject): IDataObject;
	/** What is there afterwards where nothing was; left out where nothing can be changed then. */
	made?(input: Input): IDataObject;
}

/** What an operation is about, where it can be found before anything is sent. */
export const findableOf = ({
	existing,
	target,
}: {
	existing?: Existing<unknown>;
	target?: Target<unknown>;
}): Findable<unknown> | undefined => (existing?.by === 'looking' ? existing : target);
