import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { webhookProperties } from '../engine/screen/webhookProperties';
import { receive, setUpByHand } from '../engine/watch/receive';
import { wochitTrigger } from './events';

export class WochitTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wochit Trigger',
		name: 'wochitTrigger',
		icon: { light: 'file:wochit.svg', dark: 'file:wochit.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		// n8n shows a node and its trigger as one entry, with the trigger's description: it speaks for both.
		description:
			"Create and manage the customers of a Wochit channel and their users' editor tokens and videos, or start when a video or a draft is there, changed or deleted",
		defaults: { name: 'Wochit Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: webhookProperties(wochitTrigger),
	};

	webhookMethods = setUpByHand;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, wochitTrigger);
	}
}
