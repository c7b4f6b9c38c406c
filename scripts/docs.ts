import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { writeMarkdown } from '../lab/documents/markdown';
import { operationTables } from '../lab/documents/operations';
import { replaceSection } from '../lab/documents/section';

const readme = join(__dirname, '..', 'README.md');

/** Brings the README's generated parts up to date with the code. */
async function main(): Promise<void> {
	const document = await readFile(readme, 'utf8');
	await writeMarkdown(readme, replaceSection(document, 'operations', operationTables()));
}

void main();
