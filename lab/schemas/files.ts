import { chosenGeneration, generationsOf } from '../../nodes/engine/declare/generations';
import type { Vendor } from '../../nodes/engine/declare';
import { registry, type Registered } from '../../nodes/vendors';
import { startSandbox, type Sandbox } from '../../sandbox';
import { outputsOf } from './outputs';
import { schemaOf, type Schema } from './schema';

/** What n8n's editor is given of an operation. */
export interface SchemaFile extends Schema {
	/** Which edition of the file it is, as n8n counts them. */
	version: 1;
}

/** By their paths from the repository's root. */
export type SchemaFiles = Map<string, SchemaFile>;

/** Where n8n looks for all schemas of a node, from the repository's root. */
export const folderOf = ({ node: Node }: Registered): string => `nodes/${Node.name}/__schema__`;

/** The versions of a node. */
export const versionsOf = ({ node: Node }: Registered): number[] =>
	[new Node().description.version].flat();

/** The schemas of a generation, by the ends of their paths. */
async function ofGeneration(sandbox: Sandbox, registered: Registered): Promise<SchemaFiles> {
	const outputs = await outputsOf(sandbox, registered);
	return new Map(
		[...outputs].map(([operation, records]) => [
			`${operation.replace(': ', '/')}.json`,
			{ ...schemaOf(records), version: 1 },
		]),
	);
}

/**
 * The schemas of a node. n8n asks by version, resource and operation, but not by authentication: the generation
 * that a version begins with decides, and what only another one has is that one's.
 */
async function ofNode(sandbox: Sandbox, registered: Registered): Promise<SchemaFiles> {
	const made = new Map<Vendor, SchemaFiles>();
	for (const vendor of generationsOf(registered.vendor)) {
		made.set(vendor, await ofGeneration(sandbox, { ...registered, vendor }));
	}
	const files: SchemaFiles = new Map();
	for (const version of versionsOf(registered)) {
		const first = chosenGeneration(registered.vendor, undefined, version);
		for (const own of [...made.values(), made.get(first)!]) {
			for (const [path, schema] of own) {
				files.set(`${folderOf(registered)}/v${version}.0.0/${path}`, schema);
			}
		}
	}
	return files;
}

/** Settings of a sandbox that carries out at once what it accepts, and counts no requests. */
export const atOnce = { typsy: { processingMs: 0 }, centrapay: { requestsPerMinute: 0 } };

/** The schemas of all operations, made by running them at the sandbox. */
export async function schemaFiles(): Promise<SchemaFiles> {
	const sandbox = await startSandbox(atOnce);
	try {
		const files: SchemaFiles = new Map();
		for (const registered of registry) {
			for (const [path, schema] of await ofNode(sandbox, registered)) files.set(path, schema);
		}
		return files;
	} finally {
		await sandbox.close();
	}
}

/** A file's text, as Prettier would have it. */
export const textOf = (schema: SchemaFile): string => `${JSON.stringify(schema, null, '\t')}\n`;
