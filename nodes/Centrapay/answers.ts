import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { withoutFields } from '../engine/declare';

/** A key's secret is only for who made it. */
const withoutSecrets = withoutFields(/secret/i);

/** Whoever has the code of an invitation can accept it (centrapay.md#invitation). */
const withoutCode = withoutFields(/^code$/i);

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

/** What every answer about a thing with an ID has. */
export const identified = z.object({ id: z.string() }).passthrough();

/** An invitation. */
export const invitationAnswer = identified.transform(withoutCode);

/** A list of invitations. */
export const invitationsAnswer = listAnswer.transform(withoutCode);
