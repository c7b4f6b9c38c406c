import { generations } from '../nodes/vendors';
import type { Vendor } from '../sandbox';

/** A vendor, as the nodes have it, by the name that its sandbox and its credential go by. */
export function registered(name: Vendor) {
	const found = generations.find(({ vendor }) => vendor.credential.name === `${name}Api`);
	if (found === undefined) throw new Error(`nodes/vendors.ts has no ${name}`);
	return found;
}
