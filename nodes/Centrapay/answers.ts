import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { withoutFields } from '../engine/declare';

/** A key's secret is only for who made it. */
const withoutSecrets = withoutFields(/secret/i);

const record = z
	.custom<IDataObject>(
		(value) => typeof value === 'object' && value !== null && !Array.isArray(value),
	)
	.transform(withoutSecrets<IDataObject>);

/**
 * A list as Centrapay answers today, a bare array, or in pages as its documentation announces:
 * `{ items, nextPageKey }`.
 */
export const listAnswer = z.union([
	z.array(record),
	z.object({ items: z.array(record) }).transform(({ items }) => items),
]);
