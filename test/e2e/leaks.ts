import { readFile } from 'node:fs/promises';

import type { N8n } from '../../lab/n8n/n8n';

/** Everything that n8n keeps or printed: its database's files, each value in its tables, its log. */
export async function whatN8nKeeps(n8n: N8n): Promise<string> {
	const files = [n8n.databasePath, `${n8n.databasePath}-wal`, n8n.logPath];
	const contents = await Promise.all(
		files.map(async (file) => await readFile(file, 'latin1').catch(() => '')),
	);
	const tables = await n8n.query<{ name: string }>(
		"SELECT name FROM sqlite_master WHERE type = 'table'",
	);
	for (const { name } of tables) {
		contents.push(JSON.stringify(await n8n.query(`SELECT * FROM "${name}"`)));
	}
	return contents.join('\n');
}
