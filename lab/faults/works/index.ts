import { createRequire } from 'node:module';

import { vendors } from '../../../sandbox';
import type { Work } from '../work';

const load = createRequire(__filename);

/** For each vendor, something of each effect that it has: a file by the vendor's name beside this one. */
export const works: Work[] = vendors.flatMap((vendor) => {
	const exported = load(`./${vendor}`) as Record<string, Work[]>;
	return Object.values(exported).flat();
});
