import { defineOperation, email, text } from '../../engine/declare';
import { ofAccount, oneRecord } from '../answers';
import { accountId } from '../fields';
import {
	checkHash,
	passwordIsHashed,
	passwordOfExisting,
	passwordOrRandom,
	randomUnlessGiven,
} from '../password';
import { onOmnize, onZenvia, type PartnerApi } from '../requests';
import { agentInWords, agentOf, profile, simplifiedAgent, textLimit } from './agent';
import { existingAgent, existingZenviaAgent } from './existing';
import {
	departmentsOfAgent,
	simplifiedZenviaAgent,
	zenviaAgentInWords,
	zenviaAgentOf,
} from './zenviaAgent';

const facts = {
	value: 'create',
	name: 'Create',
	action: 'Create an agent',
	description: 'Create an agent of an account, who can log in with the e-mail and the password',
	effect: 'create',
	check: checkHash,
	answer: oneRecord,
} as const;

const fields = (api: PartnerApi) => ({
	accountId: accountId(api),
	name: text('Name', { example: 'Maria Silva', description: 'The name of the agent' }),
	email: email('Email', { description: 'The e-mail address that the agent logs in with' }),
	password: passwordOrRandom,
});

const additionalFields = { passwordIsHashed, profile, passwordOfExisting, textLimit };

interface Named {
	accountId: number;
	email: string;
}

const would = ({ email, accountId }: Named) =>
	`create the agent ${email} of the account ${accountId}`;

export const createAgent = defineOperation({
	...facts,
	...agentInWords,
	simplified: simplifiedAgent,
	fields: fields(onOmnize),
	additionalFields,
	would,
	wouldAnswer: ({ accountId, email, name, profile }, later) => ({
		id: later('agentId', email),
		name,
		email,
		profile,
		account_id: accountId,
	}),
	request: (input) =>
		onOmnize.createAgent({
			profile: input.profile,
			agent: { ...agentOf(input), ...randomUnlessGiven(input), account_id: input.accountId },
		}),
	existing: existingAgent,
});

export const createZenviaAgent = defineOperation({
	...facts,
	...zenviaAgentInWords,
	simplified: simplifiedZenviaAgent,
	fields: fields(onZenvia),
	additionalFields: {
		departmentIds: departmentsOfAgent(
			'The departments that the agent has; left out, a new one gets the first one of the account',
		),
		...additionalFields,
	},
	would,
	wouldAnswer: ({ email, name, profile }, later) => ({
		id: later('agentId', email),
		name,
		email,
		profile,
	}),
	request(input) {
		const { agent, ...beside } = zenviaAgentOf(input);
		return onZenvia.createAgent({
			...beside,
			agent: { ...agent, ...randomUnlessGiven(input) },
		});
	},
	output: ofAccount,
	existing: existingZenviaAgent,
});
