import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

import { folderOf, type SchemaFile } from '../../lab/schemas/files';
import { registry } from '../../nodes/vendors';

const root = join(__dirname, '..', '..');

/** The schema files of all nodes, by their paths from the repository's root. */
export const schemaPaths = registry.flatMap((registered) =>
	readdirSync(join(root, folderOf(registered)), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json'))
		.map((file) => join(folderOf(registered), file)),
);

/** A schema file as it is in the repository. */
export const schemaAt = (path: string) =>
	JSON.parse(readFileSync(join(root, path), 'utf8')) as SchemaFile;
