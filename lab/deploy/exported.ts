import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { CredentialToImport, N8n } from '../n8n/n8n';

/**
 * All credentials in plain text, as n8n's command line decrypts them.
 *
 * @throws Error where n8n's encryption key doesn't open them
 */
export async function exportCredentials(n8n: N8n): Promise<CredentialToImport[]> {
	const file = join(n8n.folder, 'exported.json');
	await n8n.command('export:credentials', '--all', '--decrypted', `--output=${file}`);
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as CredentialToImport[];
	} finally {
		await rm(file);
	}
}

/** What n8n says where its encryption key is another one. */
export const notDecrypted = /Credentials could not be decrypted/;
