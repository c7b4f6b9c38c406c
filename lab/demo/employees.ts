import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DemoEnvironment } from './environment';
import { executeByHand } from '../n8n/byHand';
import type { Execution } from '../n8n/n8n';

/** The workflow "Sync employees every night". */
export const syncId = 'syncEmployees';

const columns = ['email', 'firstName', 'lastName', 'venue', 'role'];

/** The agents whom Omnize has from the beginning, as employees. */
export const demoAgents = ['user@example.org,Demo,Agent,Bar', 'second@example.org,Demo,Agent,Bar'];

/** Writes the list of employees; it has the column `role` where somebody has one. */
export async function list({ n8n }: DemoEnvironment, ...lines: string[]): Promise<void> {
	const rows = lines.map((line) => line.split(','));
	const width = Math.max(...rows.map(({ length }) => length));
	const cells = [columns, ...rows].map((row) =>
		Array.from({ length: width }, (_, place) => row[place] ?? '').join(),
	);
	await writeFile(join(n8n.filesFolder, 'employees.csv'), [...cells, ''].join('\n'));
}

/** Runs it by hand. */
export const sync = async (demo: DemoEnvironment): Promise<Execution> =>
	await executeByHand(demo, syncId);
