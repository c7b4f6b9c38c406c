import { z } from 'zod';

import { checks, UnsendableValue } from '../../engine/declare';
import { given } from '../inWords';
import type { zenviaAgentOf } from './zenviaAgent';

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
