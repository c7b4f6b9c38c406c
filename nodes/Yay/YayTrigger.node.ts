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
import { yayTrigger } from './events';
import { Yay } from './Yay.node';

export class YayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Yay.com Trigger',
		name: 'yayTrigger',
		icon: { light: 'file:yay.svg', dark: 'file:yay.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle(yayTrigger),
		// n8n shows a node and its trigger as one entry, with the trigger's description: it speaks for both.
		description:
			'Create Yay.com customers and give them calling credit, or start when a customer or SIP user is new',
		defaults: { name: 'Yay.com Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'yayApi', required: true, testedBy: 'yayApiTest' }],
		properties: triggerProperties(yayTrigger),
	};

	/** n8n takes a credential's test from any of its nodes, so each has the same. */
	methods = {
		...triggerListMethods(yayTrigger),
		credentialTest: new Yay().methods.credentialTest,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, yayTrigger);
	}
}
