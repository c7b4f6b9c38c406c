import { defineOperation } from '../../engine/declare';
import { goneAlready } from '../gone';
import { onZenvia } from '../requests';
import { agentOfAccount } from './agent';
import { agentToChange } from './target';

/** A deleted agent may stay in lists, with `deleted_at` or inactive (omnize.md#not-said). */
export const deleteZenviaAgent = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete an agent (can not be undone)',
	description:
		'Delete an agent, who can not log in any more. Lists may go on showing them as deleted or inactive.',
	effect: 'set',
	fields: agentOfAccount(onZenvia),
	would: ({ accountId, agentId }) => `delete the agent ${agentId} of the account ${accountId}`,
	target: agentToChange,
	request: ({ accountId, agentId }) => onZenvia.deleteAgent(accountId, agentId),
	output: () => ({ deleted: true }),
	refusedAsDone: goneAlready('agent'),
});
