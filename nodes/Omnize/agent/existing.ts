import type { IDataObject } from 'n8n-workflow';

import { foundAndSent, recordIfAny, records } from '../answers';
import { isThere } from '../inWords';
import type { GivenPassword } from '../password';
import { onOmnize, onZenvia, type PartnerApi } from '../requests';
import { agentOf } from './agent';
import { agentAsItIs, repeating } from './repeating';
import { zenviaAgentAfter, zenviaAgentOf } from './zenviaAgent';

interface AgentCreation extends GivenPassword {
	accountId: number;
	email: string;
	name: string;
	profile?: string;
	textLimit?: number;
	departmentIds?: number[];
	passwordOfExisting?: boolean;
}

/** By the e-mail that it logs in with; the list that may have it is one page. */
const looking = ({ listAgents }: PartnerApi) =>
	({
		by: 'looking',
		describe: ({ email, accountId }: AgentCreation) =>
			`agent ${email.toLowerCase()} of account ${accountId}`,
		request: ({ accountId, email }: AgentCreation) => listAgents(accountId, email),
		answer: records,
		all: ({ accountId }: AgentCreation) => ({ request: listAgents(accountId), answer: records }),
		keyOf: ({ email }: IDataObject) => String(email as string).toLowerCase(),
		wantedKey: ({ email }: AgentCreation) => email.toLowerCase(),
		counts: isThere,
	}) as const;

/** The input for one who is there already: with the password only where that is asked for. */
const withTheirOwn = (input: AgentCreation): AgentCreation =>
	input.passwordOfExisting ? input : { ...input, password: undefined };

/** How an agent is recognised, and brought to an item's values. */
export const existingAgent = {
	...looking(onOmnize),
	update: {
		request(input: AgentCreation, found: IDataObject) {
			const id = found.id as number | string;
			const change = onOmnize.changeAgent(id, { agent: agentOf(withTheirOwn(input)) });
			return input.profile === undefined
				? change
				: [change, onOmnize.changeProfile(id, input.profile)];
		},
		// Updating an agent answers without data, and what `administrator` became is not documented.
		output(
			{ email, name, profile, textLimit }: AgentCreation,
			{ administrator, ...found }: IDataObject,
		) {
			const rights = profile === undefined ? { administrator } : { profile };
			return foundAndSent(found, { email, name, text_limit: textLimit, ...rights });
		},
		after: (input: AgentCreation, found: IDataObject) =>
			foundAndSent(found, { ...agentOf(withTheirOwn(input)), profile: input.profile }),
	},
};

/** The same at the host of today, where an update must say again what it doesn't change. */
export const existingZenviaAgent = {
	...looking(onZenvia),
	update: {
		request(input: AgentCreation, found: IDataObject) {
			const asItIs = agentAsItIs.safeParse(found);
			const update = repeating(zenviaAgentOf(withTheirOwn(input)), asItIs.data ?? {});
			return onZenvia.changeAgent(found.id as number | string, update);
		},
		output({ email, name, profile }: AgentCreation, found: IDataObject, answers: unknown[]) {
			const answered = recordIfAny.parse(answers.at(-1)) as IDataObject | undefined;
			return foundAndSent(found, answered ?? { email, name, profile });
		},
		after: (input: AgentCreation, found: IDataObject) =>
			zenviaAgentAfter(withTheirOwn(input), found),
	},
};
