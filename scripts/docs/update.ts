import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { operationTables } from './operations';
import { replaceSection } from './section';

const readme = join(__dirname, '..', '..', 'README.md');

/** Brings the README's generated parts up to date with the code. */
async function main(): Promise<void> {
	const document = await readFile(readme, 'utf8');
	const updated = replaceSection(document, 'operations', operationTables());
	const style = await resolveConfig(readme);
	await writeFile(readme, await format(updated, { ...style, filepath: readme }));
}

void main();
