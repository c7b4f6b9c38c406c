import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { changeProfile } from '../requests';
import { agentInWords, chosenAgent, profile } from './agent';

export const updateAgentProfile = defineOperation({
	value: 'updateProfile',
	name: 'Update Profile',
	action: 'Update the profile of an agent',
	description: 'Make an agent an administrator, or an ordinary agent again',
	effect: 'set',
	...agentInWords,
	fields: { ...chosenAgent, profile },
	would: ({ agentId, profile }) => `give the agent ${agentId} the profile ${profile}`,
	request: (input) => changeProfile(input.agentId, input.profile),
	answer: recordIfAny,
	output: recordOrSuccess('agentId', 'profile'),
});
