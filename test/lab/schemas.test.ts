import { resolveOutputSchemaPath } from 'n8n-core';
import { readFileSync } from 'fs';
import { join, relative } from 'path';

import { works } from '../../lab/faults/works';
import { operationsOf as runnable } from '../../lab/node/operations';
import { registered } from '../../lab/registered';
import { examples } from '../../lab/schemas/examples';
import { atOnce, folderOf, schemaFiles, textOf, versionsOf } from '../../lab/schemas/files';
import { either, schemaOf } from '../../lab/schemas/schema';
import { generationsOf } from '../../nodes/engine/declare';
import { operationsOf } from '../../nodes/engine/declare/upsert';
import { registry, vendors, type Registered } from '../../nodes/vendors';
import { schemaAt, schemaPaths } from '../harness/schemas';
import { sandbox, useSandbox } from '../vendors/setup';

const root = join(__dirname, '..', '..');

/** The file that n8n's editor gets for an operation, from the repository's root. */
function askedFor(node: Registered, version: number, resource: string, operation: string): string {
	const nodeDir = join(root, folderOf(node), '..');
	return relative(root, resolveOutputSchemaPath({ nodeDir, version, resource, operation })!);
}

/** What can be asked for, in every version of every node. */
const asked = registry.flatMap((node) =>
	versionsOf(node).flatMap((version) =>
		generationsOf(node.vendor).flatMap(({ resources }) =>
			resources.flatMap((resource) =>
				operationsOf(resource).map(({ value }) => askedFor(node, version, resource.value, value)),
			),
		),
	),
);

describe('The schemas of what operations put out', () => {
	it('are there for every operation, where n8n asks for them, and for nothing else', () => {
		expect([...schemaPaths].sort()).toEqual([...new Set(asked)].sort());
	});

	it('are what their examples put out now; `npm run schemas` makes them so', async () => {
		const made = await schemaFiles();
		const inRepository = Object.fromEntries(schemaPaths.map((path) => [path, schemaAt(path)]));
		expect(inRepository).toEqual(Object.fromEntries(made));
		const [path, schema] = [...made][0]!;
		expect(readFileSync(join(root, path), 'utf8')).toBe(textOf(schema));
	});

	it.each(vendors.map(({ credential, resources }) => [credential.name, resources] as const))(
		'have examples of what there is with %s, and of nothing else',
		(credential, resources) => {
			const names = resources.flatMap(({ value, operations }) =>
				operations.map((operation) => `${value}: ${operation.value}`),
			);
			expect(Object.keys(examples[credential]!).sort()).toEqual(names.sort());
		},
	);

	it('are those of the authentication with which a version begins, or else of the one that has it', () => {
		const omnize = registered('omnize');
		const fieldsOf = (version: number, operation: string) =>
			Object.keys(schemaAt(askedFor(omnize, version, 'agent', operation)).properties!);
		expect(fieldsOf(1, 'create')).toContain('administrator');
		expect(fieldsOf(2, 'create')).toContain('profile');
		expect(fieldsOf(1, 'get')).toContain('profile');
	});

	it.each(schemaPaths)('say something that the editor shows: %s', (path) => {
		const { type, properties } = schemaAt(path);
		expect(type).toBe('object');
		expect(Object.keys(properties!).length).toBeGreaterThan(0);
	});
});

describe('What an operation puts out for other items', () => {
	useSandbox(atOnce);

	it.each(works.map((work) => [work.vendor, work.name, work] as const))(
		'fits its schema: %s, %s',
		async (vendor, _name, work) => {
			const own = registered(vendor);
			const { resource, operation } = work.parameters as Record<string, string>;
			const credentials = sandbox.credentials as unknown as Record<string, never>;
			const node = runnable(new own.node(), own.vendor.credential);
			const items = await work.prepare(sandbox, 2);
			const { json, error } = await node(credentials[`${vendor}Api`]!).run(
				`${resource}: ${operation}`,
				work.parameters,
				{ items: items.map((item) => item.json) },
			);
			expect(error).toBeUndefined();
			expect(json.length).toBeGreaterThan(0);
			const schema = schemaAt(askedFor(own, versionsOf(own)[0]!, resource!, operation!));
			expect(schema).toMatchObject(either(schema, schemaOf(json)));
		},
	);
});

describe('A schema', () => {
	it.each([
		['of a text', ['a'], { type: 'string' }],
		['of whole numbers', [1, 2], { type: 'integer' }],
		['of numbers', [1, 2.5], { type: 'number' }],
		['of what may be nothing is of what it else is', [null, 'a', null], { type: 'string' }],
		['of nothing', [null], { type: 'null' }],
		['of empty lists', [[], []], { type: 'array' }],
		['of lists', [[], [1], ['a'].slice(1)], { type: 'array', items: { type: 'integer' } }],
		[
			'of records has the fields of all',
			[{ a: 1 }, { b: { c: true } }, { a: null, b: { d: 'e' } }],
			{
				type: 'object',
				properties: {
					a: { type: 'integer' },
					b: {
						type: 'object',
						properties: { c: { type: 'boolean' }, d: { type: 'string' } },
					},
				},
			},
		],
	])('%s', (_title, values: unknown[], schema) => {
		expect(schemaOf(values)).toEqual(schema);
	});

	it('can not be of what is sometimes this and sometimes that', () => {
		expect(() => schemaOf([1, 'a'])).toThrow('integer and string');
	});
});
