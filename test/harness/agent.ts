import { WorkflowExecute } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
} from 'n8n-workflow';

import { additionalDataFor, type NodeRun } from './n8n';

/** A tool as an agent has it. */
interface Tool {
	invoke(values: IDataObject): Promise<string>;
}

/** What an agent with one tool does in an execution; gives what it got to know. */
export type Agent = (
	call: (values: IDataObject) => Promise<string>,
) => Promise<Array<string | string[]>>;

const agentName = 'Agent';

/** A node that asks n8n for its tool, as n8n's own agent does, and uses it as the test says. */
const agentNode = (agent: Agent, told: (answers: Array<string | string[]>) => void): INodeType => ({
	description: {
		displayName: agentName,
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: agentName },
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	} as INodeTypeDescription,
	async execute(this: IExecuteFunctions) {
		const tools = await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0);
		const [tool] = tools as Tool[];
		// An agent goes on with the words of a tool that fails.
		const call = async (values: IDataObject) =>
			await tool!.invoke(values).catch((error: Error) => error.message);
		told(await agent(call));
		return [[{ json: {} }]];
	},
});

/** Makes a tool of a node, as n8n does of one that is usable as a tool. */
const asTool = (node: INodeType): INodeType =>
	Object.assign(Object.create(node) as INodeType, {
		description: {
			...node.description,
			name: `${node.description.name}Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
		},
	});

/** Lets n8n execute a workflow of an agent whose one tool is the node. */
export async function runAgent(
	run: Omit<NodeRun, 'items' | 'onStart'>,
	agent: Agent,
): Promise<Array<string | string[]>> {
	let answers: Array<string | string[]> = [];
	const tool = asTool(run.node);
	const types: Record<string, INodeType> = {
		agent: agentNode(agent, (told) => (answers = told)),
		[tool.description.name]: tool,
	};
	const toolNode: INode = {
		id: 'tool',
		name: 'Tool',
		type: tool.description.name,
		typeVersion: 1,
		position: [0, 100],
		parameters: run.parameters as INode['parameters'],
		credentials: { [run.credentialType.name]: { id: '1', name: 'Credential' } },
		...run.settings,
	};
	const start: INode = {
		id: 'agent',
		name: agentName,
		type: 'agent',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodeTypes = {
		getByName: (name: string) => types[name],
		getByNameAndVersion: (name: string) => types[name],
		getKnownTypes: () => ({}),
	} as unknown as INodeTypes;
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [start, toolNode],
		connections: {
			Tool: { ai_tool: [[{ node: agentName, type: NodeConnectionTypes.AiTool, index: 0 }]] },
		},
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	const data = createRunExecutionData({
		...createEmptyRunExecutionData(),
		executionData: {
			contextData: {},
			nodeExecutionStack: [
				{ node: workflow.getNode(agentName)!, data: { main: [[{ json: {} }]] }, source: null },
			],
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	});
	const execution = new WorkflowExecute(additionalDataFor(run), 'manual', data);
	const { data: ended } = await execution.processRunExecutionData(workflow);
	if (ended.resultData.error) throw ended.resultData.error;
	return answers;
}
