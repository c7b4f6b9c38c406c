import { randomUUID } from 'crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'http';
import type { AddressInfo } from 'net';

import { WebhookContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsHelper,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { onlyNode } from './n8n';

const nodeName = 'Trigger under test';

/** The address under which n8n believes that it is reached. */
const baseUrl = 'https://n8n.example/webhook';

/** What a call was answered, and the items of the execution that it started; `null` for none. */
export interface Called {
	status: number;
	message: unknown;
	items: IDataObject[] | null;
}

/** What n8n knows of a call. */
interface Arrival {
	body: string | undefined;
	headers: Record<string, string | undefined>;
	/** Who called n8n, as it sees it. */
	ip: string | undefined;
}

/**
 * A published workflow with one trigger that is called, in an n8n of our own: n8n's workflow, webhook context and
 * request helpers, and a database that is written once a call was answered, as n8n writes its own.
 */
export class PublishedWebhook {
	/** What n8n's database holds of the workflow's static data. */
	database = '{}';
	/** What came of the calls over HTTP, in their order. */
	readonly calls: Called[] = [];
	/** Who calls over HTTP, where that isn't to be this machine. */
	seen: string | undefined;

	/** Of each its own: the process remembers what it has told of a workflow. */
	private readonly id = randomUUID();
	private workflow: Workflow;
	private server: Server | undefined;

	constructor(
		private readonly node: INodeType,
		private readonly parameters: IDataObject,
		private readonly credential: ICredentialDataDecryptedObject = {},
	) {
		this.workflow = this.load();
	}

	/** Starts n8n again, which has forgotten what it did not write down. */
	restart(): void {
		this.workflow = this.load();
	}

	/** A call with JSON, or with this text. */
	async call(body: unknown, more: Partial<Arrival> = {}): Promise<Called> {
		return await this.take({
			body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
			headers: {},
			ip: undefined,
			...more,
		});
	}

	/** A call while Listen for Test Event is pressed. */
	async test(body: unknown): Promise<Called> {
		const text = JSON.stringify(body);
		return await this.take({ body: text, headers: {}, ip: undefined }, 'manual');
	}

	/** Listens on a free loopback port. */
	async listen(): Promise<string> {
		this.server = createServer((request, response) => void this.serve(request, response));
		await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook`;
	}

	/** Stops listening. */
	async close(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((resolve) => this.server?.close(resolve));
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const called = await this.take({
			body: Buffer.concat(chunks).toString('utf8'),
			headers: request.headers as Arrival['headers'],
			ip: this.seen ?? request.socket.remoteAddress,
		});
		this.calls.push(called);
		response.writeHead(called.status, { 'content-type': 'application/json' });
		response.end(JSON.stringify({ message: called.message }));
	}

	private load(): Workflow {
		const { name, version } = this.node.description;
		const node: INode = {
			id: 'trigger-under-test',
			name: nodeName,
			type: name,
			typeVersion: Array.isArray(version) ? version[0]! : version,
			position: [0, 0],
			parameters: this.parameters as INode['parameters'],
			webhookId: 'b1f9f0c2-4f58-4f0a-9b57-0c3c9d2f3c11',
		};
		const [needed] = this.node.description.credentials ?? [];
		if (needed) node.credentials = { [needed.name]: { id: '1', name: 'Credential' } };
		return new Workflow({
			id: this.id,
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: onlyNode(this.node),
			staticData: JSON.parse(this.database) as IDataObject,
		});
	}

	private async take(
		{ body, headers, ip }: Arrival,
		mode: 'webhook' | 'manual' = 'webhook',
	): Promise<Called> {
		const { workflow, credential } = this;
		const answered: { status?: number; message?: unknown } = {};
		const httpResponse = {
			status(status: number) {
				answered.status = status;
				return this;
			},
			json(sent: IDataObject) {
				answered.message = sent.message;
				return this;
			},
		};
		// As n8n does it: the body is read when a node asks for it.
		const httpRequest: IDataObject = { headers, ip };
		const readRawBody = async () => {
			httpRequest.rawBody = Buffer.from(body ?? '') as unknown as IDataObject;
		};
		const credentialsHelper = {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			getDecrypted: async () => ({ ...credential }),
		} as unknown as ICredentialsHelper;
		const additionalData = {
			credentialsHelper,
			httpRequest: Object.assign(httpRequest, { readRawBody }),
			httpResponse,
			webhookBaseUrl: baseUrl,
		} as unknown as IWorkflowExecuteAdditionalData;
		const node = workflow.getNode(nodeName)!;
		const data = {
			webhookDescription: this.node.description.webhooks![0]!,
		} as unknown as IWebhookData;
		const context = new WebhookContext(workflow, node, additionalData, mode, data, [], null);
		const { workflowData, noWebhookResponse } = await this.node.webhook!.call(context);
		if (mode === 'webhook') this.database = JSON.stringify(workflow.staticData);
		const { status = 200, message = noWebhookResponse ? undefined : 'Workflow was started' } =
			answered;
		const [items] = (workflowData as INodeExecutionData[][] | undefined) ?? [];
		return { status, message, items: items ? items.map(({ json }) => json) : null };
	}
}
