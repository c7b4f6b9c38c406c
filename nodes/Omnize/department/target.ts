import type { IDataObject } from 'n8n-workflow';

import type { Target } from '../../engine/declare';
import { channels as listedChannels, foundAndSent, records } from '../answers';
import { isThere } from '../inWords';
import { onZenvia, type PartnerApi } from '../requests';
import { channelsIn } from './channels';

interface DepartmentInput {
	name?: string;
	description?: string;
	ativo?: 0 | 1;
	channels?: string[];
	agentIds?: string[];
}

/**
 * What a department is after an update that adds members. It is listed with its channels; of its agents their number
 * alone (omnize.md#department), so that adding some counts as a change.
 */
export function departmentAfter(
	{ name, description, ativo, channels, agentIds }: DepartmentInput,
	found: IDataObject,
): IDataObject {
	const listed = Array.isArray(found.channels) ? (found.channels as IDataObject[]) : [];
	const known: string[] = channelsIn(listed);
	const added = channels?.filter((channel) => !known.includes(channel)) ?? [];
	return foundAndSent(found, {
		name,
		description,
		ativo,
		...(added.length > 0 && { channels: [...listed, ...added] }),
		...(agentIds && { agent_ids: agentIds }),
	} as IDataObject);
}

/** How the department is found that an operation of today is about. */
export const departmentToChange: Target<
	DepartmentInput & { accountId: number; departmentId: number }
> = {
	describe: ({ accountId, departmentId }) => `department ${departmentId} of account ${accountId}`,
	request: ({ accountId }) => onZenvia.listDepartments(accountId),
	answer: records,
	keyOf: ({ id }) => Number(id),
	wantedKey: ({ departmentId }) => departmentId,
	counts: isThere,
	after: departmentAfter,
};

type Kind = 'agents' | 'channels';

const nameIn: Record<Kind, (member: IDataObject | string) => string> = {
	agents: (agent) => String((agent as IDataObject).id),
	channels: (channel) => channelsIn([channel])[0] ?? '',
};

interface MembersInput {
	departmentId: number;
	agentIds?: string[];
	channels?: string[];
}

/** The agents or the channels of a department, and what it has of them once some were added or removed. */
export const membersToChange = (
	api: PartnerApi,
	kind: Kind,
	change: 'add' | 'remove',
): Target<MembersInput> => ({
	describe: ({ departmentId }) => `department ${departmentId}`,
	request: ({ departmentId }) =>
		kind === 'agents'
			? api.listDepartmentAgents(departmentId)
			: api.listDepartmentChannels(departmentId),
	answer: (kind === 'agents' ? records : listedChannels).transform((members) => [
		{ [kind]: (members as Array<IDataObject | string>).map(nameIn[kind]).filter(Boolean) },
	]),
	// The list is that of one department.
	keyOf: () => kind,
	wantedKey: () => kind,
	after(input, found) {
		const now = found[kind] as string[];
		const named = (kind === 'agents' ? input.agentIds : input.channels) ?? [];
		const members =
			change === 'add'
				? [...new Set([...now, ...named])]
				: now.filter((member) => !named.includes(member));
		return { [kind]: members };
	},
});
