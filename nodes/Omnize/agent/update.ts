import { defineOperation, email, password, recordOrSuccess, text } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { checkHash, passwordIsHashed } from '../password';
import { changeAgent } from '../requests';
import { agentOf, chosenAgent, textLimit } from './agent';

export const updateAgent = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update an agent',
	description: 'Change the name, e-mail, password or text limit of an agent',
	effect: 'set',
	fields: chosenAgent,
	updateFields: {
		email: email('Email', { description: 'The new e-mail address that the agent logs in with' }),
		name: text('Name', { example: 'Maria Silva', description: 'The new name of the agent' }),
		password: password('Password', {
			description: 'The new password. Only its SHA-256 is sent to Omnize.',
		}),
		passwordIsHashed,
		textLimit,
	},
	needsOneOf: ['email', 'name', 'password', 'textLimit'],
	check: checkHash,
	request: (input) => changeAgent(input.agentId, agentOf(input)),
	answer: recordIfAny,
	output: recordOrSuccess('agentId'),
});
