import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	createRunExecutionData,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsHelper,
	type ICredentialType,
	type IDataObject,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** How n8n is told to run the node under test. */
export interface NodeRun {
	node: INodeType;
	credentialType: ICredentialType;
	credential: ICredentialDataDecryptedObject;
	parameters: IDataObject;
	/** The items' data; one empty item where nothing is said. */
	items?: IDataObject[];
	/** The node's settings in n8n, for example `{ onError: 'continueErrorOutput', retryOnFail: true }`. */
	settings?: Partial<INode>;
	/** Called with what cancels the execution, as n8n's cancel button does. */
	onStart?(cancel: () => void): void;
}

/** What came out of the node. */
export interface NodeResult {
	/** The items of the first output. */
	items: INodeExecutionData[];
	/** The items of the error output, where there is one. */
	errorItems: INodeExecutionData[];
	/** The data of the first output's items. */
	json: IDataObject[];
	/** What stopped the execution. */
	error?: Error & { description?: string | null; context?: IDataObject; httpCode?: string | null };
	/** Everything that n8n would store of the execution. */
	run: IRun;
}

/** What n8n calls the node. */
export const nodeName = 'Node under test';

/** What n8n's helpers know of the run's credential. */
export function helperFor(run: NodeRun): ICredentialsHelper {
	const helper = {
		getParentTypes: () => [],
		preAuthentication: async (
			helpers: IHttpRequestHelper,
			credential: ICredentialDataDecryptedObject,
			_type: string,
			_node: INode,
			hasEnded: boolean,
		) => {
			const { preAuthentication, properties } = run.credentialType;
			const kept = properties.find(({ typeOptions }) => typeOptions?.expirable);
			if (kept === undefined || (credential[kept.name] !== '' && !hasEnded)) return undefined;
			return Object.assign(credential, await preAuthentication?.call(helpers, credential));
		},
		isCredentialUsableByNode: () => true,
		getDecrypted: async () => ({ ...run.credential }),
		authenticate: async (
			credential: ICredentialDataDecryptedObject,
			_type: string,
			request: IHttpRequestOptions,
		) => {
			const { authenticate } = run.credentialType;
			return typeof authenticate === 'function' ? await authenticate(credential, request) : request;
		},
	};
	return helper as unknown as ICredentialsHelper;
}

/** The nodes that n8n knows, where there is one. */
export const onlyNode = (node: INodeType): INodeTypes =>
	({
		getByName: () => node,
		getByNameAndVersion: () => node,
		getKnownTypes: () => ({}),
	}) as unknown as INodeTypes;

/** The parameters of a node that has this credential: where it takes several, the choice that goes with it. */
export function withCredential(
	{ description }: INodeType,
	{ name }: ICredentialType,
	parameters: IDataObject,
): IDataObject {
	const taken = description.credentials?.find((one) => one.name === name);
	const [authentication] = taken?.displayOptions?.show?.authentication ?? [];
	return { ...(authentication !== undefined && { authentication }), ...parameters } as IDataObject;
}

/** A workflow of this one node. */
export function workflowFor(run: NodeRun): { workflow: Workflow; node: INode } {
	const { name, version } = run.node.description;
	const node: INode = {
		id: 'node-under-test',
		name: nodeName,
		type: name,
		typeVersion: Array.isArray(version) ? version[0]! : version,
		position: [0, 0],
		parameters: withCredential(run.node, run.credentialType, run.parameters) as INode['parameters'],
		credentials: { [run.credentialType.name]: { id: '1', name: 'Credential' } },
		...run.settings,
	};
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: onlyNode(run.node),
		settings: { executionOrder: 'v1' },
	});
	return { workflow, node: workflow.getNode(nodeName)! };
}

/** What n8n gives an execution beside its workflow. */
export const additionalDataFor = (run: NodeRun) =>
	({
		currentNodeExecutionIndex: 0,
		credentialsHelper: helperFor(run),
		hooks: new ExecutionLifecycleHooks('manual', 'execution', {
			id: 'workflow',
			name: 'Workflow',
			active: false,
			activeVersionId: null,
			isArchived: false,
			connections: {},
			nodes: [],
			createdAt: new Date(0),
			updatedAt: new Date(0),
		}),
		executionId: 'execution',
		currentNodeParameters: undefined,
		variables: {},
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		restartExecutionId: undefined,
	}) as unknown as IWorkflowExecuteAdditionalData;

/** Lets n8n itself execute a workflow of this one node, with n8n's own request helpers. */
export async function runNode(run: NodeRun): Promise<NodeResult> {
	const { workflow, node } = workflowFor(run);
	const additionalData = additionalDataFor(run);
	const items = (run.items ?? [{}]).map((json, item) => ({ json, pairedItem: { item } }));
	const start: IExecuteData = { node, data: { main: [items] }, source: null };
	const data = createRunExecutionData({
		...createEmptyRunExecutionData(),
		executionData: {
			contextData: {},
			nodeExecutionStack: [start],
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	});
	const execution = new WorkflowExecute(additionalData, 'manual', data).processRunExecutionData(
		workflow,
	);
	run.onStart?.(() => execution.cancel());
	const result = await execution;
	const task = result.data.resultData.runData[nodeName]?.at(-1);
	// A node that stopped the execution has its input for data.
	const [out = [], error = []] = task?.error ? [] : (task?.data?.main ?? []);
	return {
		items: out ?? [],
		errorItems: error ?? [],
		json: (out ?? []).map(({ json }) => json),
		error: (task?.error ?? result.data.resultData.error) as NodeResult['error'],
		run: result,
	};
}

/** What the screen needs of a run: the node with its credential, and what is chosen so far. */
export type OnScreen = Omit<NodeRun, 'items' | 'settings' | 'onStart'>;
