import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { forEarlierKeys, sameButForKeys } from '../lab/documents/earlierWorkflows';
import { writeFormatted } from '../lab/documents/markdown';
import { operationTables } from '../lab/documents/operations';
import { replaceSection } from '../lab/documents/section';
import type { WorkflowToImport } from '../lab/n8n/n8n';

const root = join(__dirname, '..');
const readme = join(root, 'README.md');
const workflows = join(root, 'workflows');

/** Brings what is made from the code, or from something else here, up to date. */
async function main(): Promise<void> {
	const document = await readFile(readme, 'utf8');
	await writeFormatted(readme, replaceSection(document, 'operations', operationTables()));
	for (const file of sameButForKeys) {
		const today = JSON.parse(await readFile(join(workflows, file), 'utf8')) as WorkflowToImport;
		const text = JSON.stringify(forEarlierKeys(today), null, '\t');
		await writeFormatted(join(workflows, 'earlier', file), text);
	}
}

void main();
