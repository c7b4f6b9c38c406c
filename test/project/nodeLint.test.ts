import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { inspect } from 'util';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { nodes, registry } from '../../nodes/vendors';

const root = join(__dirname, '..', '..');

interface Finding {
	rule: string;
	message: string;
	code: string;
}

/** What n8n's rules for nodes say in a few places that are right all the same, and why. */
const argued: Array<{ rule: string; code: RegExp; why: string }> = [
	{
		rule: 'node-param-display-name-miscased',
		code: /\((French|Dutch) part\)|Tristan da Cunha|Dar es Salaam|Port-au-Prince/,
		why: 'countries are written as ISO 3166 writes them, and places as people do',
	},
	{
		rule: 'node-param-default-wrong-for-options',
		code: /default: ''/,
		why: 'no country and no time zone is the one that most people want',
	},
	{
		rule: 'node-param-color-type-unused',
		code: /type: 'string'/,
		why: 'several colors are entered, and their list may come whole by an expression',
	},
	{
		rule: 'node-param-options-type-unsorted-items',
		code: /options: \[/,
		why: 'time zones are found by their offset',
	},
	{
		rule: 'node-param-operation-option-action-miscased',
		code: /\((costs money, )?can not be undone\)/,
		why: 'what money or data it costs must be seen before it is chosen',
	},
];

/** The node's source, with its properties written out as the linter can read them. */
function written(source: string, properties: INodeProperties[]): string {
	const all = { depth: null, breakLength: 100, maxArrayLength: null, maxStringLength: null };
	const literal = inspect(properties, all);
	const built = /properties: (nodeProperties|triggerProperties|webhookProperties)\(\w+\)/;
	expect(source).toMatch(built);
	return source.replace(built, () => `properties: ${literal}`);
}

function lint(codes: Array<{ code: string; filePath: string }>): Finding[][] {
	const script = join(__dirname, 'lintCode.mjs');
	const output = execFileSync(process.execPath, [script], {
		cwd: root,
		// Under jest's NODE_ENV n8n's plugin takes every file for one of its own tests.
		env: { ...process.env, NODE_ENV: '' },
		input: JSON.stringify(codes),
		maxBuffer: 64 * 1024 * 1024,
	});
	const found = JSON.parse(output.toString()) as Finding[][];
	// Writing the properties out leaves the function that builds them without a use.
	return found.map((findings) => findings.filter(({ rule }) => !rule.endsWith('no-unused-vars')));
}

const isArgued = ({ rule, code }: Finding) =>
	argued.some((one) => rule.endsWith(one.rule) && one.code.test(code));

type NodeClass = (typeof nodes)[number];

/** The folder of a node: its vendor's. */
const folderOf = (Node: NodeClass) =>
	registry.find(({ node, triggers }) => [node, ...triggers].includes(Node))!.node.name;

function codeOf(Node: NodeClass, { properties }: INodeTypeDescription) {
	const filePath = join(root, 'nodes', folderOf(Node), `${Node.name}.node.ts`);
	return { filePath, code: written(readFileSync(filePath, 'utf8'), properties) };
}

/** A node with a property that breaks four rules. */
function spoiltCode() {
	const [Node] = nodes as [(typeof nodes)[0]];
	const { description } = new Node();
	const spoilt: INodeProperties[] = [
		...description.properties,
		{
			displayName: 'is loud',
			name: 'isLoud',
			type: 'boolean',
			default: 'yes',
			description: 'Loud.',
		},
	];
	return codeOf(Node, { ...description, properties: spoilt });
}

describe("n8n's rules for nodes", () => {
	let found: Finding[];
	let inSpoilt: Finding[];

	// All at once, as starting the linter takes longer than linting.
	beforeAll(() => {
		const [spoilt, ...built] = lint([
			spoiltCode(),
			...nodes.map((Node) => codeOf(Node, new Node().description)),
		]);
		inSpoilt = spoilt!;
		found = built.flat();
	});

	it('hold for what is built, too', () => {
		expect(found.filter((finding) => !isArgued(finding))).toEqual([]);
		for (const one of argued) {
			const { rule } = one;
			expect({
				rule,
				used: found.some((f) => isArgued(f) && f.rule.endsWith(rule)),
			}).toEqual({ rule, used: true });
		}
	});

	it('see what they are shown', () => {
		expect(
			inSpoilt
				.filter((finding) => !isArgued(finding))
				.map(({ rule }) => rule)
				.sort(),
		).toEqual([
			'n8n-nodes-base/node-param-default-wrong-for-boolean',
			'n8n-nodes-base/node-param-description-boolean-without-whether',
			'n8n-nodes-base/node-param-description-excess-final-period',
			'n8n-nodes-base/node-param-display-name-miscased',
		]);
	});
});
