import { oneRecord, records } from '../answers';
import { isThere } from '../inWords';
import { onZenvia } from '../requests';

interface ChosenAgent {
	accountId: number;
	agentId: number;
}

/** How the agent is found that an operation is about. */
export const agentToChange = {
	describe: ({ agentId, accountId }: ChosenAgent) => `agent ${agentId} of account ${accountId}`,
	request: ({ accountId, agentId }: ChosenAgent) => onZenvia.getAgent(accountId, agentId),
	answer: oneRecord.transform((agent) => [agent]),
	all: ({ accountId }: ChosenAgent) => ({
		request: onZenvia.listAgents(accountId),
		answer: records,
	}),
	keyOf: ({ id }: { id?: unknown }) => Number(id),
	wantedKey: ({ agentId }: ChosenAgent) => agentId,
	counts: isThere,
};
