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
import { yay } from './yay';

export class Yay implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Yay.com',
		name: 'yay',
		icon: { light: 'file:yay.svg', dark: 'file:yay.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: nodeSubtitle(yay),
		description: 'Create the customers of a Yay.com VoIP reseller and give them calling credit',
		defaults: { name: 'Yay.com' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'yayApi', required: true, testedBy: 'yayApiTest' }],
		properties: nodeProperties(yay),
	};

	methods = {
		...listMethods(yay),
		credentialTest: { yayApiTest: credentialTest(yay) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, yay);
	}
}
