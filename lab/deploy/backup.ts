import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { environmentFor, type Postgres } from '../queue/postgres';
import type { Installation } from './installation';

/** What deploy/README.md gives pg_dump, and pg_restore, besides whom and where. */
export const options = {
	dump: ['--format=custom', '--no-owner', '--no-privileges'],
	restore: ['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction'],
};

/** A copy of what can't be made again. */
export interface Backup {
	database: string;
	files: string;
	encryptionKey: string;
}

/** Runs one of PostgreSQL's programs as n8n's role. */
export function asN8n(
	database: Postgres,
	password: string,
	program: string,
	...args: string[]
): string {
	return execFileSync(database.program(program), args, {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...environmentFor({ ...database, password }) },
	});
}

/** Backs an installation up, which may be at work meanwhile. */
export function backUp({ database, main, secrets }: Installation, folder: string): Backup {
	const backup = {
		database: join(folder, 'n8n.dump'),
		files: join(folder, 'n8n-files.tar.gz'),
		encryptionKey: secrets.read('n8n_encryption_key'),
	};
	const password = secrets.read('postgres_password');
	asN8n(database, password, 'pg_dump', ...options.dump, `--file=${backup.database}`);
	execFileSync('tar', ['-czf', backup.files, '-C', main.filesFolder, '.']);
	return backup;
}

/** Fills an installation's empty database with what a backup has. */
export function restoreDatabase({ database, secrets }: Installation, backup: Backup): void {
	const password = secrets.read('postgres_password');
	asN8n(database, password, 'pg_restore', ...options.restore, '--dbname=n8n', backup.database);
}

/** Puts the files of a backup back. */
export function restoreFiles({ main }: Installation, backup: Backup): void {
	execFileSync('tar', ['-xzf', backup.files, '-C', main.filesFolder]);
}
