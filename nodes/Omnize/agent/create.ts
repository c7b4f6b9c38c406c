import { defineOperation, email, text } from '../../engine/declare';
import { foundAndSent, oneRecord, records } from '../answers';
import { accountId } from '../fields';
import {
	checkHash,
	passwordIsHashed,
	passwordOfExisting,
	passwordOrRandom,
	sentRandomPassword,
} from '../password';
import { changeAgent, changeProfile, listAgents } from '../requests';
import { agentInWords, agentOf, profile, simplifiedAgent, textLimit } from './agent';

export const createAgent = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create an agent',
	description: 'Create an agent of an account, who can log in with the e-mail and the password',
	effect: 'create',
	...agentInWords,
	simplified: simplifiedAgent,
	fields: {
		accountId,
		name: text('Name', { example: 'Maria Silva', description: 'The name of the agent' }),
		email: email('Email', { description: 'The e-mail address that the agent logs in with' }),
		password: passwordOrRandom,
	},
	additionalFields: { passwordIsHashed, profile, passwordOfExisting, textLimit },
	check: checkHash,
	would: ({ email, accountId }) => `create the agent ${email} of the account ${accountId}`,
	wouldAnswer: ({ accountId, email, name, profile }, later) => ({
		id: later('agentId', email),
		name,
		email,
		profile,
		account_id: accountId,
	}),
	request: (input) => ({
		method: 'POST',
		path: '/api/v1/agents',
		body: {
			profile: input.profile,
			agent: {
				...agentOf(input),
				...(input.password === undefined && { password: sentRandomPassword() }),
				account_id: input.accountId,
			},
		},
	}),
	answer: oneRecord,
	existing: {
		by: 'looking',
		describe: ({ email, accountId }) => `agent ${email.toLowerCase()} of account ${accountId}`,
		request: (input) => listAgents(input.accountId),
		answer: records,
		keyOf: (agent) => String(agent.email).toLowerCase(),
		wantedKey: ({ email }) => email.toLowerCase(),
		update: {
			request(input, found) {
				const id = found.id as number | string;
				const { password: _own, ...withTheirOwn } = input;
				const change = changeAgent(id, agentOf(input.passwordOfExisting ? input : withTheirOwn));
				return input.profile === undefined ? change : [change, changeProfile(id, input.profile)];
			},
			// Updating an agent answers without data, and what `administrator` became is not documented.
			output({ email, name, profile, textLimit }, { administrator, ...found }) {
				const rights = profile === undefined ? { administrator } : { profile };
				return foundAndSent(found, { email, name, text_limit: textLimit, ...rights });
			},
		},
	},
});
