import { defineOperation } from '../../engine/declare';
import { records } from '../answers';
import { accountId } from '../fields';
import { listAgents } from '../requests';
import { agentInWords, simplifiedAgent } from './agent';

export const getAllAgents = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Get many of the agents of an account',
	effect: 'read',
	...agentInWords,
	simplified: simplifiedAgent,
	list: true,
	fields: { accountId },
	request: (input) => listAgents(input.accountId),
	answer: records,
});
