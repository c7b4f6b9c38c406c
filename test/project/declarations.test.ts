import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { AnyZodObject, ZodTypeAny } from 'zod';

import type { Operation } from '../../nodes/engine/declare';
import { clean } from '../../nodes/engine/send/clean';
import { nodes, vendors } from '../../nodes/vendors';

/** The parameters that the engine adds by itself. */
const ownNames = [
	'resource',
	'operation',
	'returnAll',
	'limit',
	'ifExists',
	'waitForCompletion',
	'completionTimeout',
	'simplify',
	'preview',
	'requestSettings',
];

const every = vendors.flatMap((vendor) =>
	vendor.resources.flatMap((resource) =>
		resource.operations.map(
			(operation) =>
				[`${vendor.name} ${resource.value}.${operation.value}`, operation, vendor] as const,
		),
	),
);

const isCollection = ({ type }: INodeProperties) => type === 'collection';

/** What a person can enter, collections laid flat as the engine lays them. */
const entered = ({ properties }: Operation): INodeProperties[] =>
	properties
		.flatMap((one) => (isCollection(one) ? (one.options as INodeProperties[]) : [one]))
		.filter(({ type }) => type !== 'notice');

const shownFor = ({ displayOptions }: INodeProperties) => displayOptions?.show ?? {};

/** Whether only steps have it that were saved before there was another field for it. */
const isOfBefore = (property: INodeProperties) => shownFor(property)['@version']?.includes(1);

/** Whether it is shown, and required, for some values of other fields only: what those need, they check together. */
const dependsOn = (property: INodeProperties, names: string[]) =>
	Object.keys(shownFor(property)).some((name) => names.includes(name));

function shapeOf(schema: ZodTypeAny): Record<string, ZodTypeAny> {
	const inner = (schema as unknown as { innerType?(): ZodTypeAny }).innerType?.();
	return inner ? shapeOf(inner) : (schema as AnyZodObject).shape;
}

/** What every request can be made of, whatever it does with a field. */
const textOrList = Object.assign(new String('x'), {
	map: (change: (entry: unknown) => unknown) => [change('x')],
});

/** Fields that only choose which list is offered, and the pickers of how to enter a list. */
const isOnScreenOnly = (name: string, all: INodeProperties[]) =>
	/^specify[A-Z]/.test(name) ||
	all.some(({ typeOptions, type }) => {
		const { loadOptionsDependsOn } = typeOptions ?? {};
		return type === 'resourceLocator' || loadOptionsDependsOn?.includes(name);
	});

describe.each(every)('%s', (_name, operation, vendor) => {
	const all = entered(operation);
	const shape = shapeOf(operation.schema());

	it('checks everything that can be entered, and asks for nothing that can not be', () => {
		const names = all
			.map(({ name }) => name.replace(/Json$/, ''))
			.filter((name) => name in shape || !isOnScreenOnly(name, all));
		expect([...new Set(names)].sort()).toEqual(Object.keys(shape).sort());
	});

	it('uses everything that can be entered', () => {
		const used = new Set<string>();
		const inputs = Object.keys(shape).map((name) => [name, textOrList]);
		const anything = new Proxy(Object.fromEntries(inputs) as Record<string, unknown>, {
			get: (input, name: string) => {
				used.add(name);
				return input[name];
			},
		});
		const { credential } = vendor;
		const filledIn = Object.fromEntries(credential.properties.map(({ name }) => [name, 'x']));
		if (operation.request) clean(operation.request(anything, filledIn));
		else operation.output!(undefined, anything, filledIn);
		for (const { request } of operation.further ?? []) request([[anything]], anything);
		expect([...used]).toEqual(expect.arrayContaining(Object.keys(shape)));
	});

	it('says for Preview what it would do, and a creation what it would give', () => {
		const { effect, request, value } = operation;
		const changes = request !== undefined && effect !== 'read';
		expect(operation.would !== undefined).toBe(changes);
		expect(operation.wouldAnswer !== undefined).toBe(changes && value === 'create');
	});

	it('has no two fields of one name in a version, and none that the engine has', () => {
		const names = [...operation.properties.filter(isCollection), ...all]
			.filter((property) => !isOfBefore(property))
			.map(({ name }) => name);
		expect([...new Set(names)]).toEqual(names);
		expect(names.filter((name) => ownNames.includes(name))).toEqual([]);
	});

	it('takes every value that its pickers offer', () => {
		const pickers = all.filter(({ type, name }) => /options/i.test(type) && name in shape);
		for (const { name, type, options = [] } of pickers) {
			for (const { value } of options as INodePropertyOptions[]) {
				const chosen = type === 'multiOptions' ? [value] : value;
				expect({ name, value, taken: shape[name]!.safeParse(chosen).success }).toEqual({
					name,
					value,
					taken: true,
				});
			}
		}
	});

	it('marks as required what is required, and nothing else', () => {
		const alone = operation.properties.filter(
			(one) => !isCollection(one) && !dependsOn(one, Object.keys(shape)),
		);
		for (const { name, required = false } of alone) {
			const check = shape[name.replace(/Json$/, '')];
			if (check === undefined) expect({ name, required }).toEqual({ name, required: false });
			else
				expect({ name, required }).toEqual({ name, required: !check.safeParse(undefined).success });
		}
	});
});

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('%s', (_name, vendor) => {
	it('keeps secret what its credential hides, and names only what the credential has', () => {
		const { properties } = vendor.credential;
		const hidden = properties.filter(({ typeOptions }) => typeOptions?.password);
		expect(vendor.secrets).toEqual(expect.arrayContaining(hidden.map(({ name }) => name)));
		const names = properties.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining([...vendor.secrets, vendor.host]));
	});
});

/** The methods that properties name, at any depth. */
function methodsNamedIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) =>
		['searchListMethod', 'loadOptionsMethod'].includes(key)
			? [inner as string]
			: methodsNamedIn(inner),
	);
}

describe.each(nodes.map((Node) => [Node.name, new Node()] as const))(
	'the node %s',
	(_name, node) => {
		it('has the functions that its lists are read by, and no others', () => {
			const { listSearch = {}, loadOptions = {} } = node.methods ?? {};
			const named = new Set(methodsNamedIn(node.description.properties));
			expect([...Object.keys(listSearch), ...Object.keys(loadOptions)].sort()).toEqual(
				[...named].sort(),
			);
		});
	},
);
