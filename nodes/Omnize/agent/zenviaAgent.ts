import type { IDataObject } from 'n8n-workflow';

import { checks, choicesFrom } from '../../engine/declare';
import { foundAndSent } from '../answers';
import { given, isActive } from '../inWords';
import type { GivenPassword } from '../password';
import { accountDepartments } from '../pickers';
import { onZenvia } from '../requests';
import { agentOf } from './agent';

/** The departments of an agent: all of them, as Omnize takes them. */
export const departmentsOfAgent = (description: string) =>
	choicesFrom('Department Names or IDs', accountDepartments(onZenvia), {
		description,
		dependsOn: ['accountId.value'],
		check: checks.numericId,
	});

interface ZenviaAgentInput extends GivenPassword {
	accountId: number;
	email?: string;
	name?: string;
	textLimit?: number;
	active?: boolean;
	profile?: string;
	departmentIds?: number[];
}

/** An agent as the host of today takes it: with its profile and departments beside it (omnize.md#agent). */
export const zenviaAgentOf = ({
	accountId,
	active,
	profile,
	departmentIds,
	...agent
}: ZenviaAgentInput) => ({
	profile,
	department_ids: departmentIds,
	agent: { ...agentOf(agent), active, account_id: accountId },
});

/** What an agent is after an update, in the fields in which it is listed. */
export function zenviaAgentAfter(input: ZenviaAgentInput, found: IDataObject): IDataObject {
	const { active, profile, departmentIds } = input;
	const known = (found.departments ?? []) as IDataObject[];
	const departments = departmentIds?.map(
		(id) => known.find((one) => Number(one.id) === id) ?? { id },
	);
	return foundAndSent(found, { ...agentOf(input), active, profile, departments });
}

/** What an agent's answer is put out with beside Omnize's own fields. */
export const zenviaAgentInWords = {
	identifiers: { agentId: 'id', accountId: 'accountId' },
	readable: ({ profile, ...agent }: IDataObject): IDataObject =>
		given({
			isAdministrator: typeof profile === 'string' ? profile === 'ADMIN' : undefined,
			active: isActive(agent),
		}),
};

/** What Simplify keeps of an agent, of the 13 fields that omnize.md shows. */
export const simplifiedZenviaAgent = [
	'success',
	'agentId',
	'id',
	'name',
	'email',
	'profile',
	'active',
	'status',
	'departments',
	'deleted_at',
	'created_at',
	'updated_at',
];
