import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { readWorkflows } from '../../lab/demo/workflows';
import { countryOptions } from '../../nodes/engine/declare';
import { timeZoneOptions } from '../../nodes/Typsy/timeZones';
import { registry } from '../../nodes/vendors';

/** What holds for every workflow to copy. */

interface Node {
	name: string;
	type: string;
	parameters: IDataObject;
	retryOnFail?: boolean;
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
	// A workflow that calls itself has nothing to choose.
	const own = { __rl: true, mode: 'id', value: '={{ $workflow.id }}' };
	const isOwn = ({ parameters }: Node) =>
		JSON.stringify(parameters.workflowId) === JSON.stringify(own);
	const others = calls.filter((call) => !isOwn(call));
	expect(new Set(others.map(({ name }) => name))).toEqual(new Set(['Onboard', 'Write to the log']));
	for (const { parameters } of others) {
		expect(parameters.workflowId).toEqual({ __rl: true, mode: 'list', value: '' });
	}
	for (const { parameters } of calls) {
		expect(parameters.workflowInputs).toMatchObject({ value: {}, schema: [] });
	}
	const called = ofType('executeWorkflowTrigger').map(({ parameters }) => parameters);
	const passing = { inputSource: 'passthrough' };
	expect(called).toEqual([passing, passing, passing]);
});

it.each(['today', 'earlier'] as const)(
	"has n8n try Code steps again, which its runner may not take, with %s's keys",
	(keys) => {
		const steps = readWorkflows('', keys).flatMap(({ name, nodes }) =>
			(nodes as unknown as Node[])
				.filter(({ type }) => type === 'n8n-nodes-base.code')
				.map((node) => ({ workflow: name, ...node })),
		);
		expect(steps.length).toBeGreaterThan(30);
		expect(steps.filter(({ retryOnFail }) => retryOnFail !== true)).toEqual([]);
		// What they remember between runs would make a second try differ from the first.
		expect(steps.filter(({ parameters }) => /StaticData/.test(String(parameters.jsCode)))).toEqual(
			[],
		);
	},
);

it('says in each caller why Onboard customer stopped before its end, and to run it again', () => {
	const callers = workflows.flatMap(({ name, nodes, connections }) => {
		const after = (step: string, output: number) => connections[step]?.main?.[output] ?? [];
		const ends = (step: string): Node[] => {
			const next = after(step, 0).flatMap(({ node }) => ends(node));
			return next.length > 0 ? next : nodes.filter((node) => node.name === step);
		};
		return (
			nodes
				.filter((node) => node.name === 'Onboard')
				.map(() => ({ name, told: after('Onboard', 1).flatMap(({ node }) => ends(node)) }))
				// Check customers reads back what became of each customer, and says it of each.
				.filter(({ told }) => told.length > 0)
		);
	});
	expect(callers.map(({ name }) => name).sort()).toEqual([
		'Onboard a customer from a form',
		'Onboard a customer from a webhook',
		'Onboard a new company from HubSpot',
		'Onboard customers',
	]);
	for (const { name, told } of callers) {
		const words = told.map(({ type, parameters }) => [type, parameters.errorMessage]);
		const said =
			/^=Onboard customer stopped before its end: .*error\?\.message.*nothing is done twice\.$/;
		expect([name, words]).toEqual([
			name,
			[['n8n-nodes-base.stopAndError', expect.stringMatching(said)]],
		]);
	}
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

describe('The form for a new customer', () => {
	interface Field {
		fieldLabel: string;
		requiredField?: boolean;
		fieldOptions?: { values: Array<{ option: string }> };
	}
	const { nodes } = workflows.find(({ name }) => name === 'Onboard a customer from a form')!;
	const { parameters } = nodes.find(({ name }) => name === 'Form')!;
	const fields = (parameters.formFields as unknown as { values: Field[] }).values;
	const offered = (label: string) =>
		fields
			.find(({ fieldLabel }) => fieldLabel === label)!
			.fieldOptions!.values.map(({ option }) => option);
	const namesOf = (options: INodePropertyOptions[]) => options.map(({ name }) => name);

	/** What becomes of an answer to the form. */
	function customerOf(answer: IDataObject): IDataObject {
		const { jsCode } = nodes.find(({ name }) => name === 'Customer')!.parameters;
		const code = compileFunction(String(jsCode), ['$input']) as (
			input: unknown,
		) => Array<{ json: IDataObject }>;
		return code({ first: () => ({ json: answer }) })[0]!.json;
	}

	it("offers the nodes' own lists", () => {
		expect(offered('Country')).toEqual(namesOf(countryOptions));
		expect(offered('Time zone')).toEqual(namesOf(timeZoneOptions));
		const region = registry
			.flatMap(({ vendor }) => vendor.resources)
			.flatMap(({ operations }) => operations)
			.flatMap(({ properties }) => properties)
			.flatMap(({ options = [] }) => options as unknown as IDataObject[])
			.find(({ name }) => name === 'region') as unknown as
			{ options: INodePropertyOptions[] } | undefined;
		expect(offered('Region')).toEqual(
			region!.options.map(({ name, value }) => `${name} (${String(value)})`),
		);
		expect(offered('Partners').sort()).toEqual(registry.map(({ vendor }) => vendor.name).sort());
	});

	it.each([
		['Country', 'country', countryOptions],
		['Time zone', 'timeZone', timeZoneOptions],
	])('makes the codes out of the list %s', (label, field, options) => {
		for (const { name, value } of options) {
			expect(customerOf({ [label]: name })[field]).toBe(value);
		}
	});

	it('takes the country as the region where none is chosen', () => {
		expect(customerOf({ Country: 'Australia (AU)' }).region).toBe('AU');
		const chosen = { Country: 'Fiji (FJ)', Region: 'New Zealand (NZ)' };
		expect(customerOf(chosen)).toMatchObject({ country: 'FJ', region: 'NZ' });
	});

	it('requires only what every partner needs', () => {
		const required = fields.filter(({ requiredField }) => requiredField);
		expect(required.map(({ fieldLabel }) => fieldLabel)).toEqual([
			'Reference',
			'Company',
			'First name of the contact',
			'Last name of the contact',
			'Email of the contact',
		]);
	});
});
