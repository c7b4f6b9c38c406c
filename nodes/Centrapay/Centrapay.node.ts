import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { credentialTest } from '../engine/screen/credentialTest';
import { nodeProperties } from '../engine/screen/properties';
import { execute } from '../engine/run/execute';
import { listSearch } from '../engine/screen/lists';
import { centrapay } from './centrapay';
import { accounts, apiKeys, members } from './pickers';

export class Centrapay implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Centrapay',
		name: 'centrapay',
		icon: { light: 'file:centrapay.svg', dark: 'file:centrapay.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Create and manage Centrapay accounts, their API keys and members',
		defaults: { name: 'Centrapay' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'centrapayApi', required: true, testedBy: 'centrapayApiTest' }],
		properties: nodeProperties(centrapay),
	};

	methods = {
		listSearch: {
			searchAccounts: listSearch(centrapay, accounts),
			searchApiKeys: listSearch(centrapay, apiKeys),
			searchMembers: listSearch(centrapay, members),
		},
		credentialTest: {
			centrapayApiTest: credentialTest(centrapay, {
				request: () => ({ method: 'GET', path: '/api/account-memberships' }),
				explain: ({ status }) =>
					status === 401 || status === 403
						? 'Centrapay does not accept this API key. Check that it is complete and enabled.'
						: undefined,
			}),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, centrapay);
	}
}
