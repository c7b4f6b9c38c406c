import type { IDataObject } from 'n8n-workflow';

import { checks, choice, locator, wholeNumber } from '../../engine/declare';
import { accountOfLists } from '../fields';
import { given, isOn } from '../inWords';
import { sentPassword, type GivenPassword } from '../password';
import { agents } from '../pickers';

/** The agent that an operation is about. */
export const chosenAgent = {
	accountId: accountOfLists,
	agentId: locator('Agent', {
		from: agents,
		select: 'the agent',
		example: '12153',
		description: 'The agent, from the list of those of the account or by its ID',
		check: checks.numericId,
		digits: true,
	}),
};

/** The rights of an agent; omnize.md knows two. */
export const profile = choice(
	'Profile',
	{
		ADMIN: { name: 'Admin', description: 'Can also administer the account' },
		AGENT: { name: 'Agent', description: 'Serves customers' },
	},
	{ default: 'AGENT', description: 'What the agent may do' },
);

/** omnize.md says no more of it than its name. */
export const textLimit = wholeNumber('Text Limit', {
	minimum: 0,
	default: 5,
	description: "Omnize's limit for the text conversations of the agent",
});

interface AgentInput extends GivenPassword {
	email?: string;
	name?: string;
	textLimit?: number;
}

/** An agent as Omnize takes it. */
export const agentOf = ({ email, name, textLimit, ...given }: AgentInput) => ({
	email,
	name,
	password: sentPassword(given),
	text_limit: textLimit,
});

/** What an agent's answer is put out with beside Omnize's own fields. */
export const agentInWords = {
	identifiers: { agentId: 'id', accountId: 'account_id' },
	readable: (agent: IDataObject): IDataObject =>
		given({
			isAdministrator: isOn(agent.administrator),
			active: isOn(agent.ativo),
		}),
};

/** What Simplify keeps of an agent, of the 17 fields that omnize.md shows. */
export const simplifiedAgent = [
	'id',
	'name',
	'email',
	'profile',
	'administrator',
	'ativo',
	'text_limit',
	'account_id',
	'date_creation',
	'change_date',
];
