import { createRequire } from 'node:module';

import { vendors } from '../../../sandbox';
import type { Examples } from '../example';

const load = createRequire(__filename);

/**
 * For each generation of a vendor, by its credential's name, an example of every operation: in a file by the
 * vendor's name beside this one.
 */
export const examples: Record<string, Examples> = Object.assign(
	{},
	...vendors.map((vendor) => load(`./${vendor}`) as Record<string, Examples>),
) as Record<string, Examples>;
