import type { IDataObject } from 'n8n-workflow';

import { channels as listedChannels, records } from '../answers';
import { onZenvia } from '../requests';
import { channelsIn, inUpdate } from './channels';

/** The members that an update has (omnize.md#department). */
export interface Members {
	agent_ids?: number[];
	channels?: string[];
}

const both = <Value>(now: Value[], more: Value[]) => [...new Set([...now, ...more])];

/** What has to be read before members of these kinds can be added. */
export const readingOf = (
	departmentId: number,
	{ agents, channels }: { agents?: unknown[]; channels?: unknown[] },
) => [
	...(agents ? [{ request: onZenvia.listDepartmentAgents(departmentId), answer: records }] : []),
	...(channels
		? [{ request: onZenvia.listDepartmentChannels(departmentId), answer: listedChannels }]
		: []),
];

/**
 * Whether the members in an update take the place of those that there are, or come to them, is not said: with all that
 * are to be there in the end it comes to the same (omnize.md#not-said).
 */
export function withThoseThatThereAre(
	{ agent_ids: agents, channels, ...rest }: Members,
	answers: unknown[],
): Members {
	const read = [...answers];
	const now = <Value>(): Value[] => (read.shift() ?? []) as Value[];
	return {
		...rest,
		...(agents && {
			agent_ids: both(
				now<IDataObject>().map(({ id }) => Number(id)),
				agents,
			),
		}),
		...(channels && {
			channels: both(channelsIn(now<string | IDataObject>()).map(inUpdate), channels),
		}),
	};
}
