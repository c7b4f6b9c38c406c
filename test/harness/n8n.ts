import { CredentialTestContext, LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
	INodeListSearchResult,
	INodePropertyOptions,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { helperFor, nodeName, workflowFor, type OnScreen } from '../../lab/node/run';

export {
	additionalDataFor,
	nodeName,
	onlyNode,
	runNode,
	withCredential,
	type NodeResult,
	type NodeRun,
	type OnScreen,
} from '../../lab/node/run';

function screenOf(run: OnScreen): LoadOptionsContext {
	const { workflow, node } = workflowFor(run);
	const additionalData = {
		credentialsHelper: helperFor(run),
		currentNodeParameters: workflow.getNode(nodeName)!.parameters,
	} as unknown as IWorkflowExecuteAdditionalData;
	return new LoadOptionsContext(workflow, node, additionalData, '');
}

/** Opens a resource locator's list, as the screen does. */
export async function searchList(
	run: OnScreen,
	method: string,
	filter?: string,
	page?: string,
): Promise<INodeListSearchResult> {
	return await run.node.methods!.listSearch![method]!.call(screenOf(run), filter, page);
}

/** Loads the options of a drop-down, as the screen does. */
export async function loadOptions(run: OnScreen, method: string): Promise<INodePropertyOptions[]> {
	return await run.node.methods!.loadOptions![method]!.call(screenOf(run));
}

/** Presses the Test button of a credential. */
export async function testCredential(
	{ node, credentialType, credential }: Omit<OnScreen, 'parameters'>,
	changes: ICredentialDataDecryptedObject = {},
): Promise<INodeCredentialTestResult> {
	const { testedBy } = node.description.credentials!.find(
		({ name }) => name === credentialType.name,
	)!;
	const test = node.methods!.credentialTest![testedBy as string]!;
	const context = new CredentialTestContext({} as IWorkflowExecuteAdditionalData);
	return await test.call(context as unknown as ICredentialTestFunctions, {
		id: '1',
		name: 'Credential',
		type: credentialType.name,
		data: { ...credential, ...changes },
	});
}
