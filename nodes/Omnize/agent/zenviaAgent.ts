import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { checks, choicesFrom, UnsendableValue } from '../../engine/declare';
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

type ZenviaAgent = Pick<ReturnType<typeof zenviaAgentOf>, 'profile' | 'department_ids'> & {
	agent: object;
};

/** What an update must say again of an agent. Which profiles there are, an account defines itself (omnize.md#limits). */
export const agentAsItIs = z
	.object({
		name: z.string(),
		email: z.string(),
		profile: z.string().nullish(),
		departments: z.array(z.object({ id: checks.numericId() })).nullish(),
	})
	.partial();

const unsaid = (what: string, field: string) =>
	new UnsendableValue(
		`Omnize does not say ${what}, and an update without it could change that: enter ${field} too`,
	);

/**
 * An update that says again what it would reset: one without a profile may take rights away, one without departments may
 * move the agent, and name and e-mail are called required (omnize.md#traps). Whether the agent is active, its text limit
 * and its password are only sent where they change: of those no document says that leaving them out does anything
 * (omnize.md#not-said), and the last two can't be read.
 *
 * @throws UnsendableValue where that was neither found nor entered
 */
export function repeating(update: ZenviaAgent, found: z.infer<typeof agentAsItIs>): ZenviaAgent {
	const profile = update.profile ?? found.profile;
	if (!profile) throw unsaid('which profile the agent has', 'Profile');
	const departments = update.department_ids ?? found.departments?.map(({ id }) => id);
	if (departments === undefined) throw unsaid('which departments the agent has', 'Departments');
	const { name, email } = found;
	return {
		profile,
		department_ids: departments,
		agent: { ...given({ name, email }), ...given({ ...update.agent }) },
	};
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
