import { z } from 'zod';

import { numericId } from '../../engine/declare/checks';
import { defineOperation } from '../../engine/declare/types';
import { records } from '../answers';
import { accountId } from '../fields';
import { simplifiedAgent } from './agent';

export const getAllAgents = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Get many of the agents of an account',
	effect: 'read',
	simplified: simplifiedAgent,
	list: true,
	properties: [accountId],
	schema: z.object({ accountId: numericId() }),
	request: (input) => ({
		method: 'GET',
		path: '/api/v1/agents',
		query: { account_id: String(input.accountId) },
	}),
	answer: records,
});
