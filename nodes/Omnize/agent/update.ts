import { defineOperation, email, password, recordOrSuccess, text } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { activeSwitch } from '../fields';
import {
	checkHash,
	passwordIsHashed,
	randomPassword,
	sentRandomPassword,
	type GivenPassword,
} from '../password';
import { onOmnize, onZenvia } from '../requests';
import { agentInWords, agentOf, agentOfAccount, chosenAgent, profile, textLimit } from './agent';
import {
	agentAsItIs,
	departmentsOfAgent,
	repeating,
	simplifiedZenviaAgent,
	zenviaAgentInWords,
	zenviaAgentOf,
} from './zenviaAgent';

const facts = {
	value: 'update',
	name: 'Update',
	action: 'Update an agent',
	effect: 'set',
	answer: recordIfAny,
	output: recordOrSuccess('agentId'),
} as const;

const updateFields = {
	email: email('Email', { description: 'The new e-mail address that the agent logs in with' }),
	name: text('Name', { example: 'Maria Silva', description: 'The new name of the agent' }),
	password: password('Password', {
		description: 'The new password. Omnize gets a hash of it, not the password itself.',
	}),
	passwordIsHashed,
	randomPassword,
	textLimit,
};

interface PasswordChange extends GivenPassword {
	randomPassword?: boolean;
}

/** @param changesNothingElse whether there is nothing but what is said of the password */
function checkPassword(
	input: PasswordChange,
	changesNothingElse: () => boolean,
	problem: (field: 'password' | 'randomPassword', message: string) => void,
): void {
	checkHash(input, problem);
	if (input.randomPassword && input.password !== undefined)
		problem('password', 'can not be entered while Set a Random Password is on');
	if (input.randomPassword === false && changesNothingElse())
		problem('randomPassword', 'is off, so that nothing would change');
}

const areMissing = (values: object) => Object.values(values).every((value) => value === undefined);

const passwordAtRandom = ({ randomPassword }: PasswordChange) =>
	randomPassword && { password: sentRandomPassword() };

export const updateAgent = defineOperation({
	...facts,
	...agentInWords,
	description: 'Change the name, e-mail, password or text limit of an agent',
	fields: chosenAgent(onOmnize),
	updateFields,
	needsOneOf: ['email', 'name', 'password', 'randomPassword', 'textLimit'],
	check: (input, problem) => checkPassword(input, () => areMissing(agentOf(input)), problem),
	would: ({ agentId }) => `change the agent ${agentId}`,
	request: (input) =>
		onOmnize.changeAgent(input.agentId, {
			agent: { ...agentOf(input), ...passwordAtRandom(input) },
		}),
});

export const updateZenviaAgent = defineOperation({
	...facts,
	...zenviaAgentInWords,
	simplified: simplifiedZenviaAgent,
	description:
		'Change the name, e-mail, password, rights or departments of an agent, or whether they are active. What you leave out is read first and stays.',
	fields: agentOfAccount(onZenvia),
	updateFields: {
		active: activeSwitch('Whether the agent can be used'),
		departmentIds: departmentsOfAgent('All departments that the agent has from now on'),
		...updateFields,
		profile,
	},
	needsOneOf: [
		'active',
		'departmentIds',
		'email',
		'name',
		'password',
		'profile',
		'randomPassword',
		'textLimit',
	],
	check(input, problem) {
		const changesNothingElse = () => {
			const { active, departmentIds, profile } = input;
			return areMissing({ ...agentOf(input), active, departmentIds, profile });
		};
		checkPassword(input, changesNothingElse, problem);
	},
	would: ({ agentId, accountId }) => `change the agent ${agentId} of the account ${accountId}`,
	request(input) {
		const { agent, ...beside } = zenviaAgentOf(input);
		return onZenvia.changeAgent(input.agentId, {
			...beside,
			agent: { ...agent, ...passwordAtRandom(input) },
		});
	},
	readFirst: {
		reads: ({ accountId, agentId }) => [
			{
				request: onZenvia.getAgent(accountId, agentId),
				answer: agentAsItIs.required({ name: true, email: true }),
			},
		],
		complete: (request, [found]) => ({
			...request,
			body: repeating(request.body as never, found as never),
		}),
	},
	output: (agent, input) => ({
		accountId: input.accountId,
		...facts.output(agent, input),
	}),
});
