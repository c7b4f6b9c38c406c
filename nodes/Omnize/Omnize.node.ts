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
import { omnize } from './omnize';
import { omnizeHost } from './omnizeHost';

export class Omnize implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Omnize',
		name: 'omnize',
		icon: { light: 'file:omnize.svg', dark: 'file:omnize.dark.svg' },
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: nodeSubtitle(omnize),
		description: 'Create and manage Omnize accounts, their agents, departments and login links',
		defaults: { name: 'Omnize' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'omnizeZenviaApi',
				required: true,
				testedBy: 'omnizeZenviaApiTest',
				displayOptions: { show: { authentication: ['zenvia'] }, hide: { resource: ['widget'] } },
			},
			{
				name: 'omnizeApi',
				required: true,
				testedBy: 'omnizeApiTest',
				displayOptions: { show: { authentication: ['omnize'] }, hide: { resource: ['widget'] } },
			},
		],
		properties: nodeProperties(omnize),
	};

	methods = {
		...listMethods(omnize),
		credentialTest: {
			omnizeZenviaApiTest: credentialTest(omnize),
			omnizeApiTest: credentialTest(omnizeHost),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, omnize);
	}
}
