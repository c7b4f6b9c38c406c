import type { IDataObject } from 'n8n-workflow';

import { checks, choice, locator, wholeNumber } from '../../engine/declare';
import { accountId, accountOfLists } from '../fields';
import { given, isActive, isOn } from '../inWords';
import { sentPassword, type GivenPassword } from '../password';
import { agents } from '../pickers';
import type { PartnerApi } from '../requests';

const agentId = (api: PartnerApi) =>
	locator('Agent', {
		from: agents(api),
		select: 'the agent',
		example: '12153',
		description: 'The agent, from the list of those of the account or by its ID',
		check: checks.numericId,
		digits: true,
	});

/** The agent that an operation is about. */
export const chosenAgent = (api: PartnerApi) => ({
	accountId: accountOfLists(api),
	agentId: agentId(api),
});

/** The same where the request names the account, too. */
export const agentOfAccount = (api: PartnerApi) => ({
	accountId: accountId(api),
	agentId: agentId(api),
});

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
			active: isActive(agent),
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
