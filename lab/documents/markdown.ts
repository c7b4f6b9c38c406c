import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

/** Writes a file as Prettier would have it. */
export async function writeFormatted(path: string, text: string): Promise<void> {
	const style = await resolveConfig(path);
	await writeFile(path, await format(text, { ...style, filepath: path }));
}

/** A table in Markdown. */
export function markdownTable(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}
