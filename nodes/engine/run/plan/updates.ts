import type { IDataObject } from 'n8n-workflow';

import type { ExistingUpdate, UpdateOfFound } from '../../declare/existing';
import type { RequestSpec } from '../../declare/request';
import { changesBetween, type Change } from './compare';

/** What brings a thing that is there to an item's values. */
export interface Updates {
	/** None where nothing differs. */
	requests: RequestSpec[];
	/** What the thing is afterwards, and in what it differs, where the vendor tells what it is. */
	after: IDataObject;
	changes: Change[];
}

/** @throws UnsendableValue where what was found doesn't tell what must be known */
export function updatesOf(
	how: ExistingUpdate<unknown, IDataObject> & Partial<UpdateOfFound<unknown>>,
	input: unknown,
	found: IDataObject,
): Updates {
	const requests = [how.request(input, found) ?? []].flat();
	const after = how.after?.(input, found);
	const changes = after ? changesBetween(found, after) : [];
	const isAsWanted = requests.length === 0 || (after !== undefined && changes.length === 0);
	return isAsWanted
		? { requests: [], after: found, changes: [] }
		: { requests, after: after ?? found, changes };
}
