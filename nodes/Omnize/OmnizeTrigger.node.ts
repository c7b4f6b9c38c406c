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
import { omnizeTrigger } from './events';
import { Omnize } from './Omnize.node';

export class OmnizeTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Omnize Trigger',
		name: 'omnizeTrigger',
		icon: { light: 'file:omnize.svg', dark: 'file:omnize.dark.svg' },
		group: ['trigger'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: triggerSubtitle(omnizeTrigger),
		// n8n shows a node and its trigger as one entry, with the trigger's description: it speaks for both.
		description:
			'Create and manage Omnize accounts, agents, departments and login links, or start when an account, an agent or a department is new or changed',
		defaults: { name: 'Omnize Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'omnizeZenviaApi',
				required: true,
				testedBy: 'omnizeZenviaApiTest',
				displayOptions: { show: { authentication: ['zenvia'] } },
			},
			{
				name: 'omnizeApi',
				required: true,
				testedBy: 'omnizeApiTest',
				displayOptions: { show: { authentication: ['omnize'] } },
			},
		],
		properties: triggerProperties(omnizeTrigger),
	};

	/** n8n takes a credential's test from any of its nodes, so each has the same. */
	methods = {
		...triggerListMethods(omnizeTrigger),
		credentialTest: new Omnize().methods.credentialTest,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, omnizeTrigger);
	}
}
