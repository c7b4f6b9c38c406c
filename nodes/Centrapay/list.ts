import { z } from 'zod';

/**
 * A list as Centrapay answers today, a bare array, or in pages as its documentation announces:
 * `{ items, nextPageKey }`.
 */
export const listAnswer = z.union([
	z.array(z.record(z.unknown())),
	z.object({ items: z.array(z.record(z.unknown())) }).transform(({ items }) => items),
]);
