import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IExecuteFunctions,
	INodeType,
} from 'n8n-workflow';

import { execute } from '../../nodes/engine/run/execute';
import { vendors } from '../../nodes/vendors';
import { impatientClock } from './impatientClock';
import { runNode, type NodeResult, type NodeRun, type OnScreen } from './run';

/** A vendor's node, on a clock whose waits are over at once. */
function inNoTime(node: INodeType, credentialType: ICredentialType): INodeType {
	const found = vendors.find(({ credential }) => credential.name === credentialType.name)!;
	return Object.assign(Object.create(node) as INodeType, {
		async execute(this: IExecuteFunctions) {
			return await execute(this, found, impatientClock());
		},
	});
}

/** Runs operations of one node, named as on the screen: `account: create`. */
export function operationsOf(patient: INodeType, credentialType: ICredentialType) {
	const node = inNoTime(patient, credentialType);
	return (credential: ICredentialDataDecryptedObject) => {
		const parametersOf = (operation: string, parameters: IDataObject): IDataObject => {
			const [resource, name] = operation.split(': ');
			return { resource, operation: name, ...parameters };
		};
		return {
			/** The node on the screen, with an operation chosen where the list depends on it. */
			screen: (operation = '', parameters: IDataObject = {}): OnScreen => ({
				node,
				credentialType,
				credential,
				parameters: parametersOf(operation, parameters),
			}),
			run: async (
				operation: string,
				parameters: IDataObject = {},
				more: Partial<NodeRun> = {},
			): Promise<NodeResult> =>
				await runNode({
					node,
					credentialType,
					credential,
					...more,
					parameters: parametersOf(operation, parameters),
				}),
		};
	};
}
