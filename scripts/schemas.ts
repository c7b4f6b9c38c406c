import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { folderOf, schemaFiles, textOf } from '../lab/schemas/files';
import { registry } from '../nodes/vendors';

const root = join(__dirname, '..');

/** Makes the files by which n8n shows what an operation puts out before it was ever run. */
async function main(): Promise<void> {
	const files = await schemaFiles();
	for (const registered of registry) {
		await rm(join(root, folderOf(registered)), { recursive: true, force: true });
	}
	for (const [path, schema] of files) {
		await mkdir(dirname(join(root, path)), { recursive: true });
		await writeFile(join(root, path), textOf(schema));
	}
}

void main();
