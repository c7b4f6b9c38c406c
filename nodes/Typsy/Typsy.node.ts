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
import { typsy } from './typsy';
import { typsyWithKeys } from './withKeys';

export class Typsy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Typsy',
		name: 'typsy',
		icon: { light: 'file:typsy.svg', dark: 'file:typsy.dark.svg' },
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: nodeSubtitle(typsy),
		description:
			'Create and manage Typsy users, their structures, teams and claims, and child accounts',
		defaults: { name: 'Typsy' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'typsyApi',
				required: true,
				testedBy: 'typsyApiTest',
				displayOptions: { show: { authentication: ['apiKeys'] } },
			},
			{
				name: 'typsyOAuth2Api',
				required: true,
				testedBy: 'typsyOAuth2ApiTest',
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: nodeProperties(typsy),
	};

	methods = {
		...listMethods(typsy),
		credentialTest: {
			typsyApiTest: credentialTest(typsyWithKeys),
			typsyOAuth2ApiTest: credentialTest(typsy),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, typsy);
	}
}
