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
import { centrapayTrigger } from './events';
import { Centrapay } from './Centrapay.node';

export class CentrapayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Centrapay Trigger',
		name: 'centrapayTrigger',
		icon: { light: 'file:centrapay.svg', dark: 'file:centrapay.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: triggerSubtitle(centrapayTrigger),
		// n8n shows a node and its trigger as one entry, with the trigger's description: it speaks for both.
		description:
			'Create and manage Centrapay accounts, API keys, members, merchants and invitations, onboard businesses, or start when a member or an API key is new, or a key was changed',
		defaults: { name: 'Centrapay Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'centrapayApi', required: true, testedBy: 'centrapayApiTest' }],
		properties: triggerProperties(centrapayTrigger),
	};

	/** n8n takes a credential's test from any of its nodes, so each has the same. */
	methods = {
		...triggerListMethods(centrapayTrigger),
		credentialTest: new Centrapay().methods.credentialTest,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, centrapayTrigger);
	}
}
