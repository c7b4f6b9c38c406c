import type { IDataObject } from 'n8n-workflow';

import { defineOperation, email, text } from '../../engine/declare';
import { foundAndSent, ofAccount, oneRecord, recordIfAny, records } from '../answers';
import { accountId } from '../fields';
import { isThere } from '../inWords';
import {
	checkHash,
	passwordIsHashed,
	passwordOfExisting,
	passwordOrRandom,
	sentRandomPassword,
	type GivenPassword,
} from '../password';
import { onOmnize, onZenvia, type PartnerApi } from '../requests';
import { agentInWords, agentOf, profile, simplifiedAgent, textLimit } from './agent';
import {
	agentAsItIs,
	departmentsOfAgent,
	repeating,
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

/** An agent is recognised by the e-mail that it logs in with; the list that may have it is one page. */
const looking = ({ listAgents }: PartnerApi) =>
	({
		by: 'looking',
		describe: ({ email, accountId }: Named) =>
			`agent ${email.toLowerCase()} of account ${accountId}`,
		request: ({ accountId, email }: Named) => listAgents(accountId, email),
		answer: records,
		keyOf: (agent: { email?: unknown }) => String(agent.email).toLowerCase(),
		wantedKey: ({ email }: Named) => email.toLowerCase(),
		counts: isThere,
	}) as const;

const passwordAtRandom = ({ password }: GivenPassword) =>
	password === undefined && { password: sentRandomPassword() };

/** The input for one who is there already: with the password only where that is asked for. */
const withTheirOwn = <Input extends GivenPassword & { passwordOfExisting?: boolean }>(
	input: Input,
): Input => (input.passwordOfExisting ? input : { ...input, password: undefined });

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
			agent: { ...agentOf(input), ...passwordAtRandom(input), account_id: input.accountId },
		}),
	existing: {
		...looking(onOmnize),
		update: {
			request(input, found) {
				const id = found.id as number | string;
				const change = onOmnize.changeAgent(id, { agent: agentOf(withTheirOwn(input)) });
				return input.profile === undefined
					? change
					: [change, onOmnize.changeProfile(id, input.profile)];
			},
			// Updating an agent answers without data, and what `administrator` became is not documented.
			output({ email, name, profile, textLimit }, { administrator, ...found }) {
				const rights = profile === undefined ? { administrator } : { profile };
				return foundAndSent(found, { email, name, text_limit: textLimit, ...rights });
			},
		},
	},
});

export const createZenviaAgent = defineOperation({
	...facts,
	...zenviaAgentInWords,
	simplified: simplifiedZenviaAgent,
	fields: fields(onZenvia),
	additionalFields: {
		departmentIds: departmentsOfAgent(
			"The departments that the agent has; left out, a new one gets the account's first department",
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
			agent: { ...agent, ...passwordAtRandom(input) },
		});
	},
	output: ofAccount,
	existing: {
		...looking(onZenvia),
		update: {
			request(input, found) {
				const asItIs = agentAsItIs.safeParse(found);
				const update = repeating(zenviaAgentOf(withTheirOwn(input)), asItIs.data ?? {});
				return onZenvia.changeAgent(found.id as number | string, update);
			},
			output({ email, name, profile }, found, answers) {
				const answered = recordIfAny.parse(answers.at(-1)) as IDataObject | undefined;
				return foundAndSent(found, answered ?? { email, name, profile });
			},
		},
	},
});
