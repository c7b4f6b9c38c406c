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
	encryptionKey: string;
}

/** Runs one of PostgreSQL's programs as n8n's role, with its password of now. */
export function asN8n(
	{ database, secrets }: { database: Postgres; secrets: Installation['secrets'] },
	program: string,
	...args: string[]
): string {
	const password = secrets.read('postgres_password');
	return execFileSync(database.program(program), args, {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...environmentFor({ ...database, password }) },
	});
}

/** Backs an installation up, which may be at work meanwhile. */
export function backUp(installation: Installation, folder: string): Backup {
	const database = join(folder, 'n8n.dump');
	asN8n(installation, 'pg_dump', ...options.dump, `--file=${database}`);
	return { database, encryptionKey: installation.secrets.read('n8n_encryption_key') };
}

/** Fills an installation's empty database with what a backup has. */
export function restore(installation: Installation, { database }: Backup): void {
	asN8n(installation, 'pg_restore', ...options.restore, '--dbname=n8n', database);
}
