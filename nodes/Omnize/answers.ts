import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { withoutFields } from '../engine/declare';

/** No operation is there to return these, and an execution's data is stored. */
const withoutSecrets = withoutFields(/^(password|token)$/i);

const record = z
	.object({ id: z.union([z.number(), z.string().min(1)]) })
	.passthrough()
	.transform(withoutSecrets);

/**
 * What an agent does by logging in, and an account by being used: the status, and the dates of it and perhaps with it
 * (omnize.md#agent, omnize.md#not-said).
 */
export const movesByItself = [
	'status',
	'updated_at',
	'change_date',
	'user_last_access',
	'date_last_access',
];

/** Agents or departments. omnize.md leaves their fields open but for the identifier. */
export const records = z.array(record);

/** One thing, as itself or, as omnize.md prints it for departments, as a list of one. */
export const oneRecord = z.union([
	record,
	z
		.array(record)
		.length(1)
		.transform(([only]) => only!),
]);

/** After an update: the thing where it was returned. That it worked, `success` says already. */
export const recordIfAny = oneRecord.optional().catch(undefined);

/** Channels; omnize.md leaves open whether they come as names or as objects. */
export const channels = z.array(
	z.union([z.string(), z.object({}).passthrough().transform(withoutSecrets)]),
);

/** What belongs to an account, with the account's ID: today's host leaves that out (omnize.md#agent). */
export function ofAccount(
	data: unknown,
	{ accountId }: { accountId: number },
): IDataObject | IDataObject[] {
	const within = (one: IDataObject): IDataObject => ({ accountId, ...one });
	return Array.isArray(data) ? (data as IDataObject[]).map(within) : within(data as IDataObject);
}

/** What a change to a department's members gives: those that it has now, in one item, even if none. */
export const membersNow =
	(members: 'agents' | 'channels') =>
	(now: unknown, { departmentId }: { departmentId: number }): IDataObject => ({
		success: true,
		departmentId,
		[members]: now as IDataObject[],
	});

/** What is known of a thing after an update that answers without it: what was found and what was sent. */
export const foundAndSent = (found: IDataObject, sent: IDataObject): IDataObject => ({
	...found,
	...Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
});
