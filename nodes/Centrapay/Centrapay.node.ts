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
import { centrapay } from './centrapay';

export class Centrapay implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Centrapay',
		name: 'centrapay',
		icon: { light: 'file:centrapay.svg', dark: 'file:centrapay.dark.svg' },
		group: ['transform'],
		// The first is that of steps saved when an organization needed no region.
		version: [1, 2],
		defaultVersion: 2,
		subtitle: nodeSubtitle(centrapay),
		description:
			'Onboard businesses at Centrapay, and manage accounts, API keys, members, invitations and merchants',
		defaults: { name: 'Centrapay' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'centrapayApi', required: true, testedBy: 'centrapayApiTest' }],
		properties: nodeProperties(centrapay),
	};

	methods = {
		...listMethods(centrapay),
		credentialTest: { centrapayApiTest: credentialTest(centrapay) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, centrapay);
	}
}
