import { execFileSync, spawnSync } from 'node:child_process';
import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from '../n8n/n8n';
import { makeSecret } from '../n8n/secret';
import { ensureProgram, isRoot } from './programs';
import { host, makeFolder, start, stopper, type Log, type Service } from './service';

/** The database and the role that n8n gets. */
const n8n = 'n8n';
const administrator = 'postgres';

/** A PostgreSQL with a database that belongs to n8n's role. */
export interface Postgres extends Service {
	user: string;
	database: string;
	/** Runs one of PostgreSQL's programs as the administrator, and gives what it printed. */
	administer(program: string, args: string[], input?: string): string;
}

/** The environment in which PostgreSQL's programs and its driver find a database. */
export const environmentFor = ({
	host: address,
	port,
	user,
	password,
	database,
}: Omit<Postgres, 'administer' | 'stop'>): Record<string, string> => ({
	PGHOST: address,
	PGPORT: String(port),
	PGUSER: user,
	PGPASSWORD: password,
	PGDATABASE: database,
});

/** PostgreSQL refuses to run as root: what it then runs as, and with which command. */
function ownUser() {
	if (!isRoot) return undefined;
	const [uid, gid] = ['-u', '-g'].map((what) =>
		execFileSync('id', [what, administrator], { encoding: 'utf8' }).trim(),
	) as [string, string];
	return {
		own: async (path: string) => await chown(path, Number(uid), Number(gid)),
		as: ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'],
	};
}

/** The statements that make what n8n may use, and nobody else: a role without any power over the server. */
const grant = (password: string) => `
	CREATE ROLE ${n8n} LOGIN PASSWORD '${password}';
	CREATE DATABASE ${n8n} OWNER ${n8n};
	REVOKE ALL ON DATABASE ${n8n}, ${administrator}, template1 FROM PUBLIC;
`;

/** Starts a PostgreSQL with an empty database for n8n, which asks everybody for a password. */
export async function startPostgres(log: Log): Promise<Postgres> {
	const server = ensureProgram('postgres', 'postgresql', log);
	const program = (name: string) => join(server, '..', name);
	const { folder, remove } = await makeFolder('postgres');
	const user = ownUser();
	const command = (...rest: string[]) => [...(user?.as ?? []), ...rest] as [string, ...string[]];
	const port = await freePort();
	const data = join(folder, 'data');
	const administratorPassword = makeSecret();
	const passwordFile = join(folder, 'password');
	await writeFile(passwordFile, administratorPassword, { mode: 0o600 });
	await user?.own(folder);
	await user?.own(passwordFile);

	const [initdb, ...args] = command(program('initdb'), '-D', data, '-U', administrator);
	const access = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`];
	execFileSync(initdb, [...args, ...access, '-E', 'UTF8', '--locale=C'], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const options = { listen_addresses: host, unix_socket_directories: '', max_connections: '200' };
	const settings = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const started = await start(
		folder,
		port,
		command(server, '-D', data, '-p', String(port), ...settings),
		// It listens before it lets anybody in.
		async () => spawnSync(program('pg_isready'), ['-h', host, '-p', String(port)]).status === 0,
	);
	const administer = (name: string, rest: string[], input = '') =>
		execFileSync(program(name), rest, {
			encoding: 'utf8',
			input,
			env: {
				...process.env,
				...environmentFor({
					host,
					port,
					user: administrator,
					password: administratorPassword,
					database: administrator,
				}),
			},
		});
	const password = makeSecret();
	administer('psql', ['--quiet', '--set=ON_ERROR_STOP=1'], grant(password));
	return {
		host,
		port,
		user: n8n,
		database: n8n,
		password,
		administer,
		// SIGINT ends it at once and in good order; SIGTERM would wait for its clients.
		stop: stopper(started, 'SIGINT', remove),
	};
}
