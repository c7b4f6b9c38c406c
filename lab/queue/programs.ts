import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { installPackage } from '../process/debian';

/** Where Debian puts PostgreSQL's programs, outside of everybody's PATH. */
const POSTGRES_FOLDER = '/usr/lib/postgresql';

/** Whether we may do what only root may. */
export const isRoot = process.getuid?.() === 0;

function find(program: string): string | undefined {
	const versions = existsSync(POSTGRES_FOLDER) ? readdirSync(POSTGRES_FOLDER).sort().reverse() : [];
	return [
		...versions.map((version) => join(POSTGRES_FOLDER, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter),
	]
		.map((folder) => join(folder, program))
		.find((path) => existsSync(path));
}

/**
 * Finds a program, and installs Debian's package with it where that is possible.
 *
 * @throws Error with the command that installs it, where it has to be done by hand
 */
export function ensureProgram(
	program: string,
	debianPackage: string,
	log: (line: string) => void,
): string {
	const found = find(program);
	if (found) return found;
	const installed = installPackage(debianPackage, log) ? find(program) : undefined;
	if (!installed) {
		throw new Error(
			`${program} isn't installed. On Debian and Ubuntu: sudo apt-get install ${debianPackage}`,
		);
	}
	return installed;
}
