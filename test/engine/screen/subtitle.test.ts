import { Workflow, type INodeParameters, type INodeType, type INodeTypes } from 'n8n-workflow';

import { registry } from '../../../nodes/vendors';

/** What n8n shows below a step's name on the canvas. */
function subtitleOf(node: INodeType, parameters: INodeParameters): unknown {
	const { name, subtitle } = node.description;
	const nodeTypes = {
		getByName: () => node,
		getByNameAndVersion: () => node,
		getKnownTypes: () => ({}),
	} as unknown as INodeTypes;
	const step = {
		id: 'step',
		name: 'Step',
		type: name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const workflow = new Workflow({ nodes: [step], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(
		workflow.getNode('Step')!,
		subtitle,
		'internal',
		{},
	);
}

const partner = (name: string) => registry.find(({ vendor }) => vendor.name === name)!;
const yay = () => new (partner('Yay.com').node)();

describe('Below a step on the canvas', () => {
	it.each([
		[{ resource: 'customer', operation: 'allocateCredit' }, 'Allocate credit to a customer'],
		[{ resource: 'customer', operation: 'create' }, 'Create a customer'],
		[{ resource: 'customer', operation: 'create', preview: true }, 'Preview: Create a customer'],
		[{ resource: 'customer', operation: 'of another version' }, 'of another version'],
	])('%j reads as a sentence', (parameters, sentence) => {
		expect(subtitleOf(yay(), parameters)).toBe(sentence);
	});

	it('every operation has one, without its warning', () => {
		for (const { vendor, node } of registry) {
			for (const { value: resource, operations } of vendor.resources) {
				for (const { value: operation, action } of operations) {
					const sentence = subtitleOf(new node(), { resource, operation });
					expect(sentence).toMatch(/^[A-Z][^()]+$/);
					expect(action.startsWith(sentence as string)).toBe(true);
				}
			}
		}
	});

	it.each([
		['Yay.com', 'newSipUser', 'New SIP user'],
		['Centrapay', 'changedApiKey', 'Changed API key'],
		['Omnize', 'newOrChangedAgent', 'New or changed agent'],
	])("of %s's trigger, %s reads as a sentence", (name, event, sentence) => {
		expect(subtitleOf(new (partner(name).triggers[0]!)(), { event })).toBe(sentence);
	});
});
