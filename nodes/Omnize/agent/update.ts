import { defineOperation, email, password, recordOrSuccess, text } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { checkHash, passwordIsHashed, randomPassword, sentRandomPassword } from '../password';
import { changeAgent } from '../requests';
import { agentInWords, agentOf, chosenAgent, textLimit } from './agent';

const isMissing = (value: unknown) => value === undefined;

export const updateAgent = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an agent',
	description: 'Change the name, e-mail, password or text limit of an agent',
	effect: 'set',
	...agentInWords,
	fields: chosenAgent,
	updateFields: {
		email: email('Email', { description: 'The new e-mail address that the agent logs in with' }),
		name: text('Name', { example: 'Maria Silva', description: 'The new name of the agent' }),
		password: password('Password', {
			description: 'The new password. Omnize gets a hash of it, not the password itself.',
		}),
		passwordIsHashed,
		randomPassword,
		textLimit,
	},
	needsOneOf: ['email', 'name', 'password', 'randomPassword', 'textLimit'],
	check(input, problem) {
		checkHash(input, problem);
		if (input.randomPassword && input.password !== undefined)
			problem('password', 'can not be entered while Set a Random Password is on');
		if (input.randomPassword === false && Object.values(agentOf(input)).every(isMissing))
			problem('randomPassword', 'is off, so that nothing would change');
	},
	would: ({ agentId }) => `change the agent ${agentId}`,
	request: (input) =>
		changeAgent(input.agentId, {
			...agentOf(input),
			...(input.randomPassword && { password: sentRandomPassword() }),
		}),
	answer: recordIfAny,
	output: recordOrSuccess('agentId'),
});
