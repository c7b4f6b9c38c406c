import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import type { PartnerApi } from '../requests';
import { agentInWords, chosenAgent, profile } from './agent';

export const updateAgentProfile = (api: PartnerApi) =>
	defineOperation({
		value: 'updateProfile',
		name: 'Update Profile',
		action: 'Update the profile of an agent',
		description: 'Make an agent an administrator, or an ordinary agent again',
		effect: 'set',
		...agentInWords,
		fields: { ...chosenAgent(api), profile },
		would: (input) => `give the agent ${input.agentId} the profile ${input.profile}`,
		request: (input) => api.changeProfile(input.agentId, input.profile),
		answer: recordIfAny,
		output: recordOrSuccess('agentId', 'profile'),
	});
