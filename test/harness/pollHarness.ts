import { PollContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsHelper,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { onlyNode, withCredential } from './n8n';

const nodeName = 'Trigger under test';

/**
 * A published workflow with one trigger that polls, in an n8n of our own: n8n's workflow, poll context and
 * request helpers, and a database that is written when n8n writes its own, which is after publishing and
 * when a poll starts an execution.
 */
export class PublishedTrigger {
	/** What n8n's database holds of the workflow's static data. */
	database = '{}';

	private workflow?: Workflow;

	constructor(
		private readonly node: INodeType,
		private readonly credentialType: ICredentialType,
		private readonly credential: ICredentialDataDecryptedObject,
		private parameters: IDataObject,
	) {}

	/** Publishes the workflow, or starts n8n again, which both poll at once. */
	async start(
		changes: { parameters?: IDataObject; credential?: ICredentialDataDecryptedObject } = {},
	): Promise<IDataObject[] | null> {
		this.parameters = changes.parameters ?? this.parameters;
		Object.assign(this.credential, changes.credential);
		this.workflow = this.load();
		const items = await this.pollWith(this.workflow, 'trigger', 'activate');
		this.save();
		return items;
	}

	/** A poll when its time has come: the items of the execution that it starts, `null` for none. */
	async poll(): Promise<IDataObject[] | null> {
		const items = await this.pollWith(this.workflow!, 'trigger', 'activate');
		if (items !== null) this.save();
		return items;
	}

	/** A press on Test in the editor. */
	async test(): Promise<IDataObject[] | null> {
		return await this.pollWith(this.load(), 'manual', 'manual');
	}

	/** What the running n8n remembers for the node. */
	get memory(): IDataObject {
		return this.workflow!.getStaticData('node', this.workflow!.getNode(nodeName)!);
	}

	private save(): void {
		this.database = JSON.stringify(this.workflow!.staticData);
	}

	private load(): Workflow {
		const { name, version } = this.node.description;
		const node: INode = {
			id: 'trigger-under-test',
			name: nodeName,
			type: name,
			typeVersion: Array.isArray(version) ? version[0]! : version,
			position: [0, 0],
			parameters: withCredential(
				this.node,
				this.credentialType,
				this.parameters,
			) as INode['parameters'],
			credentials: { [this.credentialType.name]: { id: '1', name: 'Credential' } },
		};
		return new Workflow({
			id: 'workflow',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: onlyNode(this.node),
			staticData: JSON.parse(this.database) as IDataObject,
		});
	}

	private async pollWith(
		workflow: Workflow,
		mode: WorkflowExecuteMode,
		activation: WorkflowActivateMode,
	): Promise<IDataObject[] | null> {
		const { credential, credentialType } = this;
		const credentialsHelper = {
			getParentTypes: () => [],
			preAuthentication: async () => undefined,
			isCredentialUsableByNode: () => true,
			getDecrypted: async () => ({ ...credential }),
			authenticate: async (
				decrypted: ICredentialDataDecryptedObject,
				_type: string,
				request: IHttpRequestOptions,
			) => {
				const { authenticate } = credentialType;
				return typeof authenticate === 'function'
					? await authenticate(decrypted, request)
					: request;
			},
		} as unknown as ICredentialsHelper;
		const additionalData = { credentialsHelper } as unknown as IWorkflowExecuteAdditionalData;
		const node = workflow.getNode(nodeName)!;
		const context = new PollContext(workflow, node, additionalData, mode, activation);
		const output = await this.node.poll!.call(context);
		return output && output[0]!.map(({ json }) => json);
	}
}
