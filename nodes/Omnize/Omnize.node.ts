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
import { concernsToken, omnize } from './omnize';

/**
 * Nothing can be asked without naming an account, and which accounts a partner has is not told: a
 * refusal that is about the account comes after the token was accepted.
 */
const omnizeForTest: typeof omnize = {
	...omnize,
	unwrap(answer) {
		const unwrapped = omnize.unwrap(answer);
		if (!('refusal' in unwrapped) || concernsToken(unwrapped.refusal)) return unwrapped;
		return answer.status < 300 ? { data: undefined } : unwrapped;
	},
};

export class Omnize implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Omnize',
		name: 'omnize',
		icon: { light: 'file:omnize.svg', dark: 'file:omnize.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Create and manage Omnize accounts, their agents, departments and login links',
		defaults: { name: 'Omnize' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{
				name: 'omnizeApi',
				required: true,
				testedBy: 'omnizeApiTest',
				displayOptions: { hide: { resource: ['widget'] } },
			},
		],
		properties: nodeProperties(omnize),
	};

	methods = {
		...listMethods(omnize),
		credentialTest: {
			omnizeApiTest: credentialTest(omnizeForTest, {
				request: () => ({ method: 'GET', path: '/api/v1/agents', query: { account_id: '1' } }),
				explain: (_answer, unwrapped) =>
					'refusal' in unwrapped && concernsToken(unwrapped.refusal)
						? 'Omnize does not accept this partner token. Copy it again from the partner portal.'
						: undefined,
			}),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, omnize);
	}
}
