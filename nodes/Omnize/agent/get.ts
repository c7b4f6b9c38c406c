import { defineOperation } from '../../engine/declare';
import { ofAccount, oneRecord } from '../answers';
import { onZenvia } from '../requests';
import { agentOfAccount } from './agent';
import { simplifiedZenviaAgent, zenviaAgentInWords } from './zenviaAgent';

export const getZenviaAgent = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get an agent',
	description: 'Get an agent of an account, with profile and departments',
	effect: 'read',
	...zenviaAgentInWords,
	simplified: simplifiedZenviaAgent,
	fields: agentOfAccount(onZenvia),
	request: ({ accountId, agentId }) => onZenvia.getAgent(accountId, agentId),
	answer: oneRecord,
	output: ofAccount,
});
