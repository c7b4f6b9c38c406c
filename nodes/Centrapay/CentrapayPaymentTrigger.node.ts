import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { webhookProperties } from '../engine/screen/webhookProperties';
import { receive, setUpByHand } from '../engine/watch/receive';
import { Centrapay } from './Centrapay.node';
import { centrapayPaymentTrigger } from './payments';

export class CentrapayPaymentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Centrapay Payment Trigger',
		name: 'centrapayPaymentTrigger',
		icon: { light: 'file:centrapay.svg', dark: 'file:centrapay.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Start when Centrapay tells of a payment or a refund',
		defaults: { name: 'Centrapay Payment Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'centrapayApi', required: true, testedBy: 'centrapayApiTest' }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: webhookProperties(centrapayPaymentTrigger),
	};

	/** n8n takes a credential's test from any of its nodes, so each has the same. */
	methods = { credentialTest: new Centrapay().methods.credentialTest };

	webhookMethods = setUpByHand;

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, centrapayPaymentTrigger);
	}
}
