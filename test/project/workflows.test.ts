import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { readWorkflows } from '../../lab/demo/workflows';
import { registry } from '../../nodes/vendors';

/** What holds for every workflow to copy. */

interface Node {
	name: string;
	type: string;
	parameters: IDataObject;
}
type Targets = Array<Array<{ node: string }> | null>;

const workflows = readWorkflows('').map(({ name, nodes, connections, settings }) => ({
	name: String(name),
	nodes: nodes as unknown as Node[],
	connections: connections as Record<string, Record<string, Targets>>,
	settings: settings as IDataObject,
}));
const packageName = 'n8n-nodes-partner-provisioning.';

/** The operation of one of our nodes, also where an assistant has it as a tool. */
function operationOf({ type, parameters: { resource, operation } }: Node) {
	if (!type.startsWith(packageName)) return undefined;
	const called = type.slice(packageName.length).replace(/Tool$/, '');
	const registered = registry.find(({ node }) => new node().description.name === called);
	return registered?.vendor.resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}

const isOurTool = ({ type }: Node) => type.startsWith(packageName) && type.endsWith('Tool');
const ourTools = workflows.flatMap(({ name, nodes, connections }) =>
	nodes.filter(isOurTool).map((node) => ({
		workflow: name,
		tool: node.name,
		effect: operationOf(node)?.effect,
		reachedBy: (connections[node.name]?.ai_tool ?? [])
			.flatMap((targets) => targets ?? [])
			.map((target) => nodes.find((one) => one.name === target.node)!.type),
	})),
);

it('lets an assistant change anything only after a person was asked', () => {
	const acting = ourTools.filter(({ effect }) => effect !== 'read');
	expect(acting.map(({ effect }) => effect)).toEqual(expect.arrayContaining(['transfer', 'set']));
	const unasked = acting.filter(
		({ reachedBy }) => reachedBy.length === 0 || !reachedBy.every((type) => /HitlTool$/.test(type)),
	);
	expect(unasked).toEqual([]);
});

/** What gives out something that must not lie about in n8n's executions. */
const givesOutSecret: Array<(node: Node) => boolean> = [
	(node) => isOperation(node, 'centrapay', 'apiKey', 'create'),
	(node) => isOperation(node, 'omnize', 'loginUrl', 'create'),
	(node) => isOperation(node, 'wochit', 'userToken', 'create'),
	({ type }) => type === 'n8n-nodes-base.crypto',
	({ type, parameters }) =>
		type === 'n8n-nodes-base.webhook' && parameters.authentication !== 'none',
];

function isOperation(
	{ type, parameters }: Node,
	vendor: string,
	resource: string,
	operation: string,
): boolean {
	return (
		type === packageName + vendor &&
		parameters.resource === resource &&
		parameters.operation === operation
	);
}

it('leaves one thing to choose in a step that calls a sub-workflow, which takes all that comes', () => {
	const folder = join(__dirname, '..', '..', 'workflows');
	const copied = readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { nodes: Node[] })
		.flatMap(({ nodes }) => nodes);
	const ofType = (type: string) => copied.filter((node) => node.type === `n8n-nodes-base.${type}`);
	const calls = ofType('executeWorkflow');
	expect(calls).toHaveLength(4);
	for (const { parameters } of calls) {
		expect(parameters.workflowId).toEqual({ __rl: true, mode: 'list', value: '' });
		expect(parameters.workflowInputs).toMatchObject({ value: {}, schema: [] });
	}
	const called = ofType('executeWorkflowTrigger').map(({ parameters }) => parameters);
	expect(called).toEqual([{ inputSource: 'passthrough' }]);
});

it('keeps no execution of a workflow in which there is a secret', () => {
	const withSecrets = workflows.filter(({ nodes }) =>
		nodes.some((node) => givesOutSecret.some((isSo) => isSo(node))),
	);
	expect(withSecrets.map(({ name }) => name).sort()).toEqual([
		'Bulk import',
		'Onboard a customer from a webhook',
		'Onboard customer',
	]);
	for (const { name, settings } of withSecrets) {
		expect({ name, settings }).toEqual({
			name,
			settings: {
				executionOrder: 'v1',
				saveDataErrorExecution: 'none',
				saveDataSuccessExecution: 'none',
				saveExecutionProgress: false,
				saveManualExecutions: false,
			},
		});
	}
});
