import {
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';

import { runNode, type NodeResult } from './n8n';

/** Sends a request with a credential of ours from a node of somebody else, as n8n's HTTP Request node is one. */
export async function sendFromForeignNode(
	credentialType: ICredentialType,
	credential: ICredentialDataDecryptedObject,
	send: (context: IExecuteFunctions) => Promise<IDataObject>,
): Promise<NodeResult> {
	const node: INodeType = {
		description: {
			displayName: 'Sender',
			name: 'sender',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credentialType.name, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [[{ json: await send(this) }]];
		},
	};
	return await runNode({ node, credentialType, credential, parameters: {} });
}
