import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { triggerListMethods } from '../engine/screen/lists';
import { triggerSubtitle } from '../engine/screen/subtitle';
import { triggerProperties } from '../engine/screen/triggerProperties';
import { poll } from '../engine/watch/poll';
import { typsyTrigger } from './events';
import { Typsy } from './Typsy.node';

export class TypsyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Typsy Trigger',
		name: 'typsyTrigger',
		icon: { light: 'file:typsy.svg', dark: 'file:typsy.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle(typsyTrigger),
		// n8n shows a node and its trigger as one entry, with the trigger's description: it speaks for both.
		description:
			'Create and manage Typsy users, their structures, teams and claims, and child accounts, or start when a user or an account is new or a user has departed',
		defaults: { name: 'Typsy Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'typsyOAuth2Api', required: true, testedBy: 'typsyOAuth2ApiTest' }],
		properties: triggerProperties(typsyTrigger),
	};

	/** n8n takes a credential's test from any of its nodes, so each has the same. */
	methods = {
		...triggerListMethods(typsyTrigger),
		credentialTest: new Typsy().methods.credentialTest,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, typsyTrigger);
	}
}
