import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import type { N8n } from '../n8n/n8n';

/** A credential in plain text. */
export interface Exported {
	id: string;
	name: string;
	type: string;
	data: IDataObject;
}

/** All credentials as n8n's command line decrypts them; nothing where it can't. */
export async function exportCredentials(n8n: N8n): Promise<Exported[] | undefined> {
	const file = join(n8n.folder, 'exported.json');
	await n8n.command('export:credentials', '--all', '--decrypted', `--output=${file}`);
	if (!existsSync(file)) return undefined;
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Exported[];
	} finally {
		await rm(file);
	}
}
