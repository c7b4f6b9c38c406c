import { defineOperation } from '../../engine/declare';
import { ofAccount, records } from '../answers';
import { accountId, search } from '../fields';
import { onOmnize, onZenvia, type PartnerApi } from '../requests';
import { agentInWords, simplifiedAgent } from './agent';
import { simplifiedZenviaAgent, zenviaAgentInWords } from './zenviaAgent';

const facts = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Get many of the agents of an account',
	effect: 'read',
	list: true,
	answer: records,
} as const;

const fields = (api: PartnerApi) => ({ accountId: accountId(api) });

export const getAllAgents = defineOperation({
	...facts,
	...agentInWords,
	simplified: simplifiedAgent,
	fields: fields(onOmnize),
	request: (input) => onOmnize.listAgents(input.accountId),
});

export const getAllZenviaAgents = defineOperation({
	...facts,
	...zenviaAgentInWords,
	simplified: simplifiedZenviaAgent,
	fields: fields(onZenvia),
	options: { search: search('agents whose name or e-mail') },
	request: (input) => onZenvia.listAgents(input.accountId, input.search),
	output: ofAccount,
});
