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
import { nodeSubtitle } from '../engine/screen/subtitle';
import { wochit } from './wochit';

export class Wochit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wochit',
		name: 'wochit',
		icon: { light: 'file:wochit.svg', dark: 'file:wochit.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: nodeSubtitle(wochit),
		description:
			"Create and manage the customers of a Wochit channel, their users' editor tokens, videos and drafts",
		defaults: { name: 'Wochit' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'wochitApi', required: true, testedBy: 'wochitApiTest' }],
		properties: nodeProperties(wochit),
	};

	methods = {
		...listMethods(wochit),
		credentialTest: { wochitApiTest: credentialTest(wochit) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, wochit);
	}
}
