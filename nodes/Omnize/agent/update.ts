import { defineOperation, recordOrSuccess } from '../../engine/declare';
import { recordIfAny } from '../answers';
import { activeSwitch } from '../fields';
import { onOmnize, onZenvia } from '../requests';
import { agentInWords, agentOf, agentOfAccount, chosenAgent, profile } from './agent';
import { areMissing, checkPassword, firstFields, lastFields, passwordAtRandom } from './changes';
import { agentAsItIs, repeating } from './repeating';
import { agentToChange } from './target';
import {
	departmentsOfAgent,
	simplifiedZenviaAgent,
	zenviaAgentInWords,
	zenviaAgentAfter,
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

export const updateAgent = defineOperation({
	...facts,
	...agentInWords,
	description: 'Change the name, e-mail, password or text limit of an agent',
	fields: chosenAgent(onOmnize),
	updateFields: { ...firstFields, ...lastFields },
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
		...firstFields,
		profile,
		...lastFields,
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
	target: {
		...agentToChange,
		after: (input, found) => zenviaAgentAfter({ ...input, ...passwordAtRandom(input) }, found),
	},
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
