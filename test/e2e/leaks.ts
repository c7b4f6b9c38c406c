import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { N8n } from '../../lab/n8n/n8n';

/** Base64 turns three bytes into four letters: what a text looks like in it depends on where it starts. */
function inBase64(secret: string): string[] {
	return [0, 1, 2].map((offset) => {
		const whole = Buffer.from(' '.repeat(offset) + secret).toString('base64');
		// The letters at both ends depend on the neighbours too.
		const end = whole.length - 4;
		return whole.slice(offset === 0 ? 0 : 4, end);
	});
}

/** Every form in which a secret would be of use to somebody who finds it. */
export function formsOf(secret: string): string[] {
	const base64 = inBase64(secret);
	const urlSafe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
	const hash = createHash('sha256').update(secret).digest();
	return [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ '': secret }).toString().slice(1),
		JSON.stringify(secret).slice(1, -1),
		...base64,
		...urlSafe,
		Buffer.from(secret).toString('hex'),
		hash.toString('hex'),
		hash.toString('base64'),
	];
}

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
