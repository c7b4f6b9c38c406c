import { z } from 'zod';

import { numericId, oneOf } from '../../engine/declare/checks';
import { path } from '../../engine/send/request';
import { defineOperation } from '../../engine/declare/types';
import { recordIfAny, updated } from '../answers';
import { chosenAgent, profileProperty } from './agent';

export const updateAgentProfile = defineOperation({
	value: 'updateProfile',
	name: 'Update Profile',
	action: 'Update the profile of an agent',
	description: 'Make an agent an administrator, or an ordinary agent again',
	effect: 'set',
	properties: [...chosenAgent, { ...profileProperty, required: true }],
	schema: z.object({ agentId: numericId(), profile: oneOf('ADMIN', 'AGENT') }),
	request: (input) => ({
		method: 'PUT',
		path: path`/api/v1/agents/${String(input.agentId)}/profile`,
		body: { profile: input.profile },
	}),
	answer: recordIfAny,
	output: (data, input) => updated(data, { agentId: input.agentId, profile: input.profile }),
});
