import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { execute } from '../engine/run/execute';
import { credentialTest } from '../engine/screen/credentialTest';
import { listMethods } from '../engine/screen/lists';
import { nodeProperties } from '../engine/screen/properties';
import { channelRequest } from './channel/channel';
import { wochit } from './wochit';

export class Wochit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wochit',
		name: 'wochit',
		icon: { light: 'file:wochit.svg', dark: 'file:wochit.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			"Create and manage the customers of a Wochit channel and their users' editor tokens",
		defaults: { name: 'Wochit' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'wochitApi', required: true, testedBy: 'wochitApiTest' }],
		properties: nodeProperties(wochit),
	};

	methods = {
		...listMethods(wochit),
		credentialTest: {
			wochitApiTest: credentialTest(wochit, {
				request: channelRequest,
				explain: ({ status }, unwrapped) => {
					if (status === 400 || status === 404) {
						return 'Wochit does not know this channel. Check the Channel ID and the Studio URL.';
					}
					if (status !== 401 && status !== 403) return undefined;
					const field = 'refusal' in unwrapped ? unwrapped.refusal.field : undefined;
					return field?.includes('channel')
						? 'Wochit does not accept this channel ID. Check that it belongs to the API key.'
						: 'Wochit does not accept this API key for this channel. Check that both are complete and belong together.';
				},
			}),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, wochit);
	}
}
